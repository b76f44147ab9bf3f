// JSON from values and values from JSON, in helm's own variants.
#include <string>
#include <utility>

#include "engine/gotmpl/funcs/json_text.h"
#include "engine/helm/functions/functions.h"
#include "engine/helm/functions/read_text.h"

namespace sidelint::helm {
namespace {

using gotmpl::Arity;
using gotmpl::Call;
using gotmpl::FuncDef;
using gotmpl::kAny;
using gotmpl::kString;
using gotmpl::Unknowns;
using gotmpl::Value;

enum class OnError : std::uint8_t { nothing, failure };

template <OnError Policy>
Value to_json(Call& call) {
  const Value value = with_marks(call, call.args[0]);
  if (value.is_unknown()) return value;
  gotmpl::JsonText json = gotmpl::to_json(value, gotmpl::JsonLayout::compact, gotmpl::JsonHtml::escaped);
  if (json.state == gotmpl::Printable::unknown) return Value::unknown(json.why);
  if (json.state == gotmpl::Printable::too_large) return call.fail("value too large for JSON");
  if (json.error.empty()) return call.text(std::move(json.text));
  return Policy == OnError::nothing ? Value::text("") : call.fail(std::move(json.error));
}

std::string_view json_name(const Value& value) {
  switch (value.kind()) {
    case gotmpl::Kind::map:
      return "object";
    case gotmpl::Kind::slice:
      return "array";
    case gotmpl::Kind::boolean:
      return "bool";
    case gotmpl::Kind::string:
      return "string";
    default:
      return "number";
  }
}

ReadText read(Call& call, const gotmpl::Type& wanted) {
  gotmpl::JsonValue json = gotmpl::parse_json(call.heap, call.text_arg(0));
  if (!json.error.empty()) return {{}, std::move(json.error)};
  const Value value = json.value.unboxed();
  if (!value.is_valid() || value.kind() == wanted.kind) return {value, {}};
  std::string error = "json: cannot unmarshal ";
  return {{}, ((error += json_name(value)) += " into Go value of type ") += wanted.name};
}

Value from_json(Call& call) { return as_table(call, read(call, gotmpl::kAnyMap)); }

Value from_json_array(Call& call) { return as_list(call, read(call, gotmpl::kAnySlice)); }

constexpr Unknowns kSeen = Unknowns::seen_by_function;
constexpr Unknowns kPassed = Unknowns::passed_on;

constexpr FuncDef kTable[] = {
    {"fromJson", from_json, {&kString}, Arity::fixed, kPassed},
    {"fromJsonArray", from_json_array, {&kString}, Arity::fixed, kPassed},
    {"mustToJson", to_json<OnError::failure>, {&kAny}, Arity::fixed, kSeen},
    {"toJson", to_json<OnError::nothing>, {&kAny}, Arity::fixed, kSeen},
};

}  // namespace

std::span<const FuncDef> json_functions() { return kTable; }

}  // namespace sidelint::helm
