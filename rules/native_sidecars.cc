#include "rules/native_sidecars.h"

#include <optional>
#include <string>
#include <vector>

#include "engine/istio/release.h"
#include "rules/injected_pod.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

constexpr istio::Release kFirstWithNativeSidecars{1, 29, 0};

}  // namespace

void report_missing_native_sidecars(const Input& input, Report& report) {
  const std::optional<istio::Release> kubernetes = input.injections.kubernetes();
  if (!kubernetes || *kubernetes >= kFirstWithNativeSidecars) return;
  std::vector<const model::Workload*> workloads;
  for (const model::Workload& workload : input.repository.workloads) {
    const bool is_made = reaches_templates(input.decisions.of(workload));
    if (is_made && proxy_place(input, workload) == ProxyPlace::native) workloads.push_back(&workload);
  }
  if (workloads.empty()) return;
  const model::Workload& first = *workloads.front();
  const model::Field* asked = first.pod.metadata.annotations.find(kNativeSidecar);
  Finding finding = report
                        .at(asked != nullptr ? asked->at : first.object.metadata.name.origin, first.title(),
                            " never starts: its proxy is a native sidecar, which Kubernetes 1.",
                            std::to_string(kubernetes->minor), " lacks")
                        .label("its proxy is an init container that stays")
                        .help("Switch native sidecars off, or use Kubernetes 1.29 or newer")
                        .about(first);
  remark_workloads(finding, workloads);
}

}  // namespace sidelint::rules
