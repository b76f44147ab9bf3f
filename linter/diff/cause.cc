#include "linter/diff/cause.h"

#include <algorithm>

namespace sidelint::linter::diff {
namespace {

using decide::Decision;
using decide::Evidence;
using decide::Step;
using decide::StepId;

bool differ(const Step& a, const Step& b) { return a.outcome != b.outcome || a.because != b.because; }

// The place of what the other side does not say comes first: of several labels the one that changed.
Fact fact_of(const Step& step, const Step* other) {
  Fact fact{step.because, {}};
  const auto is_new = [&](const Evidence& evidence) {
    return other == nullptr ||
           std::ranges::find(other->evidence, evidence.label, &Evidence::label) == other->evidence.end();
  };
  for (const bool wanted : {true, false}) {
    for (const Evidence& evidence : step.evidence) {
      if (evidence.origin && is_new(evidence) == wanted) fact.at.push_back(evidence.origin);
    }
  }
  return fact;
}

// What decided, or what is missing.
Fact outcome_of(const Decision& decision, StepId beside, const Decision& other) {
  if (const Step* same = decision.step(beside)) return fact_of(*same, other.step(beside));
  if (const Step* deciding = decision.deciding_step()) return fact_of(*deciding, nullptr);
  Fact fact;
  for (const decide::Missing& missing : decision.missing) {
    fact.text.append(fact.text.empty() ? "it depends on " : ", ").append(missing.text);
    if (missing.at) fact.at.push_back(missing.at);
  }
  return fact;
}

// The step that refuses the pod; null if none does.
const Step* refusal(const Decision& decision) {
  return decision.verdict() == Verdict::rejected ? decision.deciding_step() : nullptr;
}

bool share_a_place(const Step& a, const Step& b) {
  return std::ranges::any_of(a.evidence, [&](const Evidence& one) {
    return one.origin && std::ranges::find(b.evidence, one.origin, &Evidence::origin) != b.evidence.end();
  });
}

// Whether what decides points at what this step found.
bool decides(const Decision& decision, StepId id) {
  const Step* deciding = decision.deciding_step();
  const Step* step = decision.step(id);
  return deciding != nullptr && step != nullptr && share_a_place(*step, *deciding);
}

// The question whose answers differ; null if all that both were asked is answered alike.
const Step* first_difference(const Decision& before, const Decision& after) {
  const Step* first = nullptr;
  const Step* match = nullptr;
  for (const Step& step : before.trace) {
    const Step* other = after.step(step.id);
    if (other == nullptr || !differ(step, *other)) continue;
    if (step.id == StepId::webhook_match) {
      match = &step;
      continue;
    }
    if (decides(after, step.id) || decides(before, step.id)) return &step;
    if (first == nullptr) first = &step;
  }
  return first != nullptr ? first : match;
}

Cause about(StepId id, const Decision& before, const Decision& after) {
  return {outcome_of(before, id, after), outcome_of(after, id, before)};
}

Cause about_revisions(const Decision& before, const Decision& after) {
  Cause cause;
  for (const auto& [decision, fact] : {std::pair(&before, &cause.before), std::pair(&after, &cause.after)}) {
    fact->text = "revision `" + decision->revision + "`";
    if (decision->revision_at) fact->at.push_back(decision->revision_at);
  }
  return cause;
}

}  // namespace

Cause cause_of(const Decision& before, const Decision& after) {
  const Step* was_refused = refusal(before);
  const Step* is_refused = refusal(after);
  if (is_refused != nullptr) return about(is_refused->id, before, after);
  if (was_refused != nullptr) return about(was_refused->id, before, after);
  if (const Step* step = first_difference(before, after)) return about(step->id, before, after);
  if (before.revision != after.revision) return about_revisions(before, after);
  const Step* deciding = after.deciding_step() != nullptr ? after.deciding_step() : before.deciding_step();
  return about(deciding == nullptr ? StepId::webhook_match : deciding->id, before, after);
}

}  // namespace sidelint::linter::diff
