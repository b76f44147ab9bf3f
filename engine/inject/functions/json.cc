// Functions between values and their JSON or YAML.
#include <string>
#include <string_view>

#include "engine/gotmpl/funcs/json_text.h"
#include "engine/inject/data/message_values.h"
#include "engine/inject/functions/istio_functions.h"
#include "engine/inject/proto/message.h"
#include "engine/inject/yaml_text.h"
#include "engine/yaml/emit.h"

namespace sidelint::inject {
namespace {

using gotmpl::Call;
using gotmpl::Kind;
using gotmpl::Value;

gotmpl::JsonText json_of(const Value& value) {
  return gotmpl::to_json(value, gotmpl::JsonLayout::compact, gotmpl::JsonHtml::escaped);
}

// A text that could not be made is `otherwise`, as Istio only logs the error.
Value result(Call& call, gotmpl::JsonText json, std::string_view otherwise) {
  if (json.state == gotmpl::Printable::unknown) return Value::unknown(json.why);
  if (json.state == gotmpl::Printable::too_large) return call.fail("value too large");
  return json.error.empty() ? call.text(std::move(json.text)) : Value::text(otherwise);
}

Value to_json(Call& call) {
  if (call.args[0].is_nil()) return Value::text("{}");
  return result(call, json_of(call.args[0]), "{}");
}

Value from_json(Call& call) {
  const gotmpl::JsonValue parsed = gotmpl::parse_json(call.heap, call.text_arg(0));
  return parsed.error.empty() ? parsed.value : Value::text("{}");
}

Value struct_to_json(Call& call) {
  const Value value = call.args[0].unboxed();
  if (!value.is_valid()) return Value::text("{}");
  return result(call, json_of(value), "{}");
}

Value proto_to_json(Call& call) {
  const Value value = call.args[0].unboxed();
  if (!value.is_valid() || value.is_nil()) return Value::text("{}");
  const proto::Message* type = message_of(value.type());
  if (!type) return Value::text("{}");
  const auto& host = *static_cast<const FunctionHost*>(call.host);
  yaml::Value message = from_message(value);
  if (type == &host.mesh->proxy()) message = clean_proxy_config(*host.mesh, std::move(message));
  return call.text(proto::encode(*type, message));
}

// What JSON can hold needs no way round through its text.
bool is_generic(const Value& value) {
  const gotmpl::Type* const type = value.is_valid() ? &value.type() : nullptr;
  return type == &gotmpl::kAnyMap || type == &gotmpl::kAnySlice || type == &gotmpl::kString || type == &gotmpl::kBool;
}

Value to_yaml(Call& call) {
  const Value value = call.args[0].unboxed();
  if (is_generic(value) && !gotmpl::find_unknown(value)) {
    return call.text(yaml::to_yaml(from_any(value)));
  }
  gotmpl::JsonText json = json_of(value);
  if (json.state != gotmpl::Printable::yes || !json.error.empty()) return result(call, std::move(json), "");
  return call.text(yaml::to_yaml(read_yaml(json.text).value));
}

constexpr IstioFunction kTable[] = {
    {{"fromJSON", from_json, {&gotmpl::kString}}, 1},       {{"protoToJSON", proto_to_json, {&kProtoMessage}}, 4},
    {{"structToJSON", struct_to_json, {&gotmpl::kAny}}, 3}, {{"toJSON", to_json, {&gotmpl::kStringMap}}, 1},
    {{"toJson", to_json, {&gotmpl::kStringMap}}, 1, 19},    {{"toYaml", to_yaml, {&gotmpl::kAny}}, 1},
};

}  // namespace

std::span<const IstioFunction> json_functions() { return kTable; }

}  // namespace sidelint::inject
