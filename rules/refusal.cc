#include "rules/refusal.h"

#include "engine/decide/steps/refusal.h"
#include "engine/istio/annotations.h"

namespace sidelint::rules {

void for_each_refused_annotation(const Input& input, const model::Workload& workload,
                                 void (*found)(const Input&, const model::Workload&, const RefusedAnnotation&, Report&),
                                 Report& report) {
  if (!input.decisions.of(workload).possible(Verdict::rejected)) return;
  const decide::Release release = input.decisions.control_plane(workload.object).release;
  for (const model::Field& entry : workload.pod.metadata.annotations) {
    if (entry.placeholder) continue;
    const istio::CheckedAnnotation* check = istio::find_checked_annotation(entry.key, release);
    if (check == nullptr) continue;
    if (const auto why = check->refuse(entry.value, release))
      found(input, workload, {&entry, decide::on_one_line(*why), check->takes}, report);
  }
}

Severity severity_of(const decide::Decision& decision) {
  return decision.verdict() == Verdict::rejected ? Severity::error : Severity::warning;
}

std::string no_pods(const model::Workload& workload, const decide::Decision& decision) {
  const bool certain = decision.verdict() == Verdict::rejected;
  return workload.title() + " gets no pods" + (certain ? "" : " where they are injected");
}

void remark_message(Finding finding, const decide::Decision& decision) {
  const decide::Step* deciding = decision.deciding_step();
  if (deciding == nullptr || deciding->message.empty()) return;
  finding.remark("whoever creates the pods reads: ", decide::on_one_line(deciding->message));
}

}  // namespace sidelint::rules
