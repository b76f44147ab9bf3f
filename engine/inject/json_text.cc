#include "engine/inject/json_text.h"

#include "engine/inject/proto/go_json.h"

namespace sidelint::inject {
namespace {

void append(std::string& out, const yaml::Value& value) {
  if (value.is(yaml::Kind::string)) return proto::append_quoted_json(out, value.text);
  if (!value.is_collection()) {
    out += proto::json_of_scalar(value);
    return;
  }
  const bool mapping = value.is(yaml::Kind::mapping);
  out += mapping ? '{' : '[';
  bool first = true;
  const auto separate = [&] {
    if (!first) out += ',';
    first = false;
  };
  for (const yaml::Value& item : value.items) {
    separate();
    append(out, item);
  }
  for (const yaml::Entry& entry : value.entries) {
    separate();
    proto::append_quoted_json(out, entry.key);
    out += ':';
    append(out, entry.value);
  }
  out += mapping ? '}' : ']';
}

}  // namespace

std::string json_in_order(const yaml::Value& value) {
  std::string out;
  append(out, value);
  return out;
}

}  // namespace sidelint::inject
