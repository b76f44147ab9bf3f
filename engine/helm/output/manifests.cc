#include "engine/helm/output/manifests.h"

#include <algorithm>
#include <array>

#include "engine/gotmpl/go/unicode.h"

namespace sidelint::helm {
namespace {

constexpr std::array<std::string_view, 38> kInstallOrder = {"PriorityClass",
                                                            "Namespace",
                                                            "NetworkPolicy",
                                                            "ResourceQuota",
                                                            "LimitRange",
                                                            "PodSecurityPolicy",
                                                            "PodDisruptionBudget",
                                                            "ServiceAccount",
                                                            "Secret",
                                                            "SecretList",
                                                            "ConfigMap",
                                                            "StorageClass",
                                                            "PersistentVolume",
                                                            "PersistentVolumeClaim",
                                                            "CustomResourceDefinition",
                                                            "ClusterRole",
                                                            "ClusterRoleList",
                                                            "ClusterRoleBinding",
                                                            "ClusterRoleBindingList",
                                                            "Role",
                                                            "RoleList",
                                                            "RoleBinding",
                                                            "RoleBindingList",
                                                            "Service",
                                                            "DaemonSet",
                                                            "Pod",
                                                            "ReplicationController",
                                                            "ReplicaSet",
                                                            "Deployment",
                                                            "HorizontalPodAutoscaler",
                                                            "StatefulSet",
                                                            "Job",
                                                            "CronJob",
                                                            "IngressClass",
                                                            "Ingress",
                                                            "APIService",
                                                            "MutatingWebhookConfiguration",
                                                            "ValidatingWebhookConfiguration"};

constexpr std::array<std::string_view, 10> kHooks = {"pre-install", "post-install", "pre-delete",   "post-delete",
                                                     "pre-upgrade", "post-upgrade", "pre-rollback", "post-rollback",
                                                     "test",        "test-success"};

std::size_t skip_space(std::string_view text, std::size_t begin) {
  while (begin < text.size()) {
    const gotmpl::go::Rune rune = gotmpl::go::decode_rune(text.substr(begin));
    if (!gotmpl::go::is_space(rune.value)) break;
    begin += rune.size;
  }
  return begin;
}

}  // namespace

std::vector<TextRange> split_manifests(std::string_view text) {
  std::vector<TextRange> out;
  std::size_t begin = skip_space(text, 0);
  const auto add = [&](std::size_t end) {
    const std::size_t first = skip_space(text.substr(0, end), begin);
    if (first < end) out.push_back({first, end});
  };
  for (std::size_t line = begin; line < text.size();) {
    const std::size_t next = std::min(text.find('\n', line), text.size() - 1) + 1;
    if (text.substr(line).starts_with("---")) {
      add(line);
      begin = std::min(text.find_first_not_of(" \t", line + 3), text.size());
    }
    line = next;
  }
  add(text.size());
  return out;
}

HookKind hook_kind(std::string_view events) {
  for (;;) {
    const std::size_t comma = events.find(',');
    const std::string event = gotmpl::go::to_lower(gotmpl::go::trim_space(events.substr(0, comma)));
    if (std::find(kHooks.begin(), kHooks.end(), event) == kHooks.end()) return HookKind::unknown;
    if (comma == std::string_view::npos) return HookKind::hook;
    events.remove_prefix(comma + 1);
  }
}

bool installs_before(std::string_view kind, std::string_view other) {
  const auto first = std::find(kInstallOrder.begin(), kInstallOrder.end(), kind);
  const auto second = std::find(kInstallOrder.begin(), kInstallOrder.end(), other);
  if (first == kInstallOrder.end() && second == kInstallOrder.end()) return kind < other;
  return first < second;
}

}  // namespace sidelint::helm
