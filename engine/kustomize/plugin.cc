#include "engine/kustomize/plugin.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "engine/kustomize/field_types.h"
#include "engine/kustomize/generate/generate.h"
#include "engine/kustomize/kustomization.h"
#include "engine/kustomize/transform/patches.h"
#include "engine/kustomize/transform/replacements.h"
#include "engine/kustomize/transform/transforms.h"

namespace sidelint::kustomize {
namespace {

using enum FieldType;

// The record that a field of the kustomization has, for plugins that take the same.
constexpr std::span<const FieldRule> rules_of(std::span<const FieldRule> fields, std::string_view name) {
  for (const FieldRule& rule : fields)
    if (rule.name == name) return rule.of;
  return {};
}

constexpr FieldRule kSpec[] = {{"group", text}, {"version", text}, {"kind", text}, {"path", text}, {"create", boolean}};

FieldSpecs specs_of(const yaml::Value& config) {
  FieldSpecs specs;
  for (const yaml::Value& spec : list_in(config, "fieldSpecs")) {
    Gvk gvk{std::string(text_in(spec, "group")), std::string(text_in(spec, "version")),
            std::string(text_in(spec, "kind"))};
    specs.push_back({std::move(gvk), std::string(text_in(spec, "path")), is_set(spec, "create")});
  }
  return specs;
}

bool conform_field(Run& run, yaml::Value& config, std::string_view field, FieldType type,
                   std::span<const FieldRule> of) {
  const FieldRule rule{field, type, of};
  return conform(run, config, {&rule, 1}, Unlisted::ignored);
}

// One plugin at work: its configuration, and the list that it changes.
struct Work {
  Run& run;
  ResourceList& list;
  yaml::Value config;
  std::string_view folder;

