#include "engine/kube/pod_security_checks.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "engine/kube/go_text.h"
#include "engine/kube/pod_security_parts.h"

namespace sidelint::kube::security {

SecurityFinding app_armor_profile(const Value& pod, int) {
  NameSet values;
  const bool of_pod = sets_bad_profile(spec_of(pod), "appArmorProfile", values);
  const Names containers =
      containers_where(pod, [&](const Value& each) { return sets_bad_profile(each, "appArmorProfile", values); });
  std::string who = setters(of_pod, containers);
  Names all(values.begin(), values.end());
  NameSet annotations;
  for (const yaml::Entry& entry : child_or_empty(child_or_empty(pod, "metadata"), "annotations").entries) {
    const std::string_view value = entry.value.as_string();
    const bool allowed = value.empty() || value == "runtime/default" || value.starts_with("localhost/");
    if (!entry.key.starts_with("container.apparmor.security.beta.kubernetes.io/") || allowed) continue;
    annotations.insert(fmt::format("{}={}", entry.key, go_quote(value)));
  }
  if (!annotations.empty()) {
    all.insert(all.end(), annotations.begin(), annotations.end());
    if (!who.empty()) who += " and ";
    who += plural("annotation", "annotations", annotations.size());
  }
  if (who.empty()) return {};
  return {std::string(plural("forbidden AppArmor profile", "forbidden AppArmor profiles", all.size())),
          fmt::format("{} must not set AppArmor profile type to {}", who, quoted(all))};
}

SecurityFinding default_capabilities(const Value& pod, int) {
  constexpr std::array<std::string_view, 13> kAllowed = {
      "AUDIT_WRITE",      "CHOWN",   "DAC_OVERRIDE", "FOWNER",  "FSETID", "KILL",      "MKNOD",
      "NET_BIND_SERVICE", "SETFCAP", "SETGID",       "SETPCAP", "SETUID", "SYS_CHROOT"};
  NameSet added;
  const Names containers = containers_where(pod, [&](const Value& container) {
    bool bad = false;
    for (const Value& capability : items(child_or_empty(security_of(container), "capabilities"), "add")) {
      if (std::find(kAllowed.begin(), kAllowed.end(), capability.text) != kAllowed.end()) continue;
      added.insert(capability.text);
      bad = true;
    }
    return bad;
  });
  if (containers.empty()) return {};
  return {"non-default capabilities", fmt::format("{} must not include {} in securityContext.capabilities.add",
                                                  name_containers(containers), quoted(added))};
}

SecurityFinding host_namespaces(const Value& pod, int) {
  std::string shared;
  for (const std::string_view key : {"hostNetwork", "hostPID", "hostIPC"})
    if (flag(spec_of(pod), key)) shared += fmt::format("{}{}=true", shared.empty() ? "" : ", ", key);
  if (shared.empty()) return {};
  return {"host namespaces", shared};
}

SecurityFinding host_path_volumes(const Value& pod, int) {
  Names volumes;
  for (const Value& volume : items(spec_of(pod), "volumes"))
    if (child(volume, "hostPath") != nullptr) volumes.emplace_back(text(volume, "name"));
  if (volumes.empty()) return {};
  return {"hostPath volumes", fmt::format("{} {}", plural("volume", "volumes", volumes.size()), quoted(volumes))};
}

SecurityFinding host_ports(const Value& pod, int) {
  NameSet ports;
  const Names containers = containers_where(pod, [&](const Value& container) {
    bool bad = false;
    for (const Value& port : items(container, "ports")) {
      const std::int64_t number = integer(port, "hostPort").value_or(0);
      if (number == 0) continue;
      ports.insert(std::to_string(number));
      bad = true;
    }
    return bad;
  });
  if (containers.empty()) return {};
  return {"hostPort", fmt::format("{} {} {} {}", name_containers(containers), plural("uses", "use", containers.size()),
                                  plural("hostPort", "hostPorts", ports.size()), fmt::join(ports, ", "))};
}

SecurityFinding host_probes(const Value& pod, int) {
  NameSet hosts;
  NameSet containers;
  const auto look = [&](const Value& container, const Value& handler) {
    for (const std::string_view action : {"httpGet", "tcpSocket"}) {
      const std::string_view host = text(child_or_empty(handler, action), "host");
      if (host.empty()) continue;
      hosts.emplace(host);
      containers.emplace(text(container, "name"));
    }
  };
  each_container(pod, [&](const Value& container) {
    for (const std::string_view probe : {"livenessProbe", "readinessProbe", "startupProbe"})
      look(container, child_or_empty(container, probe));
    for (const std::string_view hook : {"postStart", "preStop"})
      look(container, child_or_empty(child_or_empty(container, "lifecycle"), hook));
  });
  if (containers.empty()) return {};
  return {"probe or lifecycle host",
          fmt::format("{} {} {} {}", name_containers(Names(containers.begin(), containers.end())),
                      plural("uses", "use", containers.size()),
                      plural("probe or lifecycle host", "probe or lifecycle hosts", hosts.size()), quoted(hosts))};
}

SecurityFinding privileged(const Value& pod, int) {
  const Names containers =
      containers_where(pod, [](const Value& container) { return flag(security_of(container), "privileged"); });
  if (containers.empty()) return {};
  return {"privileged", name_containers(containers) + " must not set securityContext.privileged=true"};
}

SecurityFinding any_proc_mount(const Value& pod, int) {
  NameSet types;
  const Names containers = containers_where(pod, [&](const Value& container) {
    const Value* type = security_of(container).find("procMount");
    if (type == nullptr || type->as_string() == "Default") return false;
    types.insert(type->text);
    return true;
  });
  if (containers.empty()) return {};
  return {"procMount",
          fmt::format("{} must not set securityContext.procMount to {}", name_containers(containers), quoted(types))};
}

SecurityFinding proc_mount(const Value& pod, int minor) {
  if (minor >= kUserNamespacesAreExempt && in_user_namespace(pod)) return {};
  return any_proc_mount(pod, minor);
}

SecurityFinding se_linux_options(const Value& pod, int minor) {
  constexpr int kEngineType = 31;
  NameSet types;
  bool user = false;
  bool role = false;
  const auto is_bad = [&](const Value& owner) {
    const Value& options = child_or_empty(security_of(owner), "seLinuxOptions");
    const std::string_view type = text(options, "type");
    const bool allowed = type.empty() || type == "container_t" || type == "container_init_t" ||
                         type == "container_kvm_t" || (minor >= kEngineType && type == "container_engine_t");
    if (!allowed) types.emplace(type);
    const bool sets_user = !text(options, "user").empty();
    const bool sets_role = !text(options, "role").empty();
    user = user || sets_user;
    role = role || sets_role;
    return !allowed || sets_user || sets_role;
  };
  const bool of_pod = is_bad(spec_of(pod));
  const std::string who = setters(of_pod, containers_where(pod, is_bad));
  if (who.empty()) return {};
  Names what;
  if (!types.empty()) what.push_back(fmt::format("{} {}", plural("type", "types", types.size()), quoted(types)));
  if (user) what.emplace_back("user may not be set");
  if (role) what.emplace_back("role may not be set");
  return {"seLinuxOptions",
          fmt::format("{} set forbidden securityContext.seLinuxOptions: {}", who, fmt::join(what, "; "))};
}

}  // namespace sidelint::kube::security
