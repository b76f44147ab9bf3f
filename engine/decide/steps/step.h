// The steps of the decision as a table: what each asks of a world, and how it words the answer.
//
// A step is two pure functions. `ask` decides; it runs for every world. `tell` adds the words and the evidence to what
// was decided; it runs for the worlds that somebody gets to see. So an explanation cannot lead to another answer.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "engine/decide/steps/world.h"
#include "engine/decide/trace.h"

namespace sidelint::decide {

// One webhook entry that the API server calls, or cannot judge: an error there refuses the request.
struct HookCall {
  const Hook* hook;
  std::string error;
  int round = 0;  // 1: called again
};

struct Inquiry {
  const World& world;
  std::span<const HookCall> calls;                    // what Gate A came to
  const Hook* hook = nullptr;                         // Gate B: whose injector is asked
  const model::InjectorSettings* settings = nullptr;  // Gate B: what that injector is told
  Release release = kNewestRelease;                   // Gate B: which release it is
};

struct Answer {
  Outcome outcome = Outcome::skipped;
  std::optional<Verdict> settles;

  friend bool operator==(const Answer&, const Answer&) = default;
};

struct StepRow {
  StepInfo info;
  Answer (*ask)(const Inquiry&);
  void (*tell)(const Inquiry&, Answer, Step&);
};

inline constexpr std::size_t kStepCount = 12;
inline constexpr std::size_t kGateASteps = 3;
inline constexpr std::size_t kGateBEnd = 9;      // the injector's refusals follow
inline constexpr std::size_t kRefusalsEnd = 11;  // the API server's own refusal follows
std::span<const StepRow, kStepCount> step_table();

inline Answer settled(Verdict verdict) { return {Outcome::settled, verdict}; }
inline Answer found(bool matched) { return {matched ? Outcome::matched : Outcome::not_matched, std::nullopt}; }

Answer ask_namespace_labels(const Inquiry& inquiry);
void tell_namespace_labels(const Inquiry& inquiry, Answer answer, Step& step);
Answer ask_pod_labels(const Inquiry& inquiry);
void tell_pod_labels(const Inquiry& inquiry, Answer answer, Step& step);
Answer ask_webhook_match(const Inquiry& inquiry);
void tell_webhook_match(const Inquiry& inquiry, Answer answer, Step& step);
Answer ask_host_network(const Inquiry& inquiry);
void tell_host_network(const Inquiry& inquiry, Answer answer, Step& step);
Answer ask_reserved_namespace(const Inquiry& inquiry);
void tell_reserved_namespace(const Inquiry& inquiry, Answer answer, Step& step);
Answer ask_inject_value(const Inquiry& inquiry);
void tell_inject_value(const Inquiry& inquiry, Answer answer, Step& step);
Answer ask_never_inject(const Inquiry& inquiry);
void tell_never_inject(const Inquiry& inquiry, Answer answer, Step& step);
Answer ask_always_inject(const Inquiry& inquiry);
void tell_always_inject(const Inquiry& inquiry, Answer answer, Step& step);
Answer ask_policy(const Inquiry& inquiry);
void tell_policy(const Inquiry& inquiry, Answer answer, Step& step);
Answer ask_annotation_values(const Inquiry& inquiry);
void tell_annotation_values(const Inquiry& inquiry, Answer answer, Step& step);
Answer ask_template_names(const Inquiry& inquiry);
void tell_template_names(const Inquiry& inquiry, Answer answer, Step& step);
Answer ask_pod_metadata(const Inquiry& inquiry);
void tell_pod_metadata(const Inquiry& inquiry, Answer answer, Step& step);

}  // namespace sidelint::decide