  bool fields(std::string_view field, FieldType type) { return conform_field(run, config, field, type, {}); }
  bool records(std::string_view field, std::string_view like) {
    return conform_field(run, config, field, FieldType::records, rules_of(kustomization_fields(), like));
  }
  yaml::Value& text_at(std::string_view field) {
    yaml::Value* found = config.find(field);
    return found != nullptr ? *found : config.set(field, yaml::Value::string("", config.origin));
  }
};

bool add_entries_of(Work& work, std::string_view field, std::string_view key) {
  if (!work.fields(field, text_map)) return false;
  const yaml::Value* entries = work.config.find(field);
  return entries == nullptr || add_entries(work.run, work.list, *entries, specs_of(work.config), key);
}

bool annotations(Work& work) { return add_entries_of(work, "annotations", "commonAnnotations"); }
bool labels(Work& work) { return add_entries_of(work, "labels", "labels"); }

bool move(Work& work) {
  const yaml::Value* ns = work.config.find_path({"metadata", "namespace"});
  if (ns == nullptr || ns->text.empty()) return true;
  const yaml::Value copy = *ns;
  const FieldSpecs specs = specs_of(work.config);
  NamespaceOrder order{copy, specs};
  if (is_set(work.config, "unsetOnly")) order.overwrite = Overwrite::if_empty;
  const std::string_view subjects = text_in(work.config, "setRoleBindingSubjects");
  if (subjects == "none")
    order.subjects = Subjects::none;
  else if (subjects == "allServiceAccounts")
    order.subjects = Subjects::service_accounts;
  else if (!subjects.empty() && subjects != "defaultOnly")
    return work.run.refuse(work.run.place(work.config), "an invalid value for setRoleBindingSubjects");
  return set_namespace(work.run, work.list, order);
}

bool has_specs(Work& work) {
  return work.config.find("fieldSpecs") != nullptr ||
         work.run.refuse(work.run.place(work.config), "fieldSpecs is missing");
}

bool prefix(Work& work) {
  return has_specs(work) && add_prefix(work.run, work.list, work.text_at("prefix"), specs_of(work.config));
}
bool suffix(Work& work) {
  return has_specs(work) && add_suffix(work.run, work.list, work.text_at("suffix"), specs_of(work.config));
}
bool affixes(Work& work) { return prefix(work) && suffix(work); }

bool image(Work& work) {
  const yaml::Value* tag = work.config.find("imageTag");
  return tag == nullptr || set_images(work.run, work.list, {*tag}, specs_of(work.config));
}

bool replicas(Work& work) {
  const yaml::Value* replica = work.config.find("replica");
  return replica == nullptr || set_replicas(work.run, work.list, *replica, specs_of(work.config));
}

bool replacements(Work& work) {
  std::vector<yaml::Value> all;
  if (!work.records("replacements", "replacements") ||
      !read_replacements(work.run, list_in(work.config, "replacements"), work.folder, all))
    return false;
  return std::ranges::all_of(all, [&](const yaml::Value& one) { return replace(work.run, work.list, one); });
}

bool patch(Work& work) {
  if (!conform(work.run, work.config, rules_of(kustomization_fields(), "patches"), Unlisted::ignored)) return false;
  const std::optional<PatchOrder> order = read_patch(work.run, work.config, work.folder);
  return order && apply_patch(work.run, work.list, *order);
}

bool json_patch(Work& work) {
  if (yaml::Value* operations = work.config.find("jsonOp")) work.config.set("patch", *operations);
  if (!conform(work.run, work.config, rules_of(kustomization_fields(), "patches"), Unlisted::ignored)) return false;
  const std::optional<PatchOrder> order = read_json6902(work.run, work.config, work.folder);
  return order && apply_patch(work.run, work.list, *order);
}

bool strategic(Work& work) {
  if (!work.fields("paths", texts)) return false;
  std::vector<yaml::Value> entries = list_in(work.config, "paths");
  if (const yaml::Value* inline_patches = work.config.find("patches")) entries.push_back(*inline_patches);
  return std::ranges::all_of(entries, [&](const yaml::Value& entry) {
    const std::optional<PatchOrder> order = read_strategic(work.run, entry, work.folder);
    return order && apply_patch(work.run, work.list, *order);
  });
}

bool value(Work& work) { return add_value(work.run, work.list, work.config, work.folder); }
bool hash(Work& work) { return add_hashes(work.run, work.list); }

struct Transformer {
  std::string_view kind;
  bool (*run)(Work& work);
};
constexpr Transformer kTransformers[] = {{"AnnotationsTransformer", annotations},
                                         {"HashTransformer", hash},
                                         {"ImageTagTransformer", image},
                                         {"LabelTransformer", labels},
                                         {"NamespaceTransformer", move},
                                         {"PatchJson6902Transformer", json_patch},
                                         {"PatchStrategicMergeTransformer", strategic},
                                         {"PatchTransformer", patch},
                                         {"PrefixSuffixTransformer", affixes},
                                         {"PrefixTransformer", prefix},
                                         {"SuffixTransformer", suffix},
                                         {"ReplacementTransformer", replacements},
                                         {"ReplicaCountTransformer", replicas},
                                         {"ValueAddTransformer", value}};

std::string_view text_at(const yaml::Value& config, std::initializer_list<std::string_view> path) {
  const yaml::Value* value = config.find_path(path);
  return value == nullptr ? std::string_view() : std::string_view(value->text);
}

// A ServiceAccount that stands for one of Google's cloud.
bool bind_account(Run& run, const Resource& plugin, std::vector<Resource>& made) {
  const yaml::Value& config = plugin.value;
  if (text_at(config, {"cloud"}) != "gke") return run.refuse(plugin.written, "only the cloud `gke` is known");
  std::string account(text_at(config, {"serviceAccount", "name"}));
  ((account += '@') += text_at(config, {"serviceAccount", "projectId"})) += ".iam.gserviceaccount.com";
  const OriginId origin = run.generated(plugin.written);
  const auto text_value = [origin](std::string_view value) { return yaml::Value::string(value, origin); };
  yaml::Value object = yaml::Value::mapping(origin);
  object.set("apiVersion", text_value("v1"));
  object.set("kind", text_value("ServiceAccount"));
  yaml::Value& metadata = object.set("metadata", yaml::Value::mapping(origin));
  metadata.set("name", text_value(text_at(config, {"kubernetesService", "name"})));
  const std::string_view ns = text_at(config, {"kubernetesService", "namespace"});
  if (!ns.empty()) metadata.set("namespace", text_value(ns));
  metadata.set("annotations", yaml::Value::mapping(origin)).set("iam.gke.io/gcp-service-account", text_value(account));
  made.push_back({std::move(object), plugin.written});
  return true;
}

}  // namespace

bool is_builtin_plugin(const Resource& plugin) {
  const Gvk gvk = plugin.gvk();
  return gvk.group.empty() && gvk.version == "builtin";
}

bool run_transformer(Run& run, ResourceList& list, const Resource& plugin, std::string_view folder) {
  const std::string kind = plugin.gvk().kind;
  for (const Transformer& transformer : kTransformers) {
    if (transformer.kind != kind) continue;
    Work work{run, list, plugin.value, folder};
    return conform_field(run, work.config, "fieldSpecs", records, kSpec) && transformer.run(work);
  }
  return run.refuse(plugin.written, "`" + kind + "` is no built-in transformer");
}

bool run_generator(Run& run, const Resource& plugin, std::string_view folder, const Inflate& inflate,
                   std::vector<Resource>& made) {
  const std::string kind = plugin.gvk().kind;
  yaml::Value config = plugin.value;
  if (kind == "HelmChartInflationGenerator") return inflate(config, made);
  if (kind == "IAMPolicyGenerator") return bind_account(run, plugin, made);
  const bool is_secret = kind == "SecretGenerator";
  if (!is_secret && kind != "ConfigMapGenerator")
    return run.refuse(plugin.written, "`" + kind + "` is no built-in generator");
  for (const std::string_view field : {"name", "namespace"}) {
    const yaml::Value* given = plugin.value.find_path({"metadata", field});
    if (text_in(config, field).empty() && given != nullptr) config.set(field, *given);
  }
  if (!conform(run, config, rules_of(kustomization_fields(), "secretGenerator"), Unlisted::ignored)) return false;
  const GeneratorKind generator = is_secret ? GeneratorKind::secret : GeneratorKind::config_map;
  std::optional<Resource> resource = generate(run, {generator, config, nullptr, folder});
  if (!resource) return false;
  made.push_back(*std::move(resource));
  return true;
}

}  // namespace sidelint::kustomize
