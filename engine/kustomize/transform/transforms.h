// The built-in transformers, one file each. All change the objects of a list in place; false: the build is refused.
//
// Mirrors kustomize api 0.21, internal/builtins and filters.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/kustomize/config.h"
#include "engine/kustomize/field_spec.h"
#include "engine/kustomize/resource_list.h"
#include "engine/kustomize/run.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// Which subjects of role bindings are moved to the namespace.
enum class Subjects : std::uint8_t { named_default, service_accounts, none };
enum class Overwrite : std::uint8_t { always, if_empty };
struct NamespaceOrder {
  const yaml::Value& ns;  // a string
  const FieldSpecs& specs;
  Subjects subjects = Subjects::named_default;
  Overwrite overwrite = Overwrite::always;
};
bool set_namespace(Run& run, ResourceList& list, const NamespaceOrder& order);
// The same for one object, without a look at the others.
bool set_namespace(Run& run, yaml::Value& object, const NamespaceOrder& order, const Hand& hand);

bool add_prefix(Run& run, ResourceList& list, const yaml::Value& prefix, const FieldSpecs& specs);
bool add_suffix(Run& run, ResourceList& list, const yaml::Value& suffix, const FieldSpecs& specs);

// Of a mapping of strings; `field` is the key of the kustomization that orders it, a string literal.
bool add_entries(Run& run, ResourceList& list, const yaml::Value& entries, const FieldSpecs& specs,
                 std::string_view field);

// Of records as in `images:` and `replicas:`.
bool set_images(Run& run, ResourceList& list, const std::vector<yaml::Value>& images, const FieldSpecs& specs);
bool set_replicas(Run& run, ResourceList& list, const yaml::Value& replica, const FieldSpecs& specs);

bool add_value(Run& run, ResourceList& list, const yaml::Value& config, std::string_view folder);

// Renames what needs a hash of its content in its name.
bool add_hashes(Run& run, ResourceList& list);
// Writes new names where old ones are referred to.
bool fix_name_references(Run& run, ResourceList& list, const std::vector<NameReference>& references);

// `sort_options` null: kustomize's own order.
bool sort_objects(Run& run, ResourceList& list, const yaml::Value* sort_options);

}  // namespace sidelint::kustomize
