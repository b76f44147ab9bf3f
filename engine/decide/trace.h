// A decision and the steps that led to it. The verdict is read off the steps, so the explanation cannot contradict it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/verdict.h"
#include "engine/source/origin.h"

namespace sidelint::decide {

// The questions, in the order in which the API server (the first three) and the injector ask them. From
// annotation_values on they are told only if they refuse the pod, or if what comes of them cannot be told.
enum class StepId : std::uint8_t {
  namespace_labels,  // what the pod's namespace says
  pod_labels,        // what the pod's labels say to the webhooks
  webhook_match,     // Gate A: is an injector webhook called?
  host_network,      // Gate B from here on
  reserved_namespace,
  inject_value,  // the label or annotation sidecar.istio.io/inject
  never_inject,
  always_inject,
  policy,
  annotation_values,  // does the injector take the values of the pod's annotations?
  template_names,     // does it have the templates that the pod asks for?
  pod_metadata,       // does the API server take the pod's labels and annotations, whoever else does?
  template_render,    // afterwards.h from here on: do the templates make a pod of this one?
  pod_validation,     // does the API server accept what they made?
  pod_security,       // does the namespace's Pod Security admit it?
};

struct StepInfo {
  StepId id;
  std::string_view name;             // kebab-case: "webhook-match"
  std::string_view question;         // for the documentation
  std::string_view upstream;         // what it mirrors: project, file, function, release
  std::string_view if_matched = "";  // what follows from it, in a few words; may be empty
  std::string_view if_not_matched = "";
};
std::span<const StepInfo> all_steps();  // in evaluation order
const StepInfo& info(StepId id);

struct Evidence {
  std::string label;  // "istio-injection=enabled"
  OriginId origin;    // empty if no file holds it
};

struct Step {
  StepId id;
  Outcome outcome;
  std::optional<Verdict> settles;  // only with Outcome::settled
  std::string because;             // a fact, no final stop: "namespace `payments`: istio-injection=enabled"
  std::vector<Evidence> evidence;
  std::string message = {};  // of a step that refuses the pod: exactly what whoever creates it reads
};

// A fact that the repository does not hold and the verdict depends on.
struct Missing {
  enum class Fact : std::uint8_t {
    namespace_labels,  // subject: the namespace's name
    namespace_name,    // the workload names no namespace
    revision_served,   // subject: the revision or tag
    policy,
    release,      // subject: the families between which it lies
    label_value,  // subject: the pod label a controller or a substitution sets
    alteration,   // subject: the kustomization's field and what it changes
    definitions,  // subject: what is defined several times, equally near
    propagation,  // subject: the kind whose operator is not known to copy metadata
    condition,    // subject: the webhook configuration whose matchConditions cannot be decided
  };
  Fact fact;
  std::string subject;
  std::string text;  // "namespace `payments`"
  OriginId at;       // the line that makes it matter, if there is one
};

struct Hook;

struct Decision {
  // The first step that settles decides; without one the verdict is unknown.
  Verdict verdict() const;
  const Step* deciding_step() const;  // null if unknown
  const Step* step(StepId id) const;  // null if it was not reached

  // Whether some completion of the missing facts gives this verdict; of a definite verdict only itself.
  bool possible(Verdict verdict) const;

  std::vector<Step> trace;                 // in evaluation order
  std::vector<Missing> missing;            // empty if the verdict is definite
  std::vector<Possibility> possibilities;  // of an unknown verdict: the condition for each, the last "otherwise"
  std::vector<const Hook*> called;         // of a definite verdict: the injectors, in the order of their calls
  std::vector<const Hook*> injecting;      // those that inject in some world; empty if they are not told
  std::string revision;                    // whose injector serves the pod; empty if none or not known
  OriginId revision_at;
  bool assumes_control_plane = false;  // rests on the built-in profile
};

}  // namespace sidelint::decide
