// The type of `.Values` and its methods (helm 4.3, pkg/chart/common/values.go). Encode wants a writer, which no
// template has.
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/funcs.h"
#include "engine/helm/data.h"
#include "engine/helm/functions/functions.h"
#include "engine/helm/values/tables.h"
#include "engine/yaml/emit.h"

namespace sidelint::helm {
namespace {

using gotmpl::Call;
using gotmpl::FuncDef;
using gotmpl::kString;
using gotmpl::Type;
using gotmpl::Value;

Value as_map(Call& call) {
  if (call.self.as_map() == nullptr) return call.heap.map();
  return Value::map(call.self.as_map(), gotmpl::kAnyMap).with_origin(call.self.origin());
}

Value yaml_text(Call& call) {
  const Value values = with_marks(call, call.self);
  if (values.is_unknown()) return values;
  const Encoded encoded = to_yaml_value(values);
  return encoded.error.empty() ? call.text(yaml::to_yaml(encoded.value)) : call.fail(encoded.error);
}

// What lies at a path, as far as it can be followed.
struct Found {
  Value value;
  std::optional<std::string_view> missing = {};  // the part that is no table
};

Found follow(const Value& values, std::span<const std::string_view> path) {
  Value at = values;
  for (const std::string_view part : path) {
    at = entry(at, part).unboxed();
    if (at.is_unknown()) return {at};
    if (!is_table(at)) return {{}, part};
  }
  return {at};
}

std::string without(std::string_view key, std::string_view what) {
  std::string error = "\"";
  return ((error += key) += "\" is not a ") += what;
}

Value table(Call& call) {
  const auto [found, missing] = follow(call.self, split_path(call.text_arg(0)));
  if (missing) return call.fail(without(*missing, "table"));
  if (found.is_unknown()) return found;
  return Value::map(found.as_map(), kValuesType).with_origin(found.origin());
}

Value path_value(Call& call) {
  if (call.text_arg(0).empty()) return call.fail("YAML path cannot be empty");
  std::vector<std::string_view> path = split_path(call.text_arg(0));
  const std::string_view key = path.back();
  path.pop_back();
  const auto [holder, missing] = follow(call.self, path);
  if (!missing && holder.is_unknown()) return holder;
  if (missing || !has_entry(holder, key) || is_table(entry(holder, key))) return call.fail(without(key, "value"));
  return entry(holder, key);
}

constexpr std::array<FuncDef, 4> kMethods = {
    {{"AsMap", as_map}, {"PathValue", path_value, {&kString}}, {"Table", table, {&kString}}, {"YAML", yaml_text}}};

}  // namespace

const Type kValuesType{.kind = gotmpl::Kind::map,
                       .name = "common.Values",
                       .elem = &gotmpl::kAny,
                       .key = &kString,
                       .methods = kMethods,
                       .underlying = &gotmpl::kAnyMap};

}  // namespace sidelint::helm
