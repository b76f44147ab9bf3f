// Lists that are merged by the keys of their items. Mirrors kyaml 0.21, yaml/walk/associative_sequence.go.
#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "engine/kustomize/merge/walker.h"
#include "engine/kustomize/resource.h"

namespace sidelint::kustomize {
namespace {

constexpr std::size_t kLongestList = 10'000;  // merging compares each item with each

bool is_mapping(const yaml::Value* value) { return value != nullptr && value->is(yaml::Kind::mapping); }

// The value of the item's key; null if it has no such key or another value. "" matches any.
const yaml::Value* match(const yaml::Value& item, std::string_view key, std::string_view text) {
  if (key.empty()) return !item.is_collection() && item.text == text ? &item : nullptr;
  const yaml::Value* field = item.find(key);
  return field != nullptr && (text.empty() || field->text == text) ? field : nullptr;
}

// No values match nothing.
bool matches_all(const yaml::Value& item, const Keys& keys, const Texts& values) {
  if (values.empty()) return false;
  for (std::size_t i = 0; i < keys.size() && i < values.size(); ++i)
    if (match(item, keys[i], values[i]) == nullptr) return false;
  return true;
}

Texts values_of(const yaml::Value& item, const Keys& keys) {
  Texts values;
  for (const std::string_view key : keys) {
    const yaml::Value* field = item.find(key);
    values.push_back(is_absent(field) ? std::string() : field->text);
  }
  return values;
}

// The values of both where they agree, a missing one filled from the other; empty if they differ or have none in
// common.
std::optional<Texts> fill(const Texts& a, const Texts& b) {
  bool common = false;
  Texts filled;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i])
      common = true;
    else if (!a[i].empty() && !b[i].empty())
      return std::nullopt;
    filled.push_back(a[i].empty() ? b[i] : a[i]);
  }
  if (!common) return std::nullopt;
  return filled;
}

// Each key tuple once: those of the patch, then the others.
std::vector<Texts> collect(const Items& theirs, const Items& ours, const Keys& keys, bool scalars) {
  std::vector<Texts> all;
  std::set<Texts> seen;
  for (const Items* items : {&theirs, &ours}) {
    for (const yaml::Value* item : *items) {
      Texts values = scalars ? Texts{item->text} : values_of(*item, keys);
      if (seen.insert(values).second) all.push_back(std::move(values));
    }
  }
  if (keys.size() < 2) return all;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < all.size(); ++j) {
      if (std::optional<Texts> filled = fill(all[i], all[j])) {
        all[i] = *filled;
        all[j] = *std::move(filled);
      }
    }
  }
  return all;
}

// The keys for which any of the tuples has a value; all, if none has.
struct Valid {
  Keys keys;
  Texts values;
};
Valid valid(const std::vector<bool>& used, const Keys& keys, const Texts& values) {
  if (std::ranges::find(used, true) == used.end()) return {keys, values};
  Valid result;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!used[i]) continue;
    result.keys.push_back(keys[i]);
    result.values.push_back(values[i]);
  }
  return result;
}

std::vector<bool> used_keys(const Texts& values) {
  std::vector<bool> used;
  for (const std::string& value : values) used.push_back(!value.empty());
  return used;
}

std::vector<bool> used_keys(const std::vector<Texts>& all, std::size_t count) {
  std::vector<bool> used(count, false);
  for (const Texts& values : all)
    for (std::size_t i = 0; i < count; ++i) used[i] = used[i] || !values[i].empty();
  return used;
}

Items pointers(yaml::Value* list) {
  Items items;
  if (list == nullptr || !list->is(yaml::Kind::sequence)) return items;
  for (yaml::Value& item : list->items) items.push_back(&item);
  return items;
}

// What was there and is not yet in the new list comes behind it; what is in it is put in its place. False if an item
// has no fields to look for keys in.
bool append(Items& list, const Items& ours, const Keys& keys) {
  for (yaml::Value* item : ours) {
    if (keys.front().empty()) {
      set_item(list, item, keys, {item->text});
      continue;
    }
    if (item->is_collection() ? !is_mapping(item) : !item->is(yaml::Kind::null)) return false;
    Texts values;
    for (const std::string_view key : keys) {
      const yaml::Value* field = item->find(key);
      if (field == nullptr)
        list.push_back(item);
      else
        values.push_back(field->text);
    }
    if (keys.size() > 1) set_item(list, nullptr, keys, values);
    set_item(list, item, keys, values);
  }
  return true;
}

// Moves the values out of where they are; one that stands there twice is copied.
std::vector<yaml::Value> moved(const Items& items) {
  std::vector<yaml::Value> values;
  values.reserve(items.size());
  std::unordered_map<const yaml::Value*, std::size_t> places;
  for (yaml::Value* item : items) {
    const auto [place, is_first] = places.try_emplace(item, values.size());
    if (is_first)
      values.push_back(std::move(*item));
    else
      values.emplace_back(values[place->second]);
  }
  return values;
}

}  // namespace

bool is_nothing(const yaml::Value* value) {
  return value == nullptr || value->is(yaml::Kind::null) || (value->is(yaml::Kind::mapping) && value->entries.empty());
}

