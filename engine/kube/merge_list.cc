// Lists with the merge strategy.
#include <algorithm>
#include <bit>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "engine/kube/go_text.h"
#include "engine/kube/merger.h"

namespace sidelint::kube {
namespace {

using yaml::Kind;
using yaml::Value;

bool same_scalar(const Value& a, const Value& b) {
  return go_dynamic_type(a) == go_dynamic_type(b) && yaml::same_json(a, b);
}

// deduplicateScalars: the last element takes a repeated one's place. What lies behind the result's length stays.
std::size_t deduplicate(Values& list) {
  std::size_t length = list.size();
  for (std::size_t i = 0; i + 1 < length; ++i) {
    for (std::size_t j = i + 1; j < length;) {
      if (same_scalar(list[i], list[j])) {
        list[j] = list[--length];
      } else {
        ++j;
      }
    }
  }
  return length;
}

// Go appends the patch to the original's own array where that is large enough (arrays grow by doubling), so that the
// original, which later gives the order, sees what becomes of it.
Values join_scalars(Values& original, const Values& patch) {
  Values joined = original;
  joined.insert(joined.end(), patch.begin(), patch.end());
  const std::size_t length = deduplicate(joined);
  const bool shared = joined.size() <= std::bit_ceil(original.size());
  if (shared) std::copy_n(joined.begin(), original.size(), original.begin());
  joined.resize(length);
  return joined;
}

// What of a list its order goes by: of each element the merge key. One without it stays whole, for messages show it.
Value order_of(const Value& item, std::string_view merge_key) {
  const Value* key = item.find(merge_key);
  if (key == nullptr) return item;
  Value only = Value::mapping(item.origin);
  only.set(merge_key, *key);
  return only;
}

Values orders_of(const Values& list, std::string_view merge_key) {
  Values orders;
  orders.reserve(list.size());
  for (const Value& item : list) orders.push_back(order_of(item, merge_key));
  return orders;
}

std::string print_lists(const Values& a, const Values& b) {
  Value lists = Value::sequence();
  for (const Values* list : {&a, &b}) lists.items.emplace_back(Value::sequence()).items = *list;
  return go_value(lists);
}

}  // namespace

std::string bad_argument(std::string_view expected, const Value& actual) {
  const std::string_view type = actual.is(Kind::null) ? std::string_view("%!s(<nil>)") : go_dynamic_type(actual);
  return fmt::format("expected a {}, but received a {}", expected, type);
}

std::string no_merge_key(const Value& item, std::string_view key) {
  return fmt::format("map: {} does not contain declared merge key: {}", go_value(item), key);
}

// `==` of two interface values, which panics for maps and lists of the same type.
bool Merger::same(const Value& a, const Value& b, bool& equal) {
  if (a.is_collection() && a.kind == b.kind) {
    return refuse(fmt::format("runtime error: comparing uncomparable type {}", go_dynamic_type(a)), a);
  }
  equal = same_scalar(a, b);
  return true;
}

// Used as keys of a map, where maps and lists panic.
bool Merger::hashable(const Values& list) {
  for (const Value& item : list) {
    if (item.is_collection()) {
      return refuse(fmt::format("runtime error: hash of unhashable type {}", go_dynamic_type(item)), item);
    }
  }
  return true;
}

// sliceElementType
bool Merger::element_kind(const Values& a, const Values& b, std::string_view& type) {
  const Value* first = nullptr;
  for (const Values* list : {&a, &b}) {
    for (const Value& item : *list) {
      if (first == nullptr) {
        first = &item;
        if (item.is(Kind::null))
          return refuse("runtime error: invalid memory address or nil pointer dereference", item);
        if (item.is(Kind::sequence)) return refuse("lists of lists are not supported", item);
      } else if (go_dynamic_type(item) != go_dynamic_type(*first)) {
        return refuse("list element types are not identical: " + print_lists(a, b), item);
      }
    }
  }
  if (first == nullptr) return refuse("no elements in any of the given slices", Value());
  type = go_dynamic_type(*first);
  return true;
}

// findMapInSliceBasedOnKeyValue; `index` is the list's size if there is none.
bool Merger::find_by_key(const Values& list, std::string_view key, const Value& value, std::size_t& index) {
  for (index = 0; index < list.size(); ++index) {
    if (!list[index].is(Kind::mapping)) return refuse(fmt::format("value for key {} is not a map", index), list[index]);
    const Value* there = list[index].find(key);
    bool equal = false;
    if (there != nullptr && !same(*there, value, equal)) return false;
    if (equal) return true;
  }
  return true;
}

// partitionMapsByPresentInList, partitionPrimitivesByPresentInList
bool Merger::partition(Values merged, const Values& by, std::string_view merge_key, Values& inside, Values& outside) {
  if (merge_key.empty() && (!hashable(by) || !hashable(merged))) return false;
  for (Value& item : merged) {
    bool found = false;
    if (merge_key.empty()) {
      found = std::any_of(by.begin(), by.end(), [&](const Value& other) { return same_scalar(item, other); });
    } else {
      if (!item.is(Kind::mapping)) return refuse(bad_argument(kGoMap, item), item);
      const Value* key = item.find(merge_key);
      if (key == nullptr) return refuse(no_merge_key(item, merge_key), item);
      std::size_t index = 0;
      if (!find_by_key(by, merge_key, *key, index)) return false;
      found = index < by.size();
    }
    (found ? inside : outside).push_back(std::move(item));
  }
  return true;
}

// mergeSlice
bool Merger::merge_list(Values& original, Values& patch, const PatchField& field, bool deletes) {
  if (original.empty() && patch.empty()) return true;
  std::string_view type;
  if (!element_kind(original, patch, type)) return false;
  const bool maps = type == kGoMap;
  Values merged;
  if (!maps && deletes) {
    std::erase_if(original, [&](const Value& item) {
      return std::any_of(patch.begin(), patch.end(), [&](const Value& other) { return same_scalar(item, other); });
    });
    return true;
  }
  if (maps) {
    if (!merge_elements(original, patch, field, merged)) return false;
  } else {
    merged = join_scalars(original, patch);
  }
  Values inside;
  Values outside;
  Values ordered;
  if (!partition(std::move(merged), patch, field.merge_key, inside, outside)) return false;
  if (!normalize_order(inside, outside, patch, original, field.merge_key, maps, ordered)) return false;
  original = std::move(ordered);
  return true;
}

// mergeSliceWithoutSpecialElements, after the special ones are gone. Of both lists only the order is left; a merged
// element takes the original's place there too.
bool Merger::merge_elements(Values& original, Values& patch, const PatchField& field, Values& merged) {
  const std::string_view merge_key = field.merge_key;
  if (merge_key.empty()) {
    return refuse(fmt::format("cannot merge lists without merge key for {}", field.type.kind),
                  patch.empty() ? Value() : patch.front());
  }
  if (!take_special_elements(original, patch, merge_key)) return false;
  Values order = orders_of(original, merge_key);
  merged = std::exchange(original, {});
  merged.reserve(merged.size() + patch.size());
  for (Value& item : patch) {
    const Value* key = item.find(merge_key);
    if (key == nullptr) return refuse(no_merge_key(item, merge_key), item);
    std::size_t index = 0;
    if (!find_by_key(merged, merge_key, *key, index)) return false;
    Value changes = std::exchange(item, order_of(item, merge_key));
    if (index == merged.size()) {
      merged.push_back(std::move(changes));
      continue;
    }
    if (!merge_map(merged[index], changes, field.type)) return false;
    if (index < order.size()) order[index] = order_of(merged[index], merge_key);
  }
  original = std::move(order);
  return true;
}

// mergeSliceWithSpecialElements
bool Merger::take_special_elements(Values& original, Values& patch, std::string_view merge_key) {
  Values ordinary;
  bool replaces = false;
  for (Value& item : patch) {
    const Value* directive = item.find(kDirective);
    const std::string_view word = directive == nullptr ? std::string_view() : directive->as_string();
    if (directive == nullptr) {
      ordinary.push_back(std::move(item));
    } else if (word == "delete") {
      const Value* key = item.find(merge_key);
      if (key == nullptr) return refuse(no_merge_key(item, merge_key), item);
      std::size_t index = 0;
      for (;;) {
        if (!find_by_key(original, merge_key, *key, index)) return false;
        if (index == original.size()) break;
        original.erase(original.begin() + static_cast<std::ptrdiff_t>(index));
      }
    } else if (word == "replace") {
      replaces = true;
    } else if (word == "merge") {
      return refuse("merging lists cannot yet be specified in the patch", item);
    } else {
      return refuse(fmt::format("unknown patch type: {} in map: {}", go_value_as_string(*directive), go_value(item)),
                    item);
    }
  }
  if (replaces) {
    original = std::move(ordinary);
    ordinary.clear();
  }
  patch = std::move(ordinary);
  return true;
}

}  // namespace sidelint::kube
