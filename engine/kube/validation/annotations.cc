// ValidatePodSpecificAnnotations: annotations that mean something to Kubernetes itself.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "engine/kube/fields.h"
#include "engine/kube/go_text.h"
#include "engine/kube/validation/parts.h"

namespace sidelint::kube::validation {
namespace {

using yaml::Entry;
using yaml::Value;

constexpr std::string_view kLocal = "localhost/";

bool is_deletion_cost(std::string_view text) {
  std::int32_t cost = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), cost);
  if (error != std::errc() || end != text.data() + text.size()) return false;
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  return text == "0" || (digits.front() != '0');
}

void check_seccomp(const Entry& entry, const Path& path, Errors& errors) {
  const std::string_view profile = entry.value.text;
  if (profile == "runtime/default" || profile == "docker/default" || profile == "unconfined") return;
  if (profile.starts_with(kLocal)) {
    return check_local_path(profile.substr(kLocal.size()), entry.value, path, errors);
  }
  errors.invalid(path, entry.value, "must be a valid seccomp profile");
}

bool has_container(const Value& spec, std::string_view name) {
  for (const std::string_view list : {"initContainers", "containers", "ephemeralContainers"})
    for (const Value& container : items(spec, list))
      if (text(container, "name") == name) return true;
  return false;
}

void check_app_armor(const Entry& entry, std::string_view container, const Value& spec, const Path& path,
                     Errors& errors) {
  if (!has_container(spec, container)) errors.invalid_text(path, container, "container not found", entry.value);
  const std::string_view profile = entry.value.text;
  if (profile.empty() || profile == "runtime/default" || profile == "unconfined" || profile.starts_with(kLocal)) return;
  errors.invalid(path, entry.value, "invalid AppArmor profile name: " + go_quote(profile));
}

}  // namespace

void check_annotations_of_pod(const PodFacts& facts, const Path& path, Errors& errors) {
  const Value& annotations = child_or_empty(facts.metadata, "annotations");
  if (const Value* mirror = annotations.find("kubernetes.io/config.mirror")) {
    if (text(facts.spec, "nodeName").empty()) {
      errors.invalid(path.key("kubernetes.io/config.mirror"), *mirror,
                     "must set spec.nodeName if mirror pod annotation is set");
    }
  }
  constexpr std::string_view kDeletionCost = "controller.kubernetes.io/pod-deletion-cost";
  const Value* cost = annotations.find(kDeletionCost);
  if (cost != nullptr && !is_deletion_cost(cost->text)) {
    errors.invalid(path.key(kDeletionCost), *cost, "must be a 32bit integer");
  }
  constexpr std::string_view kPodSeccomp = "seccomp.security.alpha.kubernetes.io/pod";
  constexpr std::string_view kSeccomp = "container.seccomp.security.alpha.kubernetes.io/";
  constexpr std::string_view kAppArmor = "container.apparmor.security.beta.kubernetes.io/";
  for (const Entry& entry : annotations.entries) {
    if (entry.key == kPodSeccomp || entry.key.starts_with(kSeccomp)) {
      check_seccomp(entry, path.child(entry.key), errors);
    }
  }
  for (const Entry& entry : annotations.entries) {
    if (!entry.key.starts_with(kAppArmor)) continue;
    check_app_armor(entry, std::string_view(entry.key).substr(kAppArmor.size()), facts.spec, path.key(entry.key),
                    errors);
  }
}

}  // namespace sidelint::kube::validation
