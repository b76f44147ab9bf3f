#include "linter/pod_fate.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/decide/steps/refusal.h"

namespace sidelint::linter {
namespace {

using Answer = inject::Injections::Answer;
using decide::StepId;

decide::Step step_of_refuser(inject::Refuser refuser) {
  switch (refuser) {
    case inject::Refuser::injector:
      return {StepId::template_render, Outcome::settled, Verdict::rejected, "the injector refuses the pod: ", {}};
    case inject::Refuser::pod_security:
      return {StepId::pod_security, Outcome::settled, Verdict::rejected, "the injected pod is refused: ", {}};
    default:
      return {StepId::pod_validation, Outcome::settled, Verdict::rejected, "the API server refuses the pod: ", {}};
  }
}

// What is wrong, without the frame that the API server puts around it.
std::string_view bare(std::string_view message) {
  constexpr std::string_view kDenied = "denied the request: ";
  const std::size_t denied = message.find(kDenied);
  return denied == std::string_view::npos ? message : message.substr(denied + kDenied.size());
}

std::optional<decide::Step> refused(const Answer& answer) {
  decide::Step step = step_of_refuser(answer.admitted.refused_by);
  step.message = *answer.admitted.refusal;
  step.because += decide::on_one_line(bare(step.message));
  if (answer.admitted.at) step.evidence.push_back({"", answer.admitted.at});
  return step;
}

}  // namespace

decide::AskInjector pod_fate(const inject::Injections& injections) {
  return [&injections](const model::PodCreation& creation) -> std::optional<decide::Step> {
    const Answer& answer = injections.of(creation);
    if (answer.kind == Answer::Kind::rejected) return refused(answer);
    if (answer.kind != Answer::Kind::unknown) return std::nullopt;
    return decide::Step{StepId::template_render,
                        Outcome::unknown,
                        std::nullopt,
                        "what the injector makes of the pod cannot be told: " + decide::on_one_line(answer.unknown),
                        {}};
  };
}

}  // namespace sidelint::linter