yaml::Value* find_item(const Items& items, const Keys& keys, const Texts& values) {
  for (yaml::Value* item : items) {
    if (keys.front().empty()) {
      if (item->text == values.front()) return item;
      continue;
    }
    if (!is_mapping(item)) continue;
    bool matches = true;
    for (std::size_t i = 0; i < keys.size() && matches; ++i) {
      const yaml::Value* field = item->find(keys[i]);
      matches = field != nullptr && field->text == values[i];
    }
    if (matches) return item;
  }
  return nullptr;
}

void set_item(Items& items, yaml::Value* item, const Keys& keys, const Texts& values) {
  const bool by_field = !keys.front().empty() && !values.empty() && !values.front().empty();
  Items kept;
  bool found = false;
  for (yaml::Value* present : items) {
    if (is_nothing(present)) continue;
    if ((by_field && !is_mapping(present)) || !matches_all(*present, keys, values)) {
      if (by_field || !values.empty()) kept.push_back(present);
      continue;
    }
    found = true;
    if (item != nullptr) kept.push_back(item);
  }
  if (!found && item != nullptr && !item->is(yaml::Kind::null)) kept.push_back(item);
  items = std::move(kept);
}

Directive take_list_directive(yaml::Value& list) {
  for (const yaml::Value& item : list.items) {
    const yaml::Value* word = item.find("$patch");
    if (word == nullptr) continue;
    if (item.entries.size() > 1) return Directive::merge;  // of that item
    yaml::Value copy = item;
    const std::string text = word->text;
    const Directive directive = take_directive(copy);
    if (directive == Directive::unknown) return directive;
    std::erase_if(list.items, [&text](const yaml::Value& other) {
      const yaml::Value* its = other.find("$patch");
      return is_nothing(&other) || (its != nullptr && its->text == text);
    });
    return directive;
  }
  return Directive::merge;
}

yaml::Value* Walker::walk_list(yaml::Value* ours, yaml::Value* theirs, const Schema& schema) {
  yaml::Value* chosen = ours;
  if (ours == nullptr || ours->is(yaml::Kind::null)) {
    chosen = theirs;
  } else if (theirs != nullptr) {
    if (theirs->is(yaml::Kind::null)) return nullptr;
    const Directive directive = take_list_directive(*theirs);
    if (directive == Directive::unknown) return refuse(*theirs, "unknown patch strategy"), nullptr;
    if (directive == Directive::remove) return nullptr;
    if (directive == Directive::replace) chosen = theirs;
  }
  if (theirs == nullptr && walk_distinct(*chosen, schema)) return refused() ? nullptr : chosen;
  return merge_items(*chosen, theirs, schema) ? chosen : nullptr;
}

bool Walker::walk_distinct(yaml::Value& list, const Schema& schema) {
  const Keys keys = schema.keys();
  std::set<Texts> seen;
  for (const yaml::Value& item : list.items) {
    if (keys.empty() ? item.is_collection() : !is_mapping(&item)) return false;
    Texts values = keys.empty() ? Texts{item.text} : values_of(item, keys);
    if (std::ranges::find(values, std::string()) != values.end() || !seen.insert(std::move(values)).second)
      return false;
  }
  std::erase_if(list.items,
                [&](yaml::Value& item) { return !refused() && is_nothing(walk(&item, nullptr, schema.items())); });
  return true;
}

bool Walker::merge_items(yaml::Value& ours, yaml::Value* theirs, const Schema& schema) {
  if (ours.items.size() + (theirs == nullptr ? 0 : theirs->items.size()) > kLongestList)
    return run_.refuse(run_.place(ours), "a list that is merged by its keys is too long");
  Keys keys = schema.keys();
  const bool scalars = keys.empty();
  if (scalars) keys.emplace_back();
  const Items patch = pointers(theirs);
  Items present = pointers(&ours);
  const std::vector<Texts> all = collect(patch, present, keys, scalars);
  if (all.empty()) return true;
  const std::vector<bool> used = used_keys(all, keys.size());
  Items merged;
  Keys last_keys;
  for (const Texts& values : all) {
    const Valid entry = valid(used, keys, values);
    last_keys = entry.keys;
    const Valid sought = valid(used_keys(entry.values), entry.keys, entry.values);
    yaml::Value* mine = find_item(present, sought.keys, sought.values);
    yaml::Value* yours = &ours == theirs ? mine : find_item(patch, sought.keys, sought.values);
    yaml::Value* result = walk(mine, yours, schema.items());
    if (refused()) return false;
    if (is_nothing(result)) {
      set_item(present, nullptr, entry.keys, entry.values);
      continue;
    }
    if (result == yours && yours != mine) result->origin = run_.patched(result->origin, hand_, {});
    for (std::size_t i = 0; i < entry.keys.size(); ++i) {
      if (entry.keys[i].empty() || !is_mapping(result) || result->find(entry.keys[i]) != nullptr) continue;
      if (!entry.values[i].empty()) result->set(entry.keys[i], yaml::Value::string(entry.values[i], result->origin));
    }
    set_item(merged, result, entry.keys, entry.values);
  }
  if (!append(merged, present, last_keys))
    return run_.refuse(run_.place(ours), "an item of a list that is merged by keys is no mapping");
  ours.items = moved(merged);
  return true;
}

}  // namespace sidelint::kustomize
