#include "engine/kustomize/kustomization.h"

#include <algorithm>
#include <utility>

#include "engine/kustomize/amend.h"
#include "engine/kustomize/field_types.h"
#include "engine/yaml/resolve.h"

namespace sidelint::kustomize {
namespace {

constexpr std::string_view kFileNames[] = {"kustomization.yaml", "kustomization.yml", "Kustomization"};

struct Found {
  SourceId source{};
  std::string_view name;
};

// Empty if there is none, or several (and a refusal).
std::optional<Found> find_file(Run& run, const std::string& folder) {
  std::optional<Found> found;
  for (const std::string_view name : kFileNames) {
    const std::variant<SourceId, Flaw> text = run.files().text(folder, name);
    const SourceId* source = std::get_if<SourceId>(&text);
    if (source == nullptr) continue;
    if (found) {
      run.refuse({*source, 0, 0}, "found multiple kustomization files in `" + run.files().shown(folder) + "`");
      return std::nullopt;
    }
    found = Found{*source, name};
  }
  return found;
}

yaml::Value& list_at(yaml::Value& root, std::string_view field) {
  yaml::Value* list = root.find(field);
  return list != nullptr ? *list : root.set(field, yaml::Value::sequence());
}

// Moves what stands in an old field behind what stands in the one that replaced it.
void rename_list(yaml::Value& root, std::string_view old_field, std::string_view field) {
  yaml::Value* old = root.find(old_field);
  if (old == nullptr) return;
  std::vector<yaml::Value> items = std::move(old->items);
  root.erase(old_field);
  if (items.empty()) return;
  yaml::Value& list = list_at(root, field);
  std::ranges::move(items, std::back_inserter(list.items));
}

void move_env(yaml::Value& root, std::string_view field) {
  yaml::Value* list = root.find(field);
  if (list == nullptr) return;
  for (yaml::Value& generator : list->items) {
    const yaml::Value* env = generator.find("env");
    if (env == nullptr) continue;
    if (!env->text.empty()) {
      yaml::Value moved = *env;
      list_at(generator, "envs").items.push_back(std::move(moved));
    }
    generator.erase("env");
  }
}

struct Renamed {
  std::string_view from;
  std::string_view to;
};

void move_charts(yaml::Value& root) {
  constexpr Renamed kNames[] = {{"chartName", "name"},           {"chartVersion", "version"},
                                {"chartRepoUrl", "repo"},        {"values", "valuesFile"},
                                {"valuesLocal", "valuesInline"}, {"valuesMerge", "valuesMerge"},
                                {"releaseName", "releaseName"}};
  yaml::Value* old = root.find("helmChartInflationGenerator");
  if (old == nullptr) return;
  std::vector<yaml::Value> items = std::move(old->items);
  root.erase("helmChartInflationGenerator");
  for (yaml::Value& item : items) {
    yaml::Value chart = yaml::Value::mapping(item.origin);
    for (const auto& [from, to] : kNames)
      if (yaml::Value* value = item.find(from)) chart.set(to, std::move(*value));
    list_at(root, "helmCharts").items.push_back(std::move(chart));
    yaml::Value* home = item.find("chartHome");
    if (home == nullptr || root.find("helmGlobals") != nullptr) continue;
    root.set("helmGlobals", yaml::Value::mapping(item.origin)).set("chartHome", std::move(*home));
  }
}

// Whether it says nothing but what it is. An empty list or mapping says something, an empty string does not.
bool is_empty(const yaml::Value& root) {
  return std::ranges::all_of(root.entries, [](const yaml::Entry& entry) {
    return entry.key == "kind" || entry.key == "apiVersion" ||
           (entry.value.is(yaml::Kind::string) && entry.value.text.empty());
  });
}

bool check_type(Run& run, Kustomization& file) {
  const std::string_view kind = file.text("kind");
  if (!kind.empty() && kind != "Kustomization" && kind != "Component")
    return run.refuse(run.place(*file.find("kind")), "kind should be Kustomization or Component");
  file.is_component = kind == "Component";
  const std::string_view version = file.text("apiVersion");
  const std::string_view wanted =
      file.is_component ? "kustomize.config.k8s.io/v1alpha1" : "kustomize.config.k8s.io/v1beta1";
  if (version.empty() || version == wanted) return true;
  return run.refuse(run.place(*file.find("apiVersion")), "apiVersion should be " + std::string(wanted));
}

std::optional<Kustomization> read_file(Run& run, const std::string& folder, const Found& found) {
  run.use(found.source);
  const ParsedText& parsed = run.files().first_document(found.source);
  if (parsed.flaw) {
    run.refuse(parsed.flaw->at, parsed.flaw->message);
    return std::nullopt;
  }
  Kustomization file{found.source, folder, std::string(found.name), yaml::Value::mapping()};
  const yaml::Node root = parsed.documents.empty() ? yaml::Node() : parsed.documents.front().document->root();
  if (root && !root.is(yaml::Kind::null)) file.root = yaml::to_value(root);
  if (file.root.is(yaml::Kind::mapping)) return file;
  run.refuse({found.source, 0, 0}, "a kustomization must be a mapping");
  return std::nullopt;
}

// Moves what stands in old fields, and checks what the kustomization is as a whole.
bool complete(Run& run, Kustomization& file) {
  rename_list(file.root, "bases", "resources");
  rename_list(file.root, "imageTags", "images");
  move_env(file.root, "configMapGenerator");
  move_env(file.root, "secretGenerator");
  move_charts(file.root);
  if (is_empty(file.root)) return run.refuse({file.source, 0, 0}, "the kustomization is empty");
  return check_type(run, file);
}

// Where kustomize runs as a library, nobody asks it to sort.
void keep_order(Kustomization& file) {
  if (file.find("sortOptions") != nullptr) return;
  file.root.set("sortOptions", yaml::Value::mapping(file.root.origin))
      .set("order", yaml::Value::string("fifo", file.root.origin));
}

}  // namespace

std::string_view text_in(const yaml::Value& record, std::string_view field) {
  const yaml::Value* value = record.find(field);
  return value == nullptr ? std::string_view() : value->as_string();
}

bool is_set(const yaml::Value& record, std::string_view field) {
  const yaml::Value* value = record.find(field);
  return value != nullptr && value->is(yaml::Kind::boolean) && yaml::boolean_value(value->text) == true;
}

const std::vector<yaml::Value>& list_in(const yaml::Value& record, std::string_view field) {
  static const std::vector<yaml::Value> kNone;
  const yaml::Value* value = record.find(field);
  return value == nullptr ? kNone : value->items;
}

std::string_view Kustomization::text(std::string_view field) const { return text_in(root, field); }
const std::vector<yaml::Value>& Kustomization::list(std::string_view field) const { return list_in(root, field); }

bool is_kustomization_name(std::string_view name) {
  return std::ranges::find(kFileNames, name) != std::end(kFileNames);
}

std::optional<Kustomization> load_kustomization(Run& run, const std::string& folder, Span ordered_at) {
  return load_root(run, folder, {.ordered_at = ordered_at});
}

std::optional<Kustomization> load_root(Run& run, const std::string& folder, const Amendment& amendment) {
  const bool is_for_flux = amendment.reader == Amendment::Reader::flux;
  const std::optional<Found> found = find_file(run, folder);
  if (run.refused()) return std::nullopt;
  if (!found && !is_for_flux) {
    run.refuse(amendment.ordered_at, "no kustomization file in `" + run.files().shown(folder) + "`");
    return std::nullopt;
  }
  run.use_folder(folder);
  std::optional<Kustomization> file =
      found ? read_file(run, folder, *found) : make_kustomization(run, folder, amendment.ordered_at);
  if (!file) return std::nullopt;
  const Unlisted unlisted = is_for_flux ? Unlisted::ignored : Unlisted::refused;
  if (!conform(run, file->root, kustomization_fields(), unlisted)) return std::nullopt;
  if (is_for_flux && found && file->list("resources").empty()) {  // so that kustomize does not find it empty
    yaml::Value notes = yaml::Value::sequence(file->root.origin);
    notes.items.push_back(yaml::Value::string("originAnnotations", file->root.origin));
    file->root.set("buildMetadata", std::move(notes), file->root.origin);
  }
  if (!amend(run, *file, amendment) || !complete(run, *file)) return std::nullopt;
  if (is_for_flux) keep_order(*file);
  return file;
}

std::optional<Kustomization> load_amendment(Run& run, const std::string& folder, const Amendment& amendment) {
  const OriginId by = OriginId::written(amendment.ordered_at);
  Kustomization file{amendment.ordered_at.source, folder, "kustomization.yaml", yaml::Value::mapping(by)};
  if (!amend(run, file, amendment)) return std::nullopt;
  keep_order(file);
  return file;
}

}  // namespace sidelint::kustomize
