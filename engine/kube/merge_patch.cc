#include "engine/kube/merge_patch.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/kube/go_text.h"
#include "engine/kube/merger.h"

namespace sidelint::kube {
namespace {

using yaml::Entry;
using yaml::Kind;
using yaml::Value;

constexpr std::string_view kBadRetainKeys = "invalid patch format of retainKeys";

bool contains(const Values& list, std::string_view text) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Value& item) { return item.is(Kind::string) && item.text == text; });
}

}  // namespace

bool remove_directives(Value& value) {
  if (value.is(Kind::mapping)) {
    if (value.find(kDirective) != nullptr) return false;
    std::erase_if(value.entries, [](Entry& entry) { return !remove_directives(entry.value); });
  } else if (value.is(Kind::sequence)) {
    std::erase_if(value.items, [](Value& item) { return !remove_directives(item); });
  }
  return true;
}

void discard_nulls(Value& value) {
  std::erase_if(value.entries, [](const Entry& entry) { return entry.value.is(Kind::null); });
  for (Entry& entry : value.entries) discard_nulls(entry.value);
  for (Value& item : value.items) discard_nulls(item);
}

bool Merger::refuse(std::string message, const Value& about) {
  refusal = Refusal{std::move(message), about.origin};
  return false;
}

// handleDirectiveInMergeMap
bool Merger::apply_directive(Value& original, Value& patch, const Value& directive) {
  if (directive.as_string() == "replace") {
    patch.erase(kDirective);
    original = std::move(patch);
    return true;
  }
  if (directive.as_string() == "delete") {
    original = Value::mapping(patch.origin);
    return true;
  }
  return refuse(fmt::format("unknown patch type: {} in map: {}", go_value_as_string(directive), go_value(patch)),
                directive);
}

// applyRetainKeysDirective
bool Merger::apply_retain_keys(Value& original, Value& patch) {
  const Value* directive = patch.find(kRetainKeys);
  if (directive == nullptr) return true;
  const Value retained = *directive;
  patch.erase(kRetainKeys);
  if (!retained.is(Kind::sequence)) return refuse(std::string(kBadRetainKeys), retained);
  if (!hashable(retained.items)) return false;
  for (const Entry& entry : patch.entries) {
    const bool ignored = entry.value.is(Kind::null) || entry.key.starts_with(kDeleteFromPrimitiveList) ||
                         entry.key.starts_with(kSetElementOrder);
    if (!ignored && !contains(retained.items, entry.key)) return refuse(std::string(kBadRetainKeys), retained);
  }
  std::erase_if(original.entries, [&](const Entry& entry) { return !contains(retained.items, entry.key); });
  return true;
}

// mergeMap. The loop's body may not add to the patch, so its entries stay where they are.
bool Merger::merge_map(Value& original, Value& patch, const PatchType& type) {
  if (const Value* directive = patch.find(kDirective)) {
    const Value kept = *directive;
    return apply_directive(original, patch, kept);
  }
  if (!apply_retain_keys(original, patch) || !apply_element_orders(original, patch, type)) return false;
  return std::all_of(patch.entries.begin(), patch.entries.end(),
                     [&](Entry& entry) { return merge_entry(original, entry, type); });
}

bool Merger::merge_entry(Value& original, Entry& entry, const PatchType& type) {
  std::string_view key = entry.key;
  const bool deletes = key.starts_with(kDeleteFromPrimitiveList);
  if (deletes) {
    const std::size_t slash = key.find('/');
    if (slash != kDeleteFromPrimitiveList.size()) {
      return refuse("invalid patch format of primitive list", entry.value);
    }
    if (slash + 1 < key.size()) key.remove_prefix(slash + 1);
  }
  if (entry.value.is(Kind::null)) {
    original.erase(key);
    return true;
  }
  const Value* present = original.find(key);
  if (present != nullptr && go_dynamic_type(*present) == go_dynamic_type(entry.value)) {
    return merge_present(original, key, entry.value, type, deletes);
  }
  if (deletes) return true;
  discard_nulls(entry.value);
  if (remove_directives(entry.value)) {
    original.set(key, std::move(entry.value), entry.key_origin);
  } else {
    original.erase(key);
  }
  return true;
}

// The value is there, and of the patch's type.
bool Merger::merge_present(Value& original, std::string_view key, Value& patch, const PatchType& type, bool deletes) {
  Value& present = *original.find(key);
  if (patch.is(Kind::mapping)) {
    const PatchField field = patch_field(type, key);
    if (!field.error.empty()) return refuse(field.error, patch);
    return merge_map(present, patch, field.type);
  }
  if (patch.is(Kind::sequence)) {
    const PatchField field = patch_list_field(type, key);
    if (!field.error.empty()) return refuse(field.error, patch);
    if (field.merges() || deletes) return merge_list(present.items, patch.items, field, deletes);
  }
  present = std::move(patch);
  return true;
}

Merged strategic_merge_patch(Value original, Value patch, const Type& type) {
  for (Value* document : {&original, &patch}) {
    if (document->is(Kind::null)) *document = Value::mapping(document->origin);
    if (!document->is(Kind::mapping)) return {{}, Refusal{"invalid JSON document", document->origin}};
  }
  Merger merger;
  merger.merge_map(original, patch, PatchType::of(type));
  return {std::move(original), std::move(merger.refusal)};
}

}  // namespace sidelint::kube
