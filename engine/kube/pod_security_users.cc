// Checks of users, profiles, volumes and the host's settings; the rest is in pod_security_checks.cc.
#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "engine/kube/go_text.h"
#include "engine/kube/pod_security_checks.h"
#include "engine/kube/pod_security_parts.h"

namespace sidelint::kube::security {
namespace {

// Up to 1.18 profiles were annotations.
SecurityFinding seccomp_annotations(const Value& pod) {
  const Value& annotations = child_or_empty(child_or_empty(pod, "metadata"), "annotations");
  NameSet forbidden;
  const auto look = [&](const std::string& key) {
    const Value* value = annotations.find(key);
    if (value == nullptr) return;
    const std::string_view profile = value->as_string();
    if (profile == "runtime/default" || profile == "docker/default" || profile.starts_with("localhost/")) return;
    forbidden.insert(fmt::format("{}={}", key, go_quote(profile)));
  };
  look("seccomp.security.alpha.kubernetes.io/pod");
  each_container(pod, [&](const Value& container) {
    look(fmt::format("container.seccomp.security.alpha.kubernetes.io/{}", text(container, "name")));
  });
  if (forbidden.empty()) return {};
  return {"seccompProfile", fmt::format("forbidden {} {}", plural("annotation", "annotations", forbidden.size()),
                                        fmt::join(forbidden, ", "))};
}

SecurityFinding bad_seccomp_profiles(const Value& pod) {
  NameSet values;
  const bool of_pod = sets_bad_profile(spec_of(pod), "seccompProfile", values);
  const std::string who = setters(of_pod, containers_where(pod, [&](const Value& container) {
                                    return sets_bad_profile(container, "seccompProfile", values);
                                  }));
  if (who.empty()) return {};
  return {"seccompProfile",
          fmt::format("{} must not set securityContext.seccompProfile.type to {}", who, quoted(values))};
}

}  // namespace

SecurityFinding seccomp_profile(const Value& pod, int minor) {
  constexpr int kFields = 19;
  return minor < kFields ? seccomp_annotations(pod) : bad_seccomp_profiles(pod);
}

SecurityFinding required_seccomp_profile(const Value& pod, int minor) {
  if (minor >= kWindowsIsExempt && on_windows(pod)) return {};
  SecurityFinding bad = bad_seccomp_profiles(pod);
  if (!bad.reason.empty() || child(security_of(spec_of(pod)), "seccompProfile") != nullptr) return bad;
  const Names containers = containers_where(
      pod, [](const Value& container) { return child(security_of(container), "seccompProfile") == nullptr; });
  if (containers.empty()) return {};
  return {"seccompProfile",
          fmt::format(R"(pod or {} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")",
                      name_containers(containers))};
}

SecurityFinding sysctls(const Value& pod, int minor) {
  struct Sysctl {
    std::string_view name;
    int since;
  };
  constexpr std::array<Sysctl, 12> kAllowed = {{{"kernel.shm_rmid_forced", 0},
                                                {"net.ipv4.ip_local_port_range", 0},
                                                {"net.ipv4.tcp_syncookies", 0},
                                                {"net.ipv4.ping_group_range", 0},
                                                {"net.ipv4.ip_unprivileged_port_start", 0},
                                                {"net.ipv4.ip_local_reserved_ports", 27},
                                                {"net.ipv4.tcp_keepalive_time", 29},
                                                {"net.ipv4.tcp_fin_timeout", 29},
                                                {"net.ipv4.tcp_keepalive_intvl", 29},
                                                {"net.ipv4.tcp_keepalive_probes", 29},
                                                {"net.ipv4.tcp_rmem", 32},
                                                {"net.ipv4.tcp_wmem", 32}}};
  Names forbidden;
  for (const Value& sysctl : items(security_of(spec_of(pod)), "sysctls")) {
    const std::string_view name = text(sysctl, "name");
    const bool allowed = std::any_of(kAllowed.begin(), kAllowed.end(),
                                     [&](const Sysctl& known) { return known.name == name && minor >= known.since; });
    if (!allowed) forbidden.emplace_back(name);
  }
  if (forbidden.empty()) return {};
  return {"forbidden sysctls", fmt::format("{}", fmt::join(forbidden, ", "))};
}

SecurityFinding windows_host_process(const Value& pod, int) {
  const auto is_bad = [](const Value& owner) {
    return flag(child_or_empty(security_of(owner), "windowsOptions"), "hostProcess");
  };
  const std::string who = setters(is_bad(spec_of(pod)), containers_where(pod, is_bad));
  if (who.empty()) return {};
  return {"hostProcess", who + " must not set securityContext.windowsOptions.hostProcess=true"};
}

