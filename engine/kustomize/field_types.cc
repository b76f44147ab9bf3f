#include "engine/kustomize/field_types.h"

#include <algorithm>
#include <string>

namespace sidelint::kustomize {
namespace {

using enum FieldType;

constexpr FieldRule kMetadata[] = {
    {"name", text}, {"namespace", text}, {"labels", text_map}, {"annotations", text_map}};
constexpr FieldRule kFieldSpec[] = {
    {"group", text}, {"version", text}, {"kind", text}, {"path", text}, {"create", boolean}};
constexpr FieldRule kLabel[] = {{"pairs", text_map},
                                {"includeSelectors", boolean},
                                {"includeTemplates", boolean},
                                {"includeVolumeClaimTemplates", boolean},
                                {"fields", records, kFieldSpec}};
constexpr FieldRule kSelector[] = {{"group", text},        {"version", text},   {"kind", text},
                                   {"name", text},         {"namespace", text}, {"annotationSelector", text},
                                   {"labelSelector", text}};
constexpr FieldRule kPatchOptions[] = {{"allowNameChange", boolean}, {"allowKindChange", boolean}};
constexpr FieldRule kPatch[] = {
    {"path", text}, {"patch", text}, {"target", record, kSelector}, {"options", record, kPatchOptions}};
constexpr FieldRule kImage[] = {
    {"name", text}, {"newName", text}, {"tagSuffix", text}, {"newTag", text}, {"digest", text}};
constexpr FieldRule kFieldOptions[] = {
    {"delimiter", text}, {"index", integer}, {"encoding", text}, {"create", boolean}};
constexpr FieldRule kSource[] = {{"group", text},
                                 {"version", text},
                                 {"kind", text},
                                 {"name", text},
                                 {"namespace", text},
                                 {"fieldPath", text},
                                 {"options", record, kFieldOptions}};
constexpr FieldRule kReplacementTarget[] = {{"select", record, kSelector},
                                            {"reject", records, kSelector},
                                            {"fieldPaths", texts},
                                            {"options", record, kFieldOptions}};
constexpr FieldRule kReplacement[] = {
    {"source", record, kSource}, {"targets", records, kReplacementTarget}, {"sourceValue", text}, {"path", text}};
constexpr FieldRule kReplica[] = {{"name", text}, {"count", integer}};
constexpr FieldRule kObjectReference[] = {{"apiVersion", text}, {"group", text}, {"version", text},
                                          {"kind", text},       {"name", text},  {"namespace", text}};
constexpr FieldRule kFieldReference[] = {{"fieldPath", text}};
constexpr FieldRule kVar[] = {
    {"name", text}, {"objref", record, kObjectReference}, {"fieldref", record, kFieldReference}};
constexpr FieldRule kLegacySort[] = {{"orderFirst", texts}, {"orderLast", texts}};
constexpr FieldRule kSort[] = {{"order", text}, {"legacySortOptions", record, kLegacySort}};
constexpr FieldRule kGeneratorOptions[] = {
    {"labels", text_map}, {"annotations", text_map}, {"disableNameSuffixHash", boolean}, {"immutable", boolean}};
constexpr FieldRule kConfigMap[] = {
    {"namespace", text}, {"name", text},  {"behavior", text}, {"literals", texts},
    {"files", texts},    {"envs", texts}, {"env", text},      {"options", record, kGeneratorOptions}};
constexpr FieldRule kSecret[] = {
    {"namespace", text}, {"name", text},  {"behavior", text}, {"literals", texts},
    {"files", texts},    {"envs", texts}, {"env", text},      {"options", record, kGeneratorOptions},
    {"type", text}};
constexpr FieldRule kHelmGlobals[] = {{"chartHome", text}, {"configHome", text}};
constexpr FieldRule kHelmChart[] = {{"name", text},
                                    {"version", text},
                                    {"repo", text},
                                    {"releaseName", text},
                                    {"namespace", text},
                                    {"valuesFile", text},
                                    {"valuesInline", mapping},
                                    {"valuesMerge", text},
                                    {"includeCRDs", boolean},
                                    {"skipHooks", boolean},
                                    {"apiVersions", texts},
                                    {"kubeVersion", text},
                                    {"nameTemplate", text},
                                    {"skipTests", boolean},
                                    {"debug", boolean},
                                    {"devel", boolean},
                                    {"additionalValuesFiles", texts}};
constexpr FieldRule kOldHelmChart[] = {{"chartName", text},   {"chartVersion", text},  {"chartRepoUrl", text},
                                       {"chartHome", text},   {"chartRepoName", text}, {"helmBin", text},
                                       {"helmHome", text},    {"values", text},        {"valuesLocal", mapping},
                                       {"valuesMerge", text}, {"releaseName", text},   {"releaseNamespace", text},
                                       {"extraArgs", texts}};

constexpr FieldRule kKustomization[] = {{"kind", text},
                                        {"apiVersion", text},
                                        {"metadata", record, kMetadata},
                                        {"openapi", text_map},
                                        {"namePrefix", text},
                                        {"nameSuffix", text},
                                        {"namespace", text},
                                        {"commonLabels", text_map},
                                        {"labels", records, kLabel},
                                        {"commonAnnotations", text_map},
                                        {"patchesStrategicMerge", texts},
                                        {"patchesJson6902", records, kPatch},
                                        {"patches", records, kPatch},
                                        {"images", records, kImage},
                                        {"imageTags", records, kImage},
                                        {"replacements", records, kReplacement},
                                        {"replicas", records, kReplica},
                                        {"vars", records, kVar},
                                        {"sortOptions", record, kSort},
                                        {"resources", texts},
                                        {"components", texts},
                                        {"crds", texts},
                                        {"bases", texts},
                                        {"configMapGenerator", records, kConfigMap},
                                        {"secretGenerator", records, kSecret},
                                        {"helmGlobals", record, kHelmGlobals},
                                        {"helmCharts", records, kHelmChart},
                                        {"helmChartInflationGenerator", records, kOldHelmChart},
                                        {"generatorOptions", record, kGeneratorOptions},
                                        {"configurations", texts},
                                        {"generators", texts},
                                        {"transformers", texts},
                                        {"validators", texts},
                                        {"buildMetadata", texts}};

bool same_in_any_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

const FieldRule* find_rule(std::span<const FieldRule> fields, std::string_view key) {
  for (const FieldRule& rule : fields)
    if (rule.name == key) return &rule;
  for (const FieldRule& rule : fields)
    if (same_in_any_case(rule.name, key)) return &rule;
  return nullptr;
}

bool refuse_type(Run& run, const yaml::Value& value, std::string_view field, std::string_view type) {
  std::string message = "`";
  ((message += field) += "` must be ") += type;
  return run.refuse(run.place(value), std::move(message));
}

bool is_text(const yaml::Value& value) { return value.is(yaml::Kind::string) || value.is(yaml::Kind::null); }

bool conform_texts(Run& run, yaml::Value& value, std::string_view field) {
  if (!value.is(yaml::Kind::sequence)) return refuse_type(run, value, field, "a list of strings");
  for (yaml::Value& item : value.items) {
    if (!is_text(item)) return refuse_type(run, item, field, "a list of strings");
    if (item.is(yaml::Kind::null)) item = yaml::Value::string("", item.origin);
  }
  return true;
}

bool conform_text_map(Run& run, yaml::Value& value, std::string_view field) {
  if (!value.is(yaml::Kind::mapping)) return refuse_type(run, value, field, "a mapping of strings");
  for (yaml::Entry& entry : value.entries) {
    if (!is_text(entry.value)) return refuse_type(run, entry.value, field, "a mapping of strings");
    if (entry.value.is(yaml::Kind::null)) entry.value = yaml::Value::string("", entry.value.origin);
  }
  return true;
}

bool conform_records(Run& run, yaml::Value& value, const FieldRule& rule, Unlisted unlisted) {
  if (!value.is(yaml::Kind::sequence)) return refuse_type(run, value, rule.name, "a list");
  return std::ranges::all_of(value.items, [&](yaml::Value& item) {
    if (item.is(yaml::Kind::null)) return true;
    if (!item.is(yaml::Kind::mapping)) return refuse_type(run, item, rule.name, "a list of mappings");
    return conform(run, item, rule.of, unlisted);
  });
}

bool conform_value(Run& run, yaml::Value& value, const FieldRule& rule, Unlisted unlisted) {
  switch (rule.type) {
    case text:
      return value.is(yaml::Kind::string) || refuse_type(run, value, rule.name, "a string");
    case boolean:
      return value.is(yaml::Kind::boolean) || refuse_type(run, value, rule.name, "a boolean");
    case integer:
      return value.is(yaml::Kind::integer) || refuse_type(run, value, rule.name, "a whole number");
    case texts:
      return conform_texts(run, value, rule.name);
    case text_map:
      return conform_text_map(run, value, rule.name);
    case records:
      return conform_records(run, value, rule, unlisted);
    case record:
    case mapping:
      if (!value.is(yaml::Kind::mapping)) return refuse_type(run, value, rule.name, "a mapping");
      return rule.type == mapping || conform(run, value, rule.of, unlisted);
  }
  return true;
}

}  // namespace

std::span<const FieldRule> kustomization_fields() { return kKustomization; }

bool conform(Run& run, yaml::Value& record, std::span<const FieldRule> fields, Unlisted unlisted) {
  std::erase_if(record.entries, [&](const yaml::Entry& entry) {
    return entry.value.is(yaml::Kind::null) && find_rule(fields, entry.key) != nullptr;
  });
  for (yaml::Entry& entry : record.entries) {
    const FieldRule* rule = find_rule(fields, entry.key);
    if (rule == nullptr) {
      if (unlisted == Unlisted::ignored) continue;
      return run.refuse(run.place(entry.key_origin), "unknown field `" + entry.key + "`");
    }
    entry.key = rule->name;
    if (!conform_value(run, entry.value, *rule, unlisted)) return false;
  }
  return true;
}

}  // namespace sidelint::kustomize
