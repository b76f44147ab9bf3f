// The work of a strategic merge patch, and the first error that it meets. Function for function what
// pkg/util/strategicpatch/patch.go does when it merges a patch into an object.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kube/merge_schema.h"
#include "engine/kube/refusal.h"
#include "engine/yaml/value.h"

namespace sidelint::kube {

using Values = std::vector<yaml::Value>;

constexpr std::string_view kGoMap = "map[string]interface {}";
constexpr std::string_view kDirective = "$patch";
constexpr std::string_view kRetainKeys = "$retainKeys";
constexpr std::string_view kDeleteFromPrimitiveList = "$deleteFromPrimitiveList";
constexpr std::string_view kSetElementOrder = "$setElementOrder";

// Each step returns false once something was refused.
class Merger {
 public:
  bool merge_map(yaml::Value& original, yaml::Value& patch, const PatchType& type);

  std::optional<Refusal> refusal;

 private:
  struct ListMerge {
    PatchType element;
    std::string_view key;  // empty for lists of scalars
  };

  bool refuse(std::string message, const yaml::Value& about);

  // merge_patch.cc: maps
  bool apply_directive(yaml::Value& original, yaml::Value& patch, const yaml::Value& directive);
  bool apply_retain_keys(yaml::Value& original, yaml::Value& patch);
  bool merge_entry(yaml::Value& original, yaml::Entry& entry, const PatchType& type);
  bool merge_present(yaml::Value& original, std::string_view key, yaml::Value& patch, const PatchType& type,
                     bool deletes);

  // merge_order.cc: $setElementOrder
  bool apply_element_orders(yaml::Value& original, yaml::Value& patch, const PatchType& type);
  bool apply_element_order(yaml::Value& original, yaml::Value& patch, std::string_view directive, const Values& order,
                           const PatchType& type);
  bool check_order(const yaml::Value& patch_list, const Values& order, std::string_view merge_key);
  bool normalize_order(Values& patch, Values& original_only, const Values& patch_order, const Values& original_order,
                       std::string_view merge_key, bool maps, Values& merged);
  bool same_key(const yaml::Value& a, const yaml::Value& b, std::string_view merge_key, bool& equal);
  bool have_keys(const Values& list, std::string_view merge_key);
  bool find_place(const Values& order, const yaml::Value& item, std::string_view merge_key, bool maps,
                  std::size_t& place);
  bool sort_by(Values& list, const Values& order, std::string_view merge_key, bool maps);

  // merge_list.cc
  bool merge_list(Values& original, Values& patch, const PatchField& field, bool deletes);
  bool merge_elements(Values& original, Values& patch, const PatchField& field, Values& merged);
  bool take_special_elements(Values& original, Values& patch, std::string_view merge_key);
  bool element_kind(const Values& a, const Values& b, std::string_view& type);
  bool find_by_key(const Values& list, std::string_view key, const yaml::Value& value, std::size_t& index);
  bool partition(Values merged, const Values& by, std::string_view merge_key, Values& inside, Values& outside);
  bool same(const yaml::Value& a, const yaml::Value& b, bool& equal);
  bool hashable(const Values& list);
};

// mergepatch.ErrBadArgType and ErrNoMergeKey.
std::string bad_argument(std::string_view expected, const yaml::Value& actual);
std::string no_merge_key(const yaml::Value& item, std::string_view key);

// removeDirectives: false if the value is nothing but a directive.
bool remove_directives(yaml::Value& value);
// discardNullValuesFromPatch.
void discard_nulls(yaml::Value& value);

}  // namespace sidelint::kube