SecurityFinding privilege_escalation(const Value& pod, int minor) {
  if (minor >= kWindowsIsExempt && on_windows(pod)) return {};
  const Names containers = containers_where(pod, [](const Value& container) {
    return choice(security_of(container), "allowPrivilegeEscalation").value_or(true);
  });
  if (containers.empty()) return {};
  return {"allowPrivilegeEscalation != false",
          name_containers(containers) + " must set securityContext.allowPrivilegeEscalation=false"};
}

SecurityFinding restricted_capabilities(const Value& pod, int minor) {
  if (minor >= kWindowsIsExempt && on_windows(pod)) return {};
  NameSet added;
  const auto listed = [](const Value& container, std::string_view list) -> const std::vector<Value>& {
    return items(child_or_empty(security_of(container), "capabilities"), list);
  };
  const Names keeping = containers_where(pod, [&](const Value& container) {
    const auto& drop = listed(container, "drop");
    return std::none_of(drop.begin(), drop.end(), [](const Value& capability) { return capability.text == "ALL"; });
  });
  const Names adding = containers_where(pod, [&](const Value& container) {
    bool bad = false;
    for (const Value& capability : listed(container, "add")) {
      if (capability.text == "NET_BIND_SERVICE") continue;
      added.insert(capability.text);
      bad = true;
    }
    return bad;
  });
  Names details;
  if (!keeping.empty()) {
    details.push_back(name_containers(keeping) + " must set securityContext.capabilities.drop=[\"ALL\"]");
  }
  if (!adding.empty()) {
    details.push_back(fmt::format("{} must not include {} in securityContext.capabilities.add", name_containers(adding),
                                  quoted(added)));
  }
  if (details.empty()) return {};
  return {"unrestricted capabilities", fmt::format("{}", fmt::join(details, "; "))};
}

SecurityFinding restricted_volumes(const Value& pod, int) {
  constexpr std::array<std::string_view, 9> kAllowed = {"configMap", "csi",   "downwardAPI",           "emptyDir",
                                                        "ephemeral", "image", "persistentVolumeClaim", "projected",
                                                        "secret"};
  constexpr std::array<std::string_view, 21> kKnown = {"hostPath",
                                                       "gcePersistentDisk",
                                                       "awsElasticBlockStore",
                                                       "gitRepo",
                                                       "nfs",
                                                       "iscsi",
                                                       "glusterfs",
                                                       "rbd",
                                                       "flexVolume",
                                                       "cinder",
                                                       "cephfs",
                                                       "flocker",
                                                       "fc",
                                                       "azureFile",
                                                       "vsphereVolume",
                                                       "quobyte",
                                                       "azureDisk",
                                                       "photonPersistentDisk",
                                                       "portworxVolume",
                                                       "scaleIO",
                                                       "storageos"};
  Names volumes;
  NameSet types;
  for (const Value& volume : items(spec_of(pod), "volumes")) {
    const auto has = [&](std::string_view source) { return child(volume, source) != nullptr; };
    if (std::any_of(kAllowed.begin(), kAllowed.end(), has)) continue;
    volumes.emplace_back(text(volume, "name"));
    const auto* type = std::find_if(kKnown.begin(), kKnown.end(), has);
    types.emplace(type == kKnown.end() ? "unknown" : *type);
  }
  if (volumes.empty()) return {};
  return {"restricted volume types",
          fmt::format("{} {} {} {} {}", plural("volume", "volumes", volumes.size()), quoted(volumes),
                      plural("uses", "use", volumes.size()),
                      plural("restricted volume type", "restricted volume types", types.size()), quoted(types))};
}

SecurityFinding run_as_non_root(const Value& pod, int minor) {
  if (minor >= kUserNamespacesAreExempt && in_user_namespace(pod)) return {};
  const auto chosen = [](const Value& owner) { return choice(security_of(owner), "runAsNonRoot"); };
  const std::optional<bool> of_pod = chosen(spec_of(pod));
  const std::string who = setters(
      of_pod == false, containers_where(pod, [&](const Value& container) { return chosen(container) == false; }));
  if (!who.empty()) return {"runAsNonRoot != true", who + " must not set securityContext.runAsNonRoot=false"};
  if (of_pod == true) return {};
  const Names silent = containers_where(pod, [&](const Value& container) { return !chosen(container).has_value(); });
  if (silent.empty()) return {};
  return {"runAsNonRoot != true",
          fmt::format("pod or {} must set securityContext.runAsNonRoot=true", name_containers(silent))};
}

SecurityFinding run_as_user(const Value& pod, int minor) {
  if (minor >= kUserNamespacesAreExempt && in_user_namespace(pod)) return {};
  const auto is_root = [](const Value& owner) { return integer(security_of(owner), "runAsUser") == 0; };
  const std::string who = setters(is_root(spec_of(pod)), containers_where(pod, is_root));
  if (who.empty()) return {};
  return {"runAsUser=0", who + " must not set runAsUser=0"};
}

}  // namespace sidelint::kube::security
