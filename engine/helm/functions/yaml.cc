// YAML from values and values from YAML.
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/gotmpl/error_value.h"
#include "engine/gotmpl/exec.h"
#include "engine/gotmpl/print.h"
#include "engine/helm/data.h"
#include "engine/helm/functions/functions.h"
#include "engine/helm/functions/pretty_yaml.h"
#include "engine/helm/functions/read_text.h"
#include "engine/yaml/emit.h"
#include "engine/yaml/go_error.h"
#include "engine/yaml/load.h"

namespace sidelint::helm {
namespace {

using gotmpl::Arity;
using gotmpl::Call;
using gotmpl::FuncDef;
using gotmpl::kAny;
using gotmpl::kString;
using gotmpl::Unknowns;
using gotmpl::Value;

Value marked(Call& call, const Value& boxed, std::size_t depth) {
  constexpr std::size_t kDeepest = 200;
  const Value value = boxed.unboxed();
  if (value.is_unknown() || depth > kDeepest) {
    const std::string_view why = value.is_unknown() ? value.as_text() : std::string_view("it is too deep");
    return call.heap.mark({why}).with_origin(value.origin());
  }
  if (value.kind() == gotmpl::Kind::map && !value.is_nil()) {
    const Value out = call.heap.map();
    for (const auto& [key, item] : value.as_map()->entries) call.heap.set(out, key, marked(call, item, depth + 1));
    if (!value.more().empty()) {
      const Value mark = call.heap.mark({value.more()});
      call.heap.set(out, mark.as_text(), mark);
    }
    return out.with_origin(value.origin());
  }
  if (value.kind() != gotmpl::Kind::slice || value.is_nil()) return value;
  std::vector<Value> items;
  for (std::size_t i = 0; i < value.length(); ++i) items.push_back(marked(call, value.at(i), depth + 1));
  return call.heap.slice(std::move(items)).with_origin(value.origin());
}

enum class OnError : std::uint8_t { nothing, failure };
enum class Layout : std::uint8_t { compact, pretty };

template <OnError Policy, Layout Manner>
Value to_yaml(Call& call) {
  const Value value = with_marks(call, call.args[0]);
  if (value.is_unknown()) return value;
  std::string text;
  if constexpr (Manner == Layout::pretty) {
    text = pretty_yaml(value);
  } else {
    Encoded encoded = to_yaml_value(value);
    if (!encoded.error.empty()) return Policy == OnError::nothing ? Value::text("") : call.fail(encoded.error);
    text = yaml::to_yaml(encoded.value);
  }
  if (text.ends_with('\n')) text.pop_back();
  return call.text(std::move(text));
}

// What json.Unmarshal says to a value of another kind than the wanted one.
std::string mismatch(yaml::Kind kind, std::string_view wanted) {
  std::string error = "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ";
  return ((error += json_kind(kind)) += " into Go value of type ") += wanted;
}

ReadText read(Call& call, yaml::Kind wanted, std::string_view type) {
  const std::string_view text = call.text_arg(0);
  Origins origins;
  origins.reserve_shards(1);
  const Span whole{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())};
  const yaml::Loaded loaded = yaml::load(text, whole, origins);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded))
    return {{}, "error converting YAML to JSON: " + yaml::go_error(text, *problem)};
  const yaml::Node root = std::get<0>(loaded)->root();
  if (!root || root.is(yaml::Kind::null)) return {};
  if (!root.is(wanted)) return {{}, mismatch(root.kind(), type)};
  return {to_data(call.heap, nullptr, root), {}};  // a text that is no source of its own has no places to tell
}

Value from_yaml(Call& call) { return as_table(call, read(call, yaml::Kind::mapping, gotmpl::kAnyMap.name)); }

Value from_yaml_array(Call& call) { return as_list(call, read(call, yaml::Kind::sequence, gotmpl::kAnySlice.name)); }

constexpr Unknowns kSeen = Unknowns::seen_by_function;
constexpr Unknowns kPassed = Unknowns::passed_on;

constexpr FuncDef kTable[] = {
    {"fromYaml", from_yaml, {&kString}, Arity::fixed, kPassed},
    {"fromYamlArray", from_yaml_array, {&kString}, Arity::fixed, kPassed},
    {"mustToYaml", to_yaml<OnError::failure, Layout::compact>, {&kAny}, Arity::fixed, kSeen},
    {"toYaml", to_yaml<OnError::nothing, Layout::compact>, {&kAny}, Arity::fixed, kSeen},
    {"toYamlPretty", to_yaml<OnError::nothing, Layout::pretty>, {&kAny}, Arity::fixed, kSeen},
};

}  // namespace

Value with_marks(Call& call, const Value& value) {
  const std::optional<std::string_view> unknown = gotmpl::find_unknown(value);
  if (!unknown) return value;
  if (call.executor.manner().gaps == gotmpl::Gaps::named) return Value::unknown(*unknown);
  return marked(call, value, 0);
}

std::span<const FuncDef> yaml_functions() { return kTable; }

}  // namespace sidelint::helm
