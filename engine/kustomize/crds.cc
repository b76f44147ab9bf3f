// The fields of custom resources, as OpenAPI definitions of `crds:` mark them.
//
// Mirrors kustomize api 0.21, internal/accumulator/loadconfigfromcrds.go: definitions by name, each `{Schema:
// {properties: …}}`; those with apiVersion, kind and metadata are kinds, and `$ref`s to other definitions are followed.
#include <string>
#include <string_view>

#include "engine/kustomize/config.h"

namespace sidelint::kustomize {
namespace {

constexpr int kMaxReferences = 32;  // nested; definitions may refer to each other

class CrdReader {
 public:
  CrdReader(const yaml::Value& definitions, Config& config) : definitions_(definitions), config_(config) {}

  bool read(const std::string& name) {
    const yaml::Value* properties = properties_of(name);
    if (properties == nullptr) return true;
    for (const std::string_view field : {"kind", "apiVersion", "metadata"})
      if (properties->find(field) == nullptr) return true;
    kind_ = {{}, {}, name.substr(name.rfind('.') + 1)};
    return read_properties(*properties, "", 0);
  }

 private:
  const yaml::Value* properties_of(std::string_view name) const {
    const yaml::Value* definition = definitions_.find(name);
    return definition == nullptr ? nullptr : definition->find_path({"Schema", "properties"});
  }

  bool read_properties(const yaml::Value& properties, const std::string& path, int depth) {
    for (const yaml::Entry& entry : properties.entries) {
      const std::string below = path.empty() ? entry.key : path + "/" + entry.key;
      if (!read_property(entry.value, below, depth)) return false;
    }
    return true;
  }

  bool read_property(const yaml::Value& property, const std::string& path, int depth) {
    const FieldSpec spec{kind_, path, false};
    if (property.find("x-kubernetes-annotation") != nullptr && !merge_into(config_.common_annotations, spec))
      return false;
    if (property.find("x-kubernetes-label-selector") != nullptr && !merge_into(config_.common_labels, spec))
      return false;
    if (property.find("x-kubernetes-identity") != nullptr && !merge_into(config_.name_prefix, spec)) return false;
    if (!read_reference(property, path)) return false;
    const yaml::Value* reference = property.find("$ref");
    if (reference == nullptr || depth == kMaxReferences) return true;
    const yaml::Value* next = properties_of(reference->as_string());
    return next == nullptr || read_properties(*next, path, depth + 1);
  }

  bool read_reference(const yaml::Value& property, const std::string& path) {
    const yaml::Value* version = property.find("x-kubernetes-object-ref-api-version");
    const yaml::Value* kind = property.find("x-kubernetes-object-ref-kind");
    if (version == nullptr || kind == nullptr) return true;
    const yaml::Value* key = property.find("x-kubernetes-object-ref-name-key");
    const std::string name(key == nullptr ? std::string_view("name") : key->as_string());
    Config found;
    found.name_references.push_back(
        {{{}, std::string(version->as_string()), std::string(kind->as_string())}, {{kind_, path + "/" + name, false}}});
    return merge_into(config_, found);
  }

  const yaml::Value& definitions_;
  Config& config_;
  Gvk kind_;
};

// What kustomize cannot decode; null: all can be. Manifests of CustomResourceDefinitions are no such definitions.
const yaml::Value* misfit(const yaml::Value* value, yaml::Kind kind) {
  return value == nullptr || value->is(yaml::Kind::null) || value->is(kind) ? nullptr : value;
}

const yaml::Value* misfit_in_schema(const yaml::Value* schema) {
  if (schema == nullptr || schema->is(yaml::Kind::null)) return nullptr;
  if (!schema->is(yaml::Kind::mapping)) return schema;
  const yaml::Value* properties = schema->find("properties");
  if (const yaml::Value* wrong = misfit(properties, yaml::Kind::mapping)) return wrong;
  if (const yaml::Value* wrong = misfit(schema->find("description"), yaml::Kind::string)) return wrong;
  if (properties == nullptr) return nullptr;
  for (const yaml::Entry& property : properties->entries)
    if (const yaml::Value* wrong = misfit_in_schema(&property.value)) return wrong;
  return nullptr;
}

const yaml::Value* misfit_in(const yaml::Value& root) {
  if (const yaml::Value* wrong = misfit(&root, yaml::Kind::mapping)) return wrong;
  for (const yaml::Entry& definition : root.entries) {
    if (const yaml::Value* wrong = misfit(&definition.value, yaml::Kind::mapping)) return wrong;
    if (const yaml::Value* wrong = misfit(definition.value.find("Dependencies"), yaml::Kind::sequence)) return wrong;
    if (const yaml::Value* wrong = misfit_in_schema(definition.value.find("Schema"))) return wrong;
  }
  return nullptr;
}

}  // namespace

bool read_crds(Run& run, const yaml::Value& root, Config& config) {
  if (const yaml::Value* wrong = misfit_in(root))
    return run.refuse(run.place(*wrong), "this is no OpenAPI definition, as the files of `crds` must hold");
  CrdReader reader(root, config);
  for (const yaml::Entry& entry : root.entries)
    if (!reader.read(entry.key))
      return run.refuse(run.place(root), "two configurations differ on whether to create a field");
  return true;
}

}  // namespace sidelint::kustomize
