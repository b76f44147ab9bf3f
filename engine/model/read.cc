#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/model/mesh/read_mesh.h"
#include "engine/model/mutation/read_mutation.h"
#include "engine/model/reader.h"
#include "engine/model/repository.h"
#include "engine/yaml/load.h"

namespace sidelint::model {
namespace {

constexpr std::string_view kAdmissionGroup = "admissionregistration.k8s.io/";

// Sorts the objects of one unit into the repository.
class Reader {
 public:
  Reader(Repository& repository, const Reading& reading) : repository_(repository), reading_(reading) {}

  void read(const units::AppliedObject& applied) {
    if (!take(applied)) return;
    // Objects of one list share its document.
    if (applied.document == nullptr || applied.document == last_document_) return;
    last_document_ = applied.document;
    const std::vector<yaml::DuplicateKey>& duplicates = applied.document->duplicate_keys();
    repository_.duplicate_keys.insert(repository_.duplicate_keys.end(), duplicates.begin(), duplicates.end());
  }

 private:
  // Whether the object is one of ours. The group decides, not the kind alone: Knative has Services of its own.
  bool take(const units::AppliedObject& applied) {
    if (!applied.node.is(yaml::Kind::mapping) || (is_offered(reading_.unit) && is_of_control_plane(applied.kind)))
      return false;
    const std::string version = version_of(applied);
    if (const auto kinds = find_workload_kinds(version, applied.kind); !kinds.empty()) {
      Object read = object(applied);
      read.api_version = version;
      for (Workload& workload : read_workloads(read, kinds, applied.changes, reading_))
        repository_.workloads.push_back(std::move(workload));
      return true;
    }
    if (applied.kind == "Namespace" && applied.api_version == "v1") {
      Object read = object(applied);
      read.alterations = alterations(
          applied.changes, {.name_space = "metadata.name", .metadata = "metadata", .pod_spec = {}, .content = {}});
      repository_.namespaces.push_back({std::move(read)});
      if (applied.made_along) repository_.namespaces.back().made_by = reading_.unit.kind;
      return true;
    }
    if (applied.kind == "MutatingWebhookConfiguration" && applied.api_version.starts_with(kAdmissionGroup)) {
      repository_.webhooks.push_back(read_webhook_configuration(object(applied), applied.changes, reading_));
      return true;
    }
    if (applied.kind == "ConfigMap" && applied.api_version == "v1") {
      std::optional<InjectorConfig> injector = read_injector(object(applied), applied.changes, reading_);
      if (injector) {
        repository_.injectors.push_back(std::move(*injector));
        return true;
      }
    }
    if (is_mutation_kind(applied.kind)) {
      std::optional<MutationPolicy> policy = read_mutation_policy(object(applied), reading_);
      if (policy) repository_.mutations.push_back(std::move(*policy));
      return policy.has_value();
    }
    read_supporting(applied, reading_, repository_.supporting);
    return false;
  }

  // A template that leaves the version open, as one that asks a helper for it does, leaves no doubt about a Deployment.
  static std::string version_of(const units::AppliedObject& applied) {
    const auto opens_version = [](const units::Change& change) {
      return change.path.size() == 1 && change.path.front() == "apiVersion";
    };
    const bool is_open = std::any_of(applied.changes.begin(), applied.changes.end(), opens_version);
    std::string own = is_open ? own_version_of(applied.kind) : std::string();
    return own.empty() ? applied.api_version : own;
  }

  // Those of a chart that nobody is seen to install say nothing of what runs in a cluster.
  static bool is_of_control_plane(std::string_view kind) {
    return kind == "MutatingWebhookConfiguration" || kind == "ConfigMap" || is_mutation_kind(kind);
  }

  Object object(const units::AppliedObject& applied) const { return read_object(applied, reading_); }

