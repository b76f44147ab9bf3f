// Lists from lists: the first half of sprig/list.go.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "engine/gotmpl/funcs/cast.h"
#include "engine/gotmpl/funcs/compare.h"
#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/limits.h"

namespace sidelint::gotmpl::sprig {
namespace {

using Items = std::vector<Value>;

// What Sprig says of an argument that is no list; asking nil for its type is a crash there.
Value no_list(Call& call, std::string_view complaint, const Value& value) {
  if (!value.is_valid()) return call.fail(std::string(kNilDereference));
  return call.fail(std::string(complaint) + " type " + std::string(kind_name(value)));
}

Value list(Call& call) { return call.heap.slice(Items(call.args.begin(), call.args.end())); }

Value push(Call& call) {
  std::optional<Items> items = items_of(call.args[0]);
  if (!items) return no_list(call, "Cannot push on", call.args[0]);
  const std::size_t before = items->size();
  items->push_back(call.args[1]);
  return call.heap.joined_slice(std::move(*items), before);
}

Value prepend(Call& call) {
  std::optional<Items> items = items_of(call.args[0]);
  if (!items) return no_list(call, "Cannot prepend on", call.args[0]);
  items->insert(items->begin(), call.args[1]);
  return call.heap.joined_slice(std::move(*items), 1);
}

Value rest(Call& call) {
  std::optional<Items> items = items_of(call.args[0]);
  if (!items) return no_list(call, "Cannot find rest on", call.args[0]);
  if (items->empty()) return call.heap.zero(kAnySlice);
  items->erase(items->begin());
  return call.heap.slice(std::move(*items));
}

Value initial(Call& call) {
  std::optional<Items> items = items_of(call.args[0]);
  if (!items) return no_list(call, "Cannot find initial on", call.args[0]);
  if (items->empty()) return call.heap.zero(kAnySlice);
  items->pop_back();
  return call.heap.slice(std::move(*items));
}

Value reverse(Call& call) {
  std::optional<Items> items = items_of(call.args[0]);
  if (!items) return no_list(call, "Cannot find reverse on", call.args[0]);
  std::reverse(items->begin(), items->end());
  return call.heap.slice(std::move(*items));
}

Value compact(Call& call) {
  std::optional<Items> items = items_of(call.args[0]);
  if (!items) return no_list(call, "Cannot compact on", call.args[0]);
  for (const Value& item : *items)
    if (item.is_unknown()) return item;
  std::erase_if(*items, [](const Value& item) { return is_empty_value(item); });
  return call.heap.appended_slice(std::move(*items));
}

bool contains(const Items& items, const Value& wanted) {
  return std::any_of(items.begin(), items.end(), [&](const Value& item) { return deep_equal(wanted, item); });
}

// Whether the functions that compare items can do so; each comparison costs a step, for lists are compared in squares.
std::optional<Value> cannot_compare(Call& call, const Items& items) {
  for (const Value& item : items)
    if (const auto why = find_unknown(item)) return Value::unknown(*why);
  for (const Value& arg : call.args)
    if (const auto why = find_unknown(arg)) return Value::unknown(*why);
  const std::size_t others = call.args.size() + items.size();
  if (items.size() * others > kMaxSteps) return call.fail("list too long to be compared");
  return std::nullopt;
}

Value uniq(Call& call) {
  const std::optional<Items> items = items_of(call.args[0]);
  if (!items) return no_list(call, "Cannot find uniq on", call.args[0]);
  if (const auto refused = cannot_compare(call, *items)) return *refused;
  Items out;
  for (const Value& item : *items)
    if (!contains(out, item)) out.push_back(item);
  return call.heap.appended_slice(std::move(out));
}

Value without(Call& call) {
  const std::optional<Items> items = items_of(call.args[0]);
  if (!items) return no_list(call, "Cannot find without on", call.args[0]);
  if (const auto refused = cannot_compare(call, *items)) return *refused;
  const Items omitted(call.args.begin() + 1, call.args.end());
  Items out;
  for (const Value& item : *items)
    if (!contains(omitted, item)) out.push_back(item);
  return call.heap.appended_slice(std::move(out));
}

Value slice(Call& call) {
  const Value& list = call.args[0];
  if (!list.is_valid()) return call.fail(std::string(kNilDereference));
  if (list.kind() != Kind::slice)
    return call.fail("list should be type of slice or array but " + std::string(kind_name(list)));
  if (list.length() == 0) return Value::nil();
  const std::int64_t start = call.args.size() > 1 ? to_int64(call.args[1]) : 0;
  const std::int64_t end = call.args.size() > 2 ? to_int64(call.args[2]) : static_cast<std::int64_t>(list.length());
  if (start < 0 || end < start || end > static_cast<std::int64_t>(list.capacity()))
    return call.fail("reflect.Value.Slice: slice index out of bounds");
  Slice part = list.as_slice();
  part.offset += static_cast<std::uint32_t>(start);
  part.length = static_cast<std::uint32_t>(end - start);
  return Value::slice(part, list.type()).boxed();
}

Value concat(Call& call) {
  Items out;
  for (const Value& list : call.args) {
    const std::optional<Items> items = items_of(list);
    if (!items && !list.is_valid()) return call.fail(std::string(kNilDereference));
    if (!items) return call.fail("Cannot concat type " + std::string(kind_name(list)) + " as list");
    if (!call.heap.has_room((out.size() + items->size()) * sizeof(Value))) return call.fail("list too long");
    out.insert(out.end(), items->begin(), items->end());
  }
  if (out.empty()) return call.heap.zero(kAnySlice).boxed();
  return call.heap.appended_slice(std::move(out)).boxed();
}

// Sprig counts the chunks in floating point, so a size that makes no sense gets as far as asking for a list of no size.
Value chunk(Call& call) {
  constexpr std::string_view kNoLength = "runtime error: makeslice: len out of range";
  const std::optional<Items> items = items_of(call.args[1]);
  if (!items) return no_list(call, "Cannot chunk", call.args[1]);
  const std::int64_t size = call.int_arg(0);
  const auto count = static_cast<std::int64_t>(items->size());
  const double chunks = std::floor(static_cast<double>(count - 1) / static_cast<double>(size)) + 1;
  if (!(chunks >= 0 && chunks <= static_cast<double>(count) + 1)) return call.fail(std::string(kNoLength));
  Items out;
  for (std::int64_t begin = 0; static_cast<double>(out.size()) < chunks; begin += size) {
    const bool last = static_cast<double>(out.size() + 1) == chunks;
    const std::int64_t length = last && count % size != 0 ? count % size : size;
    if (length < 0) return call.fail(std::string(kNoLength));
    const auto first = items->begin() + begin;
    out.push_back(call.heap.slice(Items(first, first + length)));
  }
  return call.heap.slice(std::move(out), kAnySlices);
}

constexpr Unknowns kSeen = Unknowns::seen_by_function;
constexpr Arity kMany = Arity::variadic;
constexpr FuncDef kLists[] = {
    {"append", push, {&kAny, &kAny}, Arity::fixed, kSeen},
    {"chunk", chunk, {&kInt, &kAny}},
    {"compact", compact, {&kAny}},
    {"concat", concat, {&kAny}, kMany},
    {"initial", initial, {&kAny}},
    {"list", list, {&kAny}, kMany, kSeen},
    {"mustAppend", push, {&kAny, &kAny}, Arity::fixed, kSeen},
    {"mustChunk", chunk, {&kInt, &kAny}},
    {"mustCompact", compact, {&kAny}},
    {"mustInitial", initial, {&kAny}},
    {"mustPrepend", prepend, {&kAny, &kAny}, Arity::fixed, kSeen},
    {"mustPush", push, {&kAny, &kAny}, Arity::fixed, kSeen},
    {"mustRest", rest, {&kAny}},
    {"mustReverse", reverse, {&kAny}},
    {"mustSlice", slice, {&kAny, &kAny}, kMany},
    {"mustUniq", uniq, {&kAny}},
    {"mustWithout", without, {&kAny, &kAny}, kMany},
    {"prepend", prepend, {&kAny, &kAny}, Arity::fixed, kSeen},
    {"push", push, {&kAny, &kAny}, Arity::fixed, kSeen},
    {"rest", rest, {&kAny}},
    {"reverse", reverse, {&kAny}},
    {"slice", slice, {&kAny, &kAny}, kMany},
    {"tuple", list, {&kAny}, kMany, kSeen},
    {"uniq", uniq, {&kAny}},
    {"without", without, {&kAny, &kAny}, kMany},
};

}  // namespace

std::span<const FuncDef> lists() { return kLists; }

}  // namespace sidelint::gotmpl::sprig
