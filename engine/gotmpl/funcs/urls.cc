// URLs as dictionaries: sprig/url.go.
#include <string>
#include <utility>

#include "engine/gotmpl/funcs/cast.h"
#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/funcs/url.h"

namespace sidelint::gotmpl::sprig {
namespace {

Value url_parse(Call& call) {
  UrlResult read = read_url(call.text_arg(0));
  if (!read.url) return call.fail("unable to parse url: " + read.error);
  const Value map = call.heap.map();
  const auto set = [&](std::string_view key, std::string text) {
    call.heap.set(map, key, call.heap.text(std::move(text)));
  };
  set("scheme", read.url->scheme);
  set("host", read.url->host);
  set("hostname", read.url->hostname());
  set("path", read.url->path);
  set("query", read.url->query);
  set("opaque", read.url->opaque);
  set("fragment", read.url->fragment);
  set("userinfo", read.url->userinfo.value_or(""));
  return map;
}

// The texts of a dictionary; the first entry that is none ends the call.
class Entries {
 public:
  explicit Entries(Call& call) : call_(call) {}

  std::string take(std::string_view key) {
    const Value found = call_.args[0].find(key);
    if (!found.is_valid() || call_.failed || unknown_.is_valid()) return {};
    const Value value = found.unboxed();
    if (value.is_unknown()) {
      unknown_ = value;
    } else if (!value.is_valid()) {
      call_.fail(std::string(kNilDereference));
    } else if (value.kind() != Kind::string) {
      call_.fail("unable to parse " + std::string(key) + " key, must be of type string, but " +
                 std::string(kind_name(value)) + " found");
    } else {
      return std::string(value.as_text());
    }
    return {};
  }

  const Value& unknown() const { return unknown_; }

 private:
  Call& call_;
  Value unknown_;
};

Value url_join(Call& call) {
  Entries entries(call);
  Url url;
  url.scheme = entries.take("scheme");
  url.host = entries.take("host");
  url.path = entries.take("path");
  url.query = entries.take("query");
  url.opaque = entries.take("opaque");
  url.fragment = entries.take("fragment");
  const std::string userinfo = entries.take("userinfo");
  if (call.failed || entries.unknown().is_valid()) return entries.unknown();
  if (!userinfo.empty()) {
    UrlResult read = read_url("proto://" + userinfo + "@host");
    if (!read.url) return call.fail("unable to parse userinfo in dict: " + read.error);
    url.userinfo = std::move(read.url->userinfo);
  }
  return call.text(url.text());
}

constexpr FuncDef kUrls[] = {
    {"urlJoin", url_join, {&kAnyMap}},
    {"urlParse", url_parse, {&kString}},
};

}  // namespace

std::span<const FuncDef> urls() { return kUrls; }

}  // namespace sidelint::gotmpl::sprig
