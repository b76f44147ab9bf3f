// $setElementOrder, and the order of merged lists.
#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "engine/kube/go_text.h"
#include "engine/kube/merger.h"

namespace sidelint::kube {
namespace {

using yaml::Entry;
using yaml::Kind;
using yaml::Value;

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
constexpr std::string_view kGoList = "[]interface {}";

// What an element is looked up by: its merge key's value, or the scalar itself.
const Value* identity(const Value& item, std::string_view merge_key, bool maps) {
  return maps ? item.find(merge_key) : &item;
}

bool deletes(const Value& item) {
  const Value* directive = item.find(kDirective);
  return directive != nullptr && directive->as_string() == "delete";
}

std::string print_list(const Values& list) {
  Value whole = Value::sequence();
  whole.items = list;
  return go_value(whole);
}

}  // namespace

// mergePatchIntoOriginal
bool Merger::apply_element_orders(Value& original, Value& patch, const PatchType& type) {
  std::vector<std::string> directives;
  for (const Entry& entry : patch.entries)
    if (entry.key.starts_with(kSetElementOrder)) directives.push_back(entry.key);
  for (const std::string& directive : directives) {
    const Value order = std::move(*patch.find(directive));
    patch.erase(directive);
    if (!order.is(Kind::sequence)) return refuse(bad_argument(kGoList, order), order);
    if (!apply_element_order(original, patch, directive, order.items, type)) return false;
  }
  return true;
}

bool Merger::apply_element_order(Value& original, Value& patch, std::string_view directive, const Values& order,
                                 const PatchType& type) {
  if (directive.find('/') != kSetElementOrder.size()) {
    return refuse("invalid patch format of setElementOrder list", patch);
  }
  const std::string_view key = directive.substr(kSetElementOrder.size() + 1);
  Value* present = original.find(key);
  Value* patched = patch.find(key);
  for (const Value* list : {present, patched})
    if (list != nullptr && !list->is(Kind::sequence)) return refuse(bad_argument(kGoList, *list), *list);
  const PatchField field = patch_list_field(type, key);
  if (!field.error.empty()) return refuse(field.error, patch);
  if (patched != nullptr && !check_order(*patched, order, field.merge_key)) return false;
  if (present == nullptr && patched == nullptr) return true;

  const Values original_order = present == nullptr ? Values() : present->items;
  const Values patch_list = patched == nullptr ? Values() : patched->items;
  Values merged = original_order;
  if (patched != nullptr && present == nullptr) {
    remove_directives(*patched);
    merged = patched->items;
  } else if (patched != nullptr && field.merges()) {
    if (!merge_list(merged, patched->items, field, false)) return false;
  } else if (patched != nullptr) {
    merged = patched->items;
  }

  Values inside;
  Values outside;
  if (!partition(std::move(merged), order, field.merge_key, inside, outside)) return false;
  std::string_view element;
  if (!element_kind(original_order, patch_list, element)) return false;
  const bool maps = element == kGoMap;
  Value result = Value::sequence(patched == nullptr ? present->origin : patched->origin);
  if (!normalize_order(inside, outside, order, original_order, field.merge_key, maps, result.items)) return false;
  original.set(key, std::move(result));
  patch.erase(key);
  return true;
}

// mergeKeyValueEqual
bool Merger::same_key(const Value& a, const Value& b, std::string_view merge_key, bool& equal) {
  if (merge_key.empty()) return same(a, b, equal);
  if (!b.is(Kind::mapping)) return refuse(bad_argument(kGoMap, b), b);
  for (const Value* map : {&a, &b})
    if (map->find(merge_key) == nullptr) return refuse(no_merge_key(*map, merge_key), *map);
  return same(*a.find(merge_key), *b.find(merge_key), equal);
}

// validatePatchWithSetOrderList
bool Merger::check_order(const Value& patch_list, const Values& order, std::string_view merge_key) {
  if (order.empty() || patch_list.items.empty()) return true;
  std::vector<const Value*> kept;
  for (const Value& item : patch_list.items) {
    if (!merge_key.empty() && !item.is(Kind::mapping)) return refuse(bad_argument(kGoMap, item), item);
    if (merge_key.empty() || !deletes(item)) kept.push_back(&item);
  }
  std::size_t in_patch = 0;
  std::size_t in_order = 0;
  while (in_patch < kept.size() && in_order < order.size()) {
    const Value& item = *kept[in_patch];
    const Value& place = order[in_order];
    if (item.find(kDirective) != nullptr) {
      ++in_patch;
      continue;
    }
    bool equal = false;
    if (!same_key(item, place, merge_key, equal)) return false;
    if (equal) ++in_patch;
    ++in_order;
  }
  if (in_patch == kept.size()) return true;
  return refuse(fmt::format("The order in patch list:\n{}\n doesn't match $setElementOrder list:\n{}\n",
                            go_value(patch_list), print_list(order)),
                patch_list);
}

// index(): where the order has the element, by its identity; kNone if nowhere.
bool Merger::find_place(const Values& order, const Value& item, std::string_view merge_key, bool maps,
                        std::size_t& place) {
  const Value* wanted = identity(item, merge_key, maps);
  place = kNone;
  for (std::size_t i = 0; i < order.size() && place == kNone; ++i) {
    const Value* there = identity(order[i], merge_key, maps);
    bool equal = wanted == nullptr && there == nullptr;
    if (wanted != nullptr && there != nullptr && !same(*wanted, *there, equal)) return false;
    if (equal) place = i;
  }
  return true;
}

// validateMergeKeyInLists
bool Merger::have_keys(const Values& list, std::string_view merge_key) {
  for (const Value& item : list) {
    if (!item.is(Kind::mapping)) return refuse(bad_argument(kGoMap, item), item);
    if (item.find(merge_key) == nullptr) return refuse(no_merge_key(item, merge_key), item);
  }
  return true;
}

// normalizeSliceOrder. Go's stable sort is an insertion sort for lists of up to 20 elements, and its comparison is no
// order where elements are missing in the list that is sorted by.
bool Merger::sort_by(Values& list, const Values& order, std::string_view merge_key, bool maps) {
  if (maps && (!have_keys(list, merge_key) || !have_keys(order, merge_key))) return false;
  Values last;
  std::vector<std::pair<std::size_t, Value>> placed;
  for (Value& item : list) {
    if (maps && deletes(item)) {
      last.push_back(std::move(item));
    } else {
      std::size_t place = kNone;
      if (list.size() > 1 && !find_place(order, item, merge_key, maps, place)) return false;
      placed.emplace_back(place, std::move(item));
    }
  }
  const auto before = [](std::size_t a, std::size_t b) { return a == kNone || b == kNone || a < b; };
  for (std::size_t i = 1; i < placed.size(); ++i)
    for (std::size_t j = i; j > 0 && before(placed[j].first, placed[j - 1].first); --j)
      std::swap(placed[j], placed[j - 1]);
  list.clear();
  for (auto& [place, item] : placed) list.push_back(std::move(item));
  std::move(last.begin(), last.end(), std::back_inserter(list));
  return true;
}

// normalizeElementOrder and mergeSortedSlice
bool Merger::normalize_order(Values& patch, Values& original_only, const Values& patch_order,
                             const Values& original_order, std::string_view merge_key, bool maps, Values& merged) {
  if (!sort_by(patch, patch_order, merge_key, maps)) return false;
  if (!sort_by(original_only, original_order, merge_key, maps)) return false;
  std::vector<std::size_t> left(original_only.size());
  std::vector<std::size_t> right(patch.size());
  for (std::size_t k = 0; !right.empty() && k < left.size(); ++k)
    if (!find_place(original_order, original_only[k], merge_key, maps, left[k])) return false;
  for (std::size_t k = 0; !left.empty() && k < right.size(); ++k)
    if (!find_place(original_order, patch[k], merge_key, maps, right[k])) return false;
  std::size_t i = 0;
  std::size_t j = 0;
  merged.clear();
  while (i < left.size() || j < right.size()) {
    const bool take_left =
        i < left.size() && (j == right.size() || (left[i] != kNone && right[j] != kNone && left[i] < right[j]));
    merged.push_back(std::move(take_left ? original_only[i++] : patch[j++]));
  }
  return true;
}

}  // namespace sidelint::kube
