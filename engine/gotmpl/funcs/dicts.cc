// Dictionaries: sprig/dict.go, without merging.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/gotmpl/funcs/cast.h"
#include "engine/gotmpl/funcs/merge.h"
#include "engine/gotmpl/funcs/sprig.h"

namespace sidelint::gotmpl::sprig {
namespace {

Value dict(Call& call) {
  Texts texts(call);
  const Value map = call.heap.map();
  for (std::size_t i = 0; i < call.args.size(); i += 2) {
    const std::string key = texts.add(call.args[i]);
    if (!texts.good()) return texts.failure();
    call.heap.set(map, key, i + 1 < call.args.size() ? call.args[i + 1] : Value::text(""));
  }
  return map;
}

Value get(Call& call) {
  const Value found = call.args[0].find(call.text_arg(1));
  return found.is_valid() ? found : Value::text("").boxed();
}

Value set(Call& call) {
  if (call.args[0].is_unknown()) return call.args[0];
  if (call.args[1].is_unknown()) return call.args[1];
  if (call.args[0].is_nil()) return call.fail("assignment to entry in nil map");
  call.heap.set(call.args[0], call.text_arg(1), call.args[2]);
  return call.args[0];
}

Value unset(Call& call) {
  if (!call.args[0].is_nil()) call.args[0].as_map()->entries.erase(call.text_arg(1));
  return call.args[0];
}

Value has_key(Call& call) {
  const Value& map = call.args[0];
  if (!map.is_nil() && map.as_map()->entries.contains(call.text_arg(1))) return Value::boolean(true);
  return map.more().empty() ? Value::boolean(false) : Value::unknown(map.more());
}

Value pluck(Call& call) {
  std::vector<Value> out;
  for (const Value& map : call.args.subspan(1))
    if (const Value found = map.find(call.text_arg(0)); found.is_valid()) out.push_back(found);
  return call.heap.appended_slice(std::move(out));
}

// In order of the keys, where Go has none.
Value keys(Call& call) {
  std::vector<Value> out;
  for (const Value& map : call.args)
    if (!map.is_nil())
      for (const auto& [key, item] : map.as_map()->entries) out.push_back(Value::text(key));
  return call.heap.appended_slice(std::move(out), kStringSlice);
}

Value values(Call& call) {
  std::vector<Value> out;
  if (!call.args[0].is_nil())
    for (const auto& [key, item] : call.args[0].as_map()->entries) out.push_back(item);
  return call.heap.appended_slice(std::move(out));
}

Value pick(Call& call) {
  const Value out = call.heap.map();
  for (const Value& key : call.args.subspan(1))
    if (const Value found = call.args[0].find(key.as_text()); found.is_valid())
      call.heap.set(out, key.as_text(), found);
  return out;
}

Value omit(Call& call) {
  const Value out = call.heap.map();
  if (call.args[0].is_nil()) return out;
  for (const auto& [key, item] : call.args[0].as_map()->entries) call.heap.set(out, key, item);
  for (const Value& key : call.args.subspan(1)) out.as_map()->entries.erase(key.as_text());
  return out;
}

std::string wrong_interface(const Value& value, std::string_view wanted) {
  const std::string_view type = value.is_valid() ? value.type().name : "nil";
  return "interface conversion: interface {} is " + std::string(type) + ", not " + std::string(wanted);
}

// dig KEY… DEFAULT MAP
Value dig(Call& call) {
  const std::size_t count = call.args.size();
  if (count < 3) return call.fail("dig needs at least three arguments");
  Value at = call.args[count - 1];
  if (at.is_unknown()) return at;
  for (std::size_t i = 0; i <= count - 2; ++i) {
    if (at.is_unknown()) return at;
    if (i == 0 || i < count - 2) {
      if (!at.is_valid() || !same_type(at.type(), kAnyMap)) return call.fail(wrong_interface(at, kAnyMap.name));
    }
    if (i == 0)
      for (const Value& key : call.args.first(count - 2)) {
        if (key.is_unknown()) return key;
        if (!key.is_valid() || !same_type(key.type(), kString)) return call.fail(wrong_interface(key, kString.name));
      }
    if (i == count - 2) break;
    const Value found = at.find(call.text_arg(i));
    if (!found.is_valid()) return call.args[count - 2].boxed();
    at = found.unboxed();
  }
  return at.boxed();
}

Value deep_copy(Call& call) {
  if (!call.args[0].is_valid()) return call.fail("reflect: call of reflect.Value.Type on zero Value");
  const std::optional<Value> copy = deep_copied(call.heap, call.args[0]);
  return copy ? copy->boxed() : call.fail("value too large to be copied");
}

Value merged(Call& call, Overwrite overwrite) {
  Value target = call.args[0];
  for (const Value& source : call.args.subspan(1)) {
    if (target.is_nil() && !source.is_nil()) target = call.heap.map();
    if (!merge_into(call.heap, target, source, overwrite)) return call.fail("values too large to be merged");
  }
  return target.boxed();
}

Value merge(Call& call) { return merged(call, Overwrite::no); }
Value merge_overwrite(Call& call) { return merged(call, Overwrite::yes); }

constexpr Unknowns kSeen = Unknowns::seen_by_function;
constexpr Unknowns kSingle = Unknowns::spread_but_open_maps;
constexpr Arity kMany = Arity::variadic;
constexpr FuncDef kDicts[] = {
    {"deepCopy", deep_copy, {&kAny}, Arity::fixed, kSingle},
    {"dict", dict, {&kAny}, kMany, kSeen},
    {"dig", dig, {&kAny}, kMany, kSeen},
    {"get", get, {&kAnyMap, &kString}, Arity::fixed, kSingle},
    {"hasKey", has_key, {&kAnyMap, &kString}, Arity::fixed, kSingle},
    {"keys", keys, {&kAnyMap}, kMany},
    {"merge", merge, {&kAnyMap, &kAnyMap}, kMany},
    {"mergeOverwrite", merge_overwrite, {&kAnyMap, &kAnyMap}, kMany},
    {"mustDeepCopy", deep_copy, {&kAny}, Arity::fixed, kSingle},
    {"mustMerge", merge, {&kAnyMap, &kAnyMap}, kMany},
    {"mustMergeOverwrite", merge_overwrite, {&kAnyMap, &kAnyMap}, kMany},
    {"omit", omit, {&kAnyMap, &kString}, kMany},
    {"pick", pick, {&kAnyMap, &kString}, kMany, kSingle},
    {"pluck", pluck, {&kString, &kAnyMap}, kMany, kSingle},
    {"set", set, {&kAnyMap, &kString, &kAny}, Arity::fixed, kSeen},
    {"unset", unset, {&kAnyMap, &kString}},
    {"values", values, {&kAnyMap}},
};

}  // namespace

std::span<const FuncDef> dicts() { return kDicts; }

}  // namespace sidelint::gotmpl::sprig
