#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "engine/decide/steps/labels.h"
#include "engine/decide/steps/refusal.h"
#include "engine/decide/steps/step.h"
#include "engine/istio/templates.h"

namespace sidelint::decide {
namespace {

const model::Field* asked_by_pod(const World& world) {
  return world.annotations == nullptr ? nullptr : world.annotations->find(istio::kTemplatesAnnotation);
}

// A configuration that shows no templates is taken to have those of its chart.
std::vector<std::string> known_templates(const Inquiry& inquiry) {
  const std::vector<std::string>& names = inquiry.settings->template_names;
  return names.empty() ? istio::chart_templates(inquiry.release) : names;
}

std::vector<std::string> requested(const Inquiry& inquiry) {
  const model::Field* asked = asked_by_pod(inquiry.world);
  if (asked != nullptr) {
    if (asked->placeholder) return {};
    return istio::requested_templates(asked->value, inquiry.settings->aliases);
  }
  if (inquiry.settings->default_templates.empty()) return {};
  return istio::resolve_aliases(inquiry.settings->default_templates, inquiry.settings->aliases);
}

// A configuration with named templates is that of a release that knows them.
std::optional<std::string> first_unknown(const Inquiry& inquiry) {
  if (inquiry.release < istio::kFirstWithTemplates && inquiry.settings->template_names.empty()) return std::nullopt;
  const std::vector<std::string> known = known_templates(inquiry);
  for (std::string& name : requested(inquiry)) {
    if (std::find(known.begin(), known.end(), name) == known.end()) return std::move(name);
  }
  return std::nullopt;
}

}  // namespace

// Mirrors RunTemplate (istio, pkg/kube/inject/inject.go, 1.9.0 to 1.30.3).
Answer ask_template_names(const Inquiry& inquiry) {
  return first_unknown(inquiry) ? settled(Verdict::rejected) : found(false);
}

void tell_template_names(const Inquiry& inquiry, Answer, Step& step) {
  const std::string name = first_unknown(inquiry).value_or("");
  const std::vector<std::string> known = known_templates(inquiry);
  if (const model::Field* asked = asked_by_pod(inquiry.world)) {
    step.evidence.push_back(label_evidence(asked->key, &asked->value, inquiry.world.annotations, {}));
  }
  std::vector<std::string> quoted;
  for (const std::string& each : known) quoted.push_back("`" + each + "`");
  step.because = "the injector has no template `" + name + "`, only " + enumerate(quoted);
  step.message = denial(inquiry, istio::template_not_found(name, known));
}

}  // namespace sidelint::decide
