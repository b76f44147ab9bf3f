#include "engine/kustomize/print/finish.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "engine/kustomize/print/comments.h"
#include "engine/kustomize/print/notes.h"
#include "engine/kustomize/print/printed.h"
#include "engine/kustomize/print/written_keys.h"
#include "engine/kustomize/transform/transforms.h"

namespace sidelint::kustomize {
namespace {

constexpr std::string_view kLocal = "config.kubernetes.io/local-config";
constexpr std::string_view kOrigin = "config.kubernetes.io/origin";
constexpr std::string_view kTransformers = "alpha.config.kubernetes.io/transformations";
constexpr std::string_view kRelease = "kustomize-v5.8.2";

// Annotations that kustomize and kyaml use while they work, and take away at the end whoever wrote them.
constexpr std::string_view kInternal[] = {"internal.config.kubernetes.io/previousKinds",
                                          "internal.config.kubernetes.io/previousNames",
                                          "internal.config.kubernetes.io/prefixes",
                                          "internal.config.kubernetes.io/suffixes",
                                          "internal.config.kubernetes.io/previousNamespaces",
                                          "internal.config.kubernetes.io/allowNameChange",
                                          "internal.config.kubernetes.io/allowKindChange",
                                          "internal.config.kubernetes.io/refBy",
                                          "internal.config.kubernetes.io/generatorBehavior",
                                          "internal.config.kubernetes.io/needsHashSuffix",
                                          "internal.config.kubernetes.io/path",
                                          "internal.config.kubernetes.io/index",
                                          "internal.config.kubernetes.io/seqindent",
                                          "internal.config.kubernetes.io/id",
                                          "internal.config.kubernetes.io/annotations-migration-resource-id",
                                          "config.kubernetes.io/path",
                                          "config.kubernetes.io/index",
                                          "config.k8s.io/id",
                                          kOrigin,
                                          kTransformers};

// All annotations are strings afterwards; none is no mapping.
void write_annotations(Resource& resource, const Printed& printed) {
  yaml::Value* metadata = resource.value.find("metadata");
  if (metadata == nullptr || !metadata->is(yaml::Kind::mapping)) return;
  yaml::Value* annotations = metadata->find("annotations");
  if (annotations == nullptr) annotations = &metadata->set("annotations", yaml::Value::mapping());
  std::erase_if(annotations->entries, [](const yaml::Entry& entry) {
    return std::ranges::find(kInternal, entry.key) != std::end(kInternal);
  });
  note_written_keys(resource, annotations);
  for (yaml::Entry& entry : annotations->entries) {
    entry.value.kind = yaml::Kind::string;
    entry.value.style = yaml::Style::double_quoted;
    entry.value.items.clear();
    entry.value.entries.clear();
  }
  const auto note = [annotations](std::string_view key, std::string_view text) {
    yaml::Value value = yaml::Value::string(text);
    value.style = yaml::Style::literal;
    annotations->set(key, std::move(value));
  };
  if (printed.origins && !resource.origin_note.empty()) note(kOrigin, resource.origin_note);
  if (printed.transformers && !resource.transformer_notes.empty())
    note(kTransformers, note_list(resource.transformer_notes));
  if (annotations->entries.empty()) metadata->erase("annotations");
}

bool is_local(const Resource& resource) {
  const yaml::Value* mark = resource.value.find_path({"metadata", "annotations", kLocal});
  return mark != nullptr && mark->text != "false";
}

}  // namespace

bool drop_local(Run& run, ResourceList& list) {
  for (const Resource& resource : list.items()) {
    if (is_absent(&resource.value)) continue;
    const Gvk gvk = resource.gvk();
    if (gvk.kind.empty()) return run.refuse(resource.written, "missing kind in object");
    if (!gvk.kind.ends_with("List") && resource.name().empty())
      return run.refuse(resource.written, "missing metadata.name in object");
    if (resource.has_broken_history())
      return run.refuse(resource.written, "a comma in its name, namespace or kind makes kustomize stop");
  }
  std::erase_if(list.edit(), [](const Resource& resource) { return is_absent(&resource.value) || is_local(resource); });
  return true;
}

bool print_objects(Run& run, ResourceList& list, const Printed& printed) {
  if (printed.managed_by) {
    yaml::Value label = yaml::Value::mapping();
    label.set("app.kubernetes.io/managed-by", yaml::Value::string(kRelease));
    if (!add_entries(run, list, label, {{{}, "metadata/labels", true}}, "buildMetadata")) return false;
  }
  for (Resource& resource : list.edit()) {
    write_annotations(resource, printed);
    if (resource.unprintable)
      return run.refuse(resource.unprintable->at,
                        "the key `" + resource.unprintable->key + "` is written twice or is no string");
    if (!check_comments(run, resource)) return false;
    print_scalars(resource.value);
    run.built().objects.push_back({std::move(resource.value), resource.written});
  }
  return true;
}

}  // namespace sidelint::kustomize
