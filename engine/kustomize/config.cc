#include "engine/kustomize/config.h"

#include <algorithm>
#include <utility>

#include "engine/kustomize/builtin/field_specs.h"
#include "engine/kustomize/field_types.h"
#include "engine/kustomize/kustomization.h"

namespace sidelint::kustomize {
namespace {

using enum FieldType;

struct Row {
  std::string_view name;  // in a file of `configurations:`
  FieldSpecs Config::*specs;
};
constexpr Row kRows[] = {{"namePrefix", &Config::name_prefix},
                         {"nameSuffix", &Config::name_suffix},
                         {"namespace", &Config::ns},
                         {"commonLabels", &Config::common_labels},
                         {"labels", &Config::labels},
                         {"templateLabels", &Config::template_labels},
                         {"volumeClaimTemplateLabels", &Config::volume_claim_template_labels},
                         {"commonAnnotations", &Config::common_annotations},
                         {"images", &Config::images},
                         {"replicas", &Config::replicas},
                         {"varReference", &Config::var_references}};

constexpr FieldRule kSpec[] = {{"group", text}, {"version", text}, {"kind", text}, {"path", text}, {"create", boolean}};
constexpr FieldRule kReference[] = {{"group", text}, {"version", text}, {"kind", text}, {"fieldSpecs", records, kSpec}};
constexpr FieldRule kFile[] = {{"namePrefix", records, kSpec},
                               {"nameSuffix", records, kSpec},
                               {"namespace", records, kSpec},
                               {"commonLabels", records, kSpec},
                               {"labels", records, kSpec},
                               {"templateLabels", records, kSpec},
                               {"volumeClaimTemplateLabels", records, kSpec},
                               {"commonAnnotations", records, kSpec},
                               {"images", records, kSpec},
                               {"replicas", records, kSpec},
                               {"varReference", records, kSpec},
                               {"nameReference", records, kReference}};

Gvk gvk_in(const yaml::Value& record) {
  return {std::string(text_in(record, "group")), std::string(text_in(record, "version")),
          std::string(text_in(record, "kind"))};
}

FieldSpecs specs_in(const yaml::Value& record, std::string_view field) {
  FieldSpecs specs;
  for (const yaml::Value& spec : list_in(record, field))
    specs.push_back({gvk_in(spec), std::string(text_in(spec, "path")), is_set(spec, "create")});
  return specs;
}

bool merge_reference(std::vector<NameReference>& references, const NameReference& added) {
  for (NameReference& reference : references)
    if (reference.target == added.target) return merge_into(reference.referrers, added.referrers);
  references.push_back(added);
  return true;
}

void sort_all(Config& config) {
  for (const Row& row : kRows) sort_by_kind(config.*row.specs);
  std::ranges::stable_sort(config.name_references, is_applied_before, &NameReference::target);
}

}  // namespace

bool merge_into(Config& config, const Config& added) {
  for (const Row& row : kRows)
    if (!merge_into(config.*row.specs, added.*row.specs)) return false;
  for (const NameReference& reference : added.name_references)
    if (!merge_reference(config.name_references, reference)) return false;
  sort_all(config);
  return true;
}

// The lists are long: they are sorted once, and not for each build.
const Configs::Initial& Configs::built_in() {
  static const Initial kInitial = [] {
    Initial made{builtin_config(), {}};
    sort_all(made.sorted);
    merge_into(made.alone, made.sorted);
    return made;
  }();
  return kInitial;
}

const Config* Configs::merged(Run& run, const Config* config, const Config* added, Span at) {
  if (added == nullptr || config == added) return config;
  const auto& [sorted, alone] = built_in();
  const bool is_initial = added == &sorted || added == &alone;
  if (is_initial && (config == nullptr || config == &alone)) return &alone;
  Config both = config == nullptr ? Config() : *config;
  if (!merge_into(both, *added)) {
    run.refuse(at, "two configurations differ on whether to create a field");
    return nullptr;
  }
  return &keep(std::move(both));
}

bool read_config(Run& run, const yaml::Value& root, Config& config) {
  yaml::Value file = root;
  if (!file.is(yaml::Kind::mapping)) return run.refuse(run.place(root), "a configuration must be a mapping");
  if (!conform(run, file, kFile, Unlisted::refused)) return false;
  Config read;
  for (const Row& row : kRows) read.*row.specs = specs_in(file, row.name);
  for (const yaml::Value& reference : list_in(file, "nameReference"))
    read.name_references.push_back({gvk_in(reference), specs_in(reference, "fieldSpecs")});
  sort_all(read);
  return merge_into(config, read) ||
         run.refuse(run.place(root), "two configurations differ on whether to create a field");
}

}  // namespace sidelint::kustomize