  Repository& repository_;
  const Reading& reading_;
  const yaml::Document* last_document_ = nullptr;
};

std::string_view name_of(units::Refusal::By program) {
  switch (program) {
    case units::Refusal::By::kustomize:
      return "kustomize";
    case units::Refusal::By::argo_cd:
      return "Argo CD";
    case units::Refusal::By::flux:
      return "Flux";
    case units::Refusal::By::helmfile:
      return "helmfile";
    case units::Refusal::By::helm:
      break;
  }
  return "helm";
}

void read_gaps(const units::Unit& unit, Repository& repository) {
  bool has_stopped = false;  // kustomize tells of the first thing alone
  for (const units::UnknownPart& part : unit.unknown) {
    const OriginId at = OriginId::written(part.at);
    if (!part.stops) {
      repository.unseen.push_back({unit.name, part.what, at});
    } else if (!std::exchange(has_stopped, true)) {
      repository.unbuildable.push_back({unit.name, at, part.why, Unbuildable::Read::without_it});
    }
  }
  if (!unit.refusal) return;
  if (unit.refusal->by != units::Refusal::By::kustomize) {
    repository.unrenderable.push_back({.unit = unit.name,
                                       .at = OriginId::written(unit.refusal->at),
                                       .by = name_of(unit.refusal->by),
                                       .message = unit.refusal->message,
                                       .missing = unit.refusal->missing,
                                       .is_ordered = !is_offered(unit)});
    return;
  }
  repository.unbuildable.push_back(
      {unit.name, OriginId::written(unit.refusal->at), unit.refusal->message, Unbuildable::Read::as_they_stand});
}

Unreadable to_unreadable(const yaml::Problem& problem) {
  return {problem.at, problem.message, problem.context_at, problem.context};
}

}  // namespace

std::optional<InjectorConfig> read_injector(Object object, const std::vector<units::Change>& changes,
                                            const Reading& reading) {
  std::optional<std::string> revision = revision_of(object.metadata.name.value, kInjectorConfigMap);
  if (!revision) return std::nullopt;

  InjectorConfig injector;
  injector.revision = std::move(*revision);
  object.alterations =
      alterations(changes, {.name_space = "metadata.namespace", .metadata = {}, .pod_spec = {}, .content = "data"});
  injector.object = std::move(object);
  const yaml::Node config = injector.object.node.find("data").find("config");
  if (!config.is(yaml::Kind::string)) {
    injector.settings.error = "missing configuration map key \"config\"";
    return injector;
  }
  const OriginId place = config.origin();
  const std::optional<Span> at = reading.origins.where(place);
  if (!at) return injector;
  yaml::Loaded loaded = yaml::load_embedded(reading.sources.text(at->source), config, reading.origins);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) {
    injector.settings.error = problem->message;
    return injector;
  }
  injector.document = std::get<std::unique_ptr<const yaml::Document>>(std::move(loaded));
  injector.settings = read_injector_settings(injector.document->root());
  return injector;
}

Repository read(const std::vector<units::Unit>& units, const SourceMap& sources, Origins& origins) {
  Repository repository;
  std::vector<std::size_t> as_they_stand;  // workloads, by index
  for (const units::Unit& unit : units) {
    const Reading reading{sources, origins, unit};
    Reader reader(repository, reading);
    const std::size_t first = repository.workloads.size();
    for (const units::AppliedObject& object : unit.objects) reader.read(object);
    for (std::size_t i = first; unit.kind == units::UnitKind::plain && i < repository.workloads.size(); ++i)
      as_they_stand.push_back(i);
    for (const yaml::Problem& problem : unit.problems) repository.unreadable.push_back(to_unreadable(problem));
    read_gaps(unit, repository);
  }
  repository.mesh = read_mesh(units, sources, origins);
  repository.applications = read_applications(units, sources, origins);
  leave_out_fragments(repository.workloads, as_they_stand);
  resolve_workload_references(repository.workloads);
  return repository;
}

}  // namespace sidelint::model
