// Transformers and validators of a kustomization, in kustomize's order.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "engine/kustomize/plugin.h"
#include "engine/kustomize/target.h"
#include "engine/kustomize/transform/patches.h"
#include "engine/kustomize/transform/transforms.h"

namespace sidelint::kustomize {
namespace {

// The fields that an entry of `labels` sets; nothing if two of them differ on whether to create one.
std::optional<FieldSpecs> label_specs(const yaml::Value& label, const Config& config) {
  FieldSpecs specs;
  for (const yaml::Value& spec : list_in(label, "fields")) {
    Gvk gvk{std::string(text_in(spec, "group")), std::string(text_in(spec, "version")),
            std::string(text_in(spec, "kind"))};
    specs.push_back({std::move(gvk), std::string(text_in(spec, "path")), is_set(spec, "create")});
  }
  bool agree = merge_into(specs, config.labels);
  if (is_set(label, "includeSelectors")) {
    agree = agree && merge_into(specs, config.common_labels);
  } else {
    if (is_set(label, "includeTemplates")) agree = agree && merge_into(specs, config.template_labels);
    if (is_set(label, "includeVolumeClaimTemplates"))
      agree = agree && merge_into(specs, config.volume_claim_template_labels);
    agree = agree && merge_into(specs, FieldSpec{{}, "metadata/labels", true});
  }
  if (!agree) return std::nullopt;
  return specs;
}

}  // namespace

void Target::finish_with(Gathered& gathered, const std::string& note) {
  if (!note.empty()) {
    for (Resource& resource : gathered.list.edit()) {
      if (resource.origin_note.empty())
        resource.origin_note = note;
      else
        resource.transformer_notes.push_back(note);
    }
  }
  gathered.list.drop_empty();
}

bool Target::finish(bool ok, Gathered& gathered, std::string_view transformer) {
  if (ok) finish_with(gathered, note_of(transformer));
  return ok;
}

bool Target::run_transformers(Gathered& gathered) {
  ResourceList& list = gathered.list;
  const Config& config = *gathered.config;
  if (!run_patches(gathered)) return false;
  const yaml::Value* ns = file_.find("namespace");
  if (ns != nullptr && !ns->text.empty() &&
      !finish(set_namespace(run_, list, {*ns, config.ns}), gathered, "NamespaceTransformer"))
    return false;
  const yaml::Value* prefix = file_.find("namePrefix");
  if (prefix != nullptr && !prefix->text.empty() &&
      !finish(add_prefix(run_, list, *prefix, config.name_prefix), gathered, "PrefixTransformer"))
    return false;
  const yaml::Value* suffix = file_.find("nameSuffix");
  if (suffix != nullptr && !suffix->text.empty() &&
      !finish(add_suffix(run_, list, *suffix, config.name_suffix), gathered, "SuffixTransformer"))
    return false;
  return run_label_transformers(gathered) && run_image_and_count_transformers(gathered) &&
         run_plugin_transformers(gathered);
}

bool Target::run_patches(Gathered& gathered) {
  ResourceList& list = gathered.list;
  const std::vector<yaml::Value>& merges = file_.list("patchesStrategicMerge");
  std::vector<PatchOrder> orders;
  std::size_t count = 0;
  const std::size_t unknown = run_.built().unknown.size();
  for (const yaml::Value& entry : merges) {
    std::optional<PatchOrder> order = read_strategic(run_, entry, include_.folder);
    if (!order) return false;
    count += order->merges.size();
    orders.push_back(*std::move(order));
  }
  if (!merges.empty() && count == 0 && unknown == run_.built().unknown.size())
    return run_.refuse(run_.place(merges.front()), "the patches are empty");
  for (const PatchOrder& order : orders)
    if (!apply_patch(run_, list, order)) return false;
  if (!merges.empty() && !finish(true, gathered, "PatchStrategicMergeTransformer")) return false;
  for (const yaml::Value& record : file_.list("patches")) {
    const std::optional<PatchOrder> order = read_patch(run_, record, include_.folder);
    if (!order || !finish(apply_patch(run_, list, *order), gathered, "PatchTransformer")) return false;
  }
  return true;
}

bool Target::run_label_transformers(Gathered& gathered) {
  const Config& config = *gathered.config;
  const std::vector<yaml::Value>& labels = file_.list("labels");
  const yaml::Value* common = file_.find("commonLabels");
  for (const yaml::Value& label : labels) {
    const std::optional<FieldSpecs> specs = label_specs(label, config);
    if (!specs) return run_.refuse(run_.place(label), "two field specs differ on whether to create a field");
    const yaml::Value* pairs = label.find("pairs");
    const bool ok = pairs == nullptr || add_entries(run_, gathered.list, *pairs, *specs, "labels");
    if (!finish(ok, gathered, "LabelTransformer")) return false;
  }
  if (!labels.empty() || (common != nullptr && !common->entries.empty())) {
    const bool ok =
        common == nullptr || add_entries(run_, gathered.list, *common, config.common_labels, "commonLabels");
    if (!finish(ok, gathered, "LabelTransformer")) return false;
  }
  const yaml::Value* annotations = file_.find("commonAnnotations");
  if (annotations == nullptr || annotations->entries.empty()) return true;
  return finish(add_entries(run_, gathered.list, *annotations, config.common_annotations, "commonAnnotations"),
                gathered, "AnnotationsTransformer");
}

bool Target::run_image_and_count_transformers(Gathered& gathered) {
  ResourceList& list = gathered.list;
  for (const yaml::Value& record : file_.list("patchesJson6902")) {
    const std::optional<PatchOrder> order = read_json6902(run_, record, include_.folder);
    if (!order || !finish(apply_patch(run_, list, *order), gathered, "PatchJson6902Transformer")) return false;
  }
  for (const yaml::Value& replica : file_.list("replicas"))
    if (!finish(set_replicas(run_, list, replica, gathered.config->replicas), gathered, "ReplicaCountTransformer"))
      return false;
  const std::vector<yaml::Value>& images = file_.list("images");
  if (!images.empty() && !set_images(run_, list, images, gathered.config->images)) return false;
  for (std::size_t i = 0; i < images.size(); ++i)
    if (!finish(true, gathered, "ImageTagTransformer")) return false;
  const std::vector<yaml::Value>& entries = file_.list("replacements");
  if (entries.empty()) return true;
  std::vector<yaml::Value> replacements;
  if (!read_replacements(run_, entries, include_.folder, replacements)) return false;
  for (const yaml::Value& replacement : replacements)
    if (!replace(run_, list, replacement)) return false;
  return finish(true, gathered, "ReplacementTransformer");
}

bool Target::run_plugin_transformers(Gathered& gathered) {
  std::vector<Resource> plugins;
  if (!load_plugins("transformers", plugins)) return false;
  for (const Resource& plugin : plugins) {
    if (!is_builtin_plugin(plugin)) {
      run_.leave_open(plugin.written, plugin.gvk().kind, "a program or function would have to run", "transformers");
      continue;
    }
    if (!run_transformer(run_, gathered.list, plugin, include_.folder)) return false;
    finish_with(gathered, shared_.notes_origins ? note_of_plugin(plugin) : std::string());
  }
  return true;
}

bool Target::run_validators(Gathered& gathered) {
  std::vector<Resource> plugins;
  if (!load_plugins("validators", plugins)) return false;
  for (const Resource& plugin : plugins) {
    if (!is_builtin_plugin(plugin)) {
      run_.leave_open(plugin.written, plugin.gvk().kind, "a program or function would have to run");
      continue;
    }
    ResourceList copy = gathered.list;
    if (!run_transformer(run_, copy, plugin, include_.folder)) return false;
    const auto same = [](const Resource& a, const Resource& b) { return yaml::same_json(a.value, b.value); };
    if (!std::ranges::equal(copy.items(), gathered.list.items(), same))
      return run_.refuse(plugin.written, "a validator must not change objects");
  }
  return true;
}

}  // namespace sidelint::kustomize
