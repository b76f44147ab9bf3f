// The functions toJson, fromJson and their kin: sprig/defaults.go.
#include <string>
#include <utility>

#include "engine/gotmpl/funcs/json_text.h"
#include "engine/gotmpl/funcs/sprig.h"

namespace sidelint::gotmpl::sprig {
namespace {

enum class OnError : std::uint8_t { nothing, failure };

Value written(Call& call, JsonText&& json, OnError on_error) {
  if (json.state == Printable::unknown) return Value::unknown(json.why);
  if (json.state == Printable::too_large) return call.fail("value too large for JSON");
  if (!json.error.empty() && on_error == OnError::failure) return call.fail(std::move(json.error));
  return call.text(std::move(json.text));
}

template <JsonLayout Layout, JsonHtml Html, OnError Policy>
Value encoded(Call& call) {
  return written(call, to_json(call.args[0], Layout, Html), Policy);
}

// What is no JSON gives nil.
template <OnError Policy>
Value from_json(Call& call) {
  JsonValue read = parse_json(call.heap, call.text_arg(0));
  if (!read.error.empty() && Policy == OnError::failure) return call.fail(std::move(read.error));
  return read.value.boxed();
}

constexpr auto kCompact = JsonLayout::compact;
constexpr auto kIndented = JsonLayout::indented;
constexpr auto kEscaped = JsonHtml::escaped;
constexpr auto kRaw = JsonHtml::as_it_is;

constexpr FuncDef kJson[] = {
    {"fromJson", from_json<OnError::nothing>, {&kString}},
    {"mustFromJson", from_json<OnError::failure>, {&kString}},
    {"mustToJson", encoded<kCompact, kEscaped, OnError::failure>, {&kAny}},
    {"mustToPrettyJson", encoded<kIndented, kEscaped, OnError::failure>, {&kAny}},
    {"mustToRawJson", encoded<kCompact, kRaw, OnError::failure>, {&kAny}},
    {"toJson", encoded<kCompact, kEscaped, OnError::nothing>, {&kAny}},
    {"toPrettyJson", encoded<kIndented, kEscaped, OnError::nothing>, {&kAny}},
    {"toRawJson", encoded<kCompact, kRaw, OnError::failure>, {&kAny}},
};

}  // namespace

std::span<const FuncDef> json() { return kJson; }

}  // namespace sidelint::gotmpl::sprig
