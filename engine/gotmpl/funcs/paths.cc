// Slash-separated paths: Go's packages path and path/filepath, which agree on everything but Windows.
#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/funcs/sprig.h"

namespace sidelint::gotmpl::sprig {
namespace {

// The shortest path to the same place by words alone.
std::string cleaned(std::string_view path) {
  const bool rooted = path.starts_with('/');
  std::vector<std::string_view> kept;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view name = path.substr(at, end - at);
    at = end + 1;
    if (name.empty() || name == ".") continue;
    const bool climbs = name == "..";
    if (climbs && !kept.empty() && kept.back() != "..") {
      kept.pop_back();
    } else if (!climbs || !rooted) {
      kept.push_back(name);
    }
  }
  std::string out = rooted ? "/" : "";
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (i > 0) out += '/';
    out += kept[i];
  }
  return out.empty() ? "." : out;
}

std::string_view last_name(std::string_view path) {
  if (path.empty()) return ".";
  const std::size_t end = path.find_last_not_of('/');
  if (end == std::string_view::npos) return "/";
  path = path.substr(0, end + 1);
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

Value base(Call& call) { return Value::text(last_name(call.text_arg(0))); }
Value clean(Call& call) { return call.text(cleaned(call.text_arg(0))); }

Value dir(Call& call) {
  const std::string_view path = call.text_arg(0);
  return call.text(cleaned(path.substr(0, path.rfind('/') + 1)));
}

Value ext(Call& call) {
  const std::string_view path = call.text_arg(0);
  const std::size_t mark = path.find_last_of("./");
  return Value::text(mark != std::string_view::npos && path[mark] == '.' ? path.substr(mark) : "");
}

Value is_abs(Call& call) { return Value::boolean(call.text_arg(0).starts_with('/')); }

constexpr FuncDef kPaths[] = {
    {"base", base, {&kString}},      {"clean", clean, {&kString}},  {"dir", dir, {&kString}},
    {"ext", ext, {&kString}},        {"isAbs", is_abs, {&kString}}, {"osBase", base, {&kString}},
    {"osClean", clean, {&kString}},  {"osDir", dir, {&kString}},    {"osExt", ext, {&kString}},
    {"osIsAbs", is_abs, {&kString}},
};

}  // namespace

std::span<const FuncDef> paths() { return kPaths; }

}  // namespace sidelint::gotmpl::sprig
