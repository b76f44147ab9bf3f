// The walk of a strategic merge, for the files of this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kustomize/merge/schema.h"
#include "engine/kustomize/run.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

enum class Directive : std::uint8_t { merge, replace, remove, unknown };
// `$patch` of a mapping, and of a list, which stands in an item of its own. It is taken out.
Directive take_directive(yaml::Value& mapping);
Directive take_list_directive(yaml::Value& list);

// `ours` is what is there, `theirs` what the patch says. Both null: neither says anything. Both the same: a value that
// the patch has added, which is walked to take its own directives and nulls out.
class Walker {
 public:
  Walker(Run& run, const Hand& hand) : run_(run), hand_(hand) {}

  // What comes out: one of the two, changed in place. Null: nothing, or the merge is refused.
  yaml::Value* walk(yaml::Value* ours, yaml::Value* theirs, Schema schema);
  bool refused() const { return run_.refused(); }

 private:
  Schema schema_of(const yaml::Value* ours, const yaml::Value* theirs) const;
  yaml::Value* walk_mapping(yaml::Value* ours, yaml::Value* theirs, const Schema& schema);
  yaml::Value* choose_mapping(yaml::Value* ours, yaml::Value* theirs);
  bool walk_fields(yaml::Value& ours, yaml::Value* theirs, const Schema& schema);
  yaml::Value* walk_list(yaml::Value* ours, yaml::Value* theirs, const Schema& schema);
  bool merge_items(yaml::Value& ours, yaml::Value* theirs, const Schema& schema);
  // Items that differ in their keys stay as they are, each walked alone. False if some do not.
  bool walk_distinct(yaml::Value& list, const Schema& schema);
  void take_over(yaml::Value& ours, yaml::Value& theirs);
  void refuse(const yaml::Value& at, std::string message) { run_.refuse(run_.place(at), std::move(message)); }

  Run& run_;
  Hand hand_;
};

// Keyed items of lists, as kyaml's ElementSetter and ElementMatcher treat them. The key "" is the item itself.
using Items = std::vector<yaml::Value*>;
using Keys = std::vector<std::string_view>;
using Texts = std::vector<std::string>;
yaml::Value* find_item(const Items& items, const Keys& keys, const Texts& values);
// Puts `item` in the place of those with the same keys, or behind all; null takes them out.
void set_item(Items& items, yaml::Value* item, const Keys& keys, const Texts& values);
bool is_nothing(const yaml::Value* value);  // null or {}

}  // namespace sidelint::kustomize
