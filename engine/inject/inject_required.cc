#include "engine/inject/inject_required.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/gotmpl/go/unicode.h"
#include "engine/inject/features.h"
#include "engine/inject/pod.h"
#include "engine/model/istio_keys.h"

namespace sidelint::inject {
namespace {

using yaml::Value;

constexpr std::array<std::string_view, 4> kIgnoredNamespaces = {"kube-system", "kube-public", "kube-node-lease",
                                                                "local-path-storage"};
constexpr std::size_t kOldIgnored = 2;

bool is_ignored(std::string_view name_space, int minor) {
  const std::size_t count = kFourIgnoredNamespaces.in(minor) ? kIgnoredNamespaces.size() : kOldIgnored;
  const auto end = kIgnoredNamespaces.begin() + static_cast<std::ptrdiff_t>(count);
  return std::find(kIgnoredNamespaces.begin(), end, name_space) != end;
}

// What the pod itself asks for; nothing if it leaves it to the settings.
std::optional<bool> asked(const Value& pod, int minor) {
  const std::string* value = annotation(pod, model::kInjectKey);
  if (kLabelDecides.in(minor))
    if (const std::string* by_label = label(pod, model::kInjectKey)) value = by_label;
  const std::string text = value ? *value : std::string();
  if (!kLooseInjectValues.in(minor)) {
    if (text == "true") return true;
    if (text == "false") return false;
    return std::nullopt;
  }
  const std::string lower = gotmpl::go::to_lower(text);
  if (lower.empty()) return std::nullopt;
  return lower == "y" || lower == "yes" || lower == "true" || lower == "on";
}

bool never(const Value& pod, int minor) {
  return spec_flag(pod, "hostNetwork") || is_ignored(metadata_text(pod, "namespace"), minor);
}

model::Labels labels_of(const Value& pod) {
  model::Labels out;
  if (const Value* labels = pod.find_path({"metadata", "labels"}))
    for (const yaml::Entry& entry : labels->entries) model::set_label(out, entry.key, entry.value.text);
  return out;
}

bool any_matches(const std::vector<model::Selector>& selectors, const model::Labels& labels) {
  return std::any_of(selectors.begin(), selectors.end(), [&](const model::Selector& selector) {
    return selector.error.empty() && !selector.empty() && selector.matches(labels);
  });
}

}  // namespace

bool is_injection_required(const Injector& injector, const Value& pod) {
  const int minor = injector.minor();
  if (never(pod, minor)) return false;
  const Injector::Config& config = injector.config();
  if (config.policy != "enabled" && config.policy != "disabled") return false;
  if (const std::optional<bool> answer = asked(pod, minor)) return *answer;
  if (!kInjectSelectors.in(minor)) return config.policy == "enabled";
  const model::Labels labels = labels_of(pod);
  if (any_matches(config.never_inject, labels)) return false;
  if (any_matches(config.always_inject, labels)) return true;
  return config.policy == "enabled";
}

bool is_injection_wanted(const Injector& injector, const Value& pod) {
  return !never(pod, injector.minor()) && asked(pod, injector.minor()).value_or(true);
}

}  // namespace sidelint::inject
