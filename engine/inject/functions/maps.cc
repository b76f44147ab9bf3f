// Functions on maps.
#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/funcs/json_text.h"
#include "engine/inject/functions/istio_functions.h"

namespace sidelint::inject {
namespace {

using gotmpl::Call;
using gotmpl::Kind;
using gotmpl::Value;

Value is_set(Call& call) {
  return Value::boolean(!call.args[0].is_nil() && call.args[0].find(call.text_arg(1)).is_valid());
}

Value copy_of(Call& call, const Value& map) {
  const Value out = call.heap.map(gotmpl::kStringMap);
  if (!map.is_nil())
    for (const auto& [key, value] : map.as_map()->entries) call.heap.set(out, key, value);
  return out;
}

Value omit(Call& call) {
  const Value out = copy_of(call, call.args[0]);
  for (const Value& key : call.args.subspan(1)) out.as_map()->entries.erase(key.as_text());
  return out;
}

Value strdict(Call& call) {
  const Value out = call.heap.map(gotmpl::kStringMap);
  for (std::size_t i = 0; i < call.args.size(); i += 2)
    call.heap.set(out, call.text_arg(i), i + 1 < call.args.size() ? call.args[i + 1] : Value::text(""));
  return out;
}

Value merge_maps(Call& call) {
  if (call.args.empty()) return call.heap.zero(gotmpl::kStringMap);
  const Value out = call.heap.map(gotmpl::kStringMap);
  for (const Value& map : call.args)
    if (!map.is_nil())
      for (const auto& [key, value] : map.as_map()->entries) call.heap.set(out, key, value);
  return out;
}

Value to_json_map(Call& call) {
  return call.text(gotmpl::to_json(merge_maps(call), gotmpl::JsonLayout::compact, gotmpl::JsonHtml::escaped).text);
}

struct Kept {
  Value value;
  bool changed = false;
  bool gone = false;  // nothing is left of it
};

// Recursion as deep as the data, which is bounded where it is read.
Kept without_nil(Call& call, const Value& boxed) {
  const Value value = boxed.unboxed();
  if (!value.is_valid()) return {Value::nil(), false, true};
  Kept out{value};
  std::vector<Value> items;
  if (&value.type() == &gotmpl::kAnyMap && !value.is_nil()) {
    const Value map = call.heap.map();
    for (const auto& [key, item] : value.as_map()->entries) {
      const Kept kept = without_nil(call, item);
      out.changed = out.changed || kept.changed || kept.gone;
      if (!kept.gone) call.heap.set(map, key, kept.value);
    }
    out.gone = out.changed && map.as_map()->entries.empty();
    if (out.changed) out.value = map;
  } else if (&value.type() == &gotmpl::kAnySlice && !value.is_nil()) {
    for (std::size_t i = 0; i < value.length(); ++i) {
      const Kept kept = without_nil(call, value.at(i));
      out.changed = out.changed || kept.changed || kept.gone;
      if (!kept.gone) items.push_back(kept.value);
    }
    out.gone = out.changed && items.empty();
    if (out.changed) out.value = call.heap.slice(std::move(items));
  }
  return out;
}

Value omit_nil(Call& call) {
  const Kept kept = without_nil(call, call.args[0]);
  return kept.gone ? Value::nil() : as_result(kept.value);
}

constexpr IstioFunction kTable[] = {
    {{"isset", is_set, {&gotmpl::kStringMap, &gotmpl::kString}}},
    {{"mergeMaps", merge_maps, {&gotmpl::kStringMap}, gotmpl::Arity::variadic}, 21},
    {{"omit", omit, {&gotmpl::kStringMap, &gotmpl::kString}, gotmpl::Arity::variadic}, 18},
    {{"omitNil", omit_nil, {&gotmpl::kAny}}, 29},
    {{"strdict", strdict, {&gotmpl::kString}, gotmpl::Arity::variadic}, 18},
    {{"toJsonMap", to_json_map, {&gotmpl::kStringMap}, gotmpl::Arity::variadic}, 18},
};

}  // namespace

std::span<const IstioFunction> map_functions() { return kTable; }

}  // namespace sidelint::inject
