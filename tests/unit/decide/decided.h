// A repository in memory and its decisions, for the tests of this room.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/decide/decide.h"
#include "engine/model/repository.h"
#include "engine/units/scan/scan.h"
#include "engine/units/unit.h"
#include "tests/harness/memory_file_system.h"

namespace sidelint::decide {

struct Decided {
  using Files = std::vector<std::pair<std::string, std::string>>;

  explicit Decided(const Files& files, const MeshFacts& facts = {}, std::size_t threads = 1) {
    testing::MemoryFileSystem file_system;
    std::vector<std::string> paths;
    for (const auto& [path, text] : files) {
      file_system.file(path, text);
      paths.push_back(path);
    }
    std::sort(paths.begin(), paths.end());
    scan =
        units::scan(file_system, paths, {.wanted = model::is_read, .worth = model::is_worth_reading}, sources, origins);
    units = units::discover(scan, sources, origins);
    repository = model::read(units, sources, origins);
    decisions = std::make_unique<const Decisions>(repository, facts, threads);
  }
  explicit Decided(const std::string& text, const MeshFacts& facts = {}) : Decided(Files{{"app.yaml", text}}, facts) {}

  const model::Workload& workload(std::string_view name = "") const {
    for (const model::Workload& each : repository.workloads) {
      if (name.empty() || each.name() == name) return each;
    }
    return repository.workloads.at(repository.workloads.size());  // fails: no such workload
  }
  const Decision& of(std::string_view name = "") const { return decisions->of(workload(name)); }

  SourceMap sources;
  Origins origins;
  units::Scan scan;
  std::vector<units::Unit> units;
  model::Repository repository;
  std::unique_ptr<const Decisions> decisions;
};

// Manifests, each as one line of flow YAML.
inline std::string name_space(const std::string& name, const std::string& labels = "") {
  return "---\n{apiVersion: v1, kind: Namespace, metadata: {name: " + name + ", labels: {" + labels + "}}}\n";
}
struct Parts {
  std::string labels;
  std::string annotations;
  std::string spec;
};
inline std::string deployment(const std::string& name, const std::string& in, const Parts& pod = {}) {
  const std::string space = in.empty() ? "" : ", namespace: " + in;
  return "---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: " + name + space +
         "}, spec: {template: {metadata: {labels: {" + pod.labels + "}, annotations: {" + pod.annotations +
         "}}, spec: {" + pod.spec + "}}}}\n";
}
// An injector of one entry, with its ConfigMap.
inline std::string webhook(const std::string& name, const std::string& namespace_selector,
                           const std::string& labels = "", const std::string& more = "") {
  return "---\n{apiVersion: admissionregistration.k8s.io/v1, kind: MutatingWebhookConfiguration, metadata: {name: " +
         name + ", labels: {" + labels + "}}, webhooks: [{name: sidecar-injector.istio.io, namespaceSelector: {" +
         namespace_selector +
         "}, rules: [{operations: [CREATE], apiGroups: [''], apiVersions: [v1], resources: [pods]}]" + more + "}]}\n";
}
inline std::string injector(const std::string& suffix, const std::string& config) {
  return "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: istio-sidecar-injector" + suffix +
         "}, data: {config: \"" + config + "\"}}\n";
}

// The verdict, and for an unknown one its conditions: "injected if …; otherwise not injected".
inline std::string words(const Decision& decision) {
  const auto name = [](Verdict verdict) -> std::string {
    switch (verdict) {
      case Verdict::injected:
        return "injected";
      case Verdict::not_injected:
        return "not injected";
      case Verdict::rejected:
        return "rejected";
      case Verdict::unknown:
        break;
    }
    return "unknown";
  };
  if (decision.verdict() != Verdict::unknown) return name(decision.verdict());
  std::string text;
  for (const Possibility& possibility : decision.possibilities) {
    if (!text.empty()) text += "; ";
    text += possibility.when.empty() ? "otherwise " + name(possibility.verdict)
                                     : name(possibility.verdict) + " if " + possibility.when;
  }
  return text;
}

}  // namespace sidelint::decide
