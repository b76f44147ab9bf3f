// Ports, mounts and devices of a container.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "engine/kube/fields.h"
#include "engine/kube/names.h"
#include "engine/kube/validation/parts.h"

namespace sidelint::kube::validation {
namespace {

using yaml::Value;

using Seen = std::set<std::string, std::less<>>;

constexpr std::int64_t kMostPort = 65535;

void check_number(const Value& port, std::string_view key, const Path& path, Errors& errors) {
  const std::int64_t number = integer(port, key).value_or(0);
  if (number < 0 || number > kMostPort) {
    errors.invalid(path.child(key), *port.find(key), not_between(1, kMostPort));
  }
}

// GetVolumeMountMap, GetVolumeDeviceMap: of several with one name the last counts.
std::map<std::string_view, std::string_view> paths_by_name(const Value& container, std::string_view list,
                                                           std::string_view key) {
  std::map<std::string_view, std::string_view> paths;
  for (const Value& entry : items(container, list)) paths[text(entry, "name")] = text(entry, key);
  return paths;
}

bool has_path(const std::map<std::string_view, std::string_view>& paths, std::string_view wanted) {
  return std::any_of(paths.begin(), paths.end(), [&](const auto& entry) { return entry.second == wanted; });
}

void check_propagation(const Value& mount, const Value& container, const Path& path, Errors& errors) {
  const Value* mode = mount.find("mountPropagation");
  if (mode == nullptr) return;
  if (mode->text != "Bidirectional" && mode->text != "HostToContainer" && mode->text != "None") {
    errors.not_supported(path, *mode, {"Bidirectional", "HostToContainer", "None"});
  }
  if (mode->text == "Bidirectional" && !flag(child_or_empty(container, "securityContext"), "privileged")) {
    errors.forbidden(path, "Bidirectional mount propagation is available only to privileged containers", *mode);
  }
}

void check_recursive_read_only(const Value& mount, const Path& path, Errors& errors) {
  const Value* mode = mount.find("recursiveReadOnly");
  if (mode == nullptr || mode->text == "Disabled") return;
  if (mode->text != "Enabled" && mode->text != "IfPossible") {
    return errors.not_supported(path, *mode, {"Disabled", "Enabled", "IfPossible"});
  }
  if (!flag(mount, "readOnly")) errors.forbidden(path, "may only be specified when readOnly is true", *mode);
  const Value* propagation = mount.find("mountPropagation");
  if (propagation != nullptr && propagation->text != "None") {
    errors.forbidden(path, "may only be specified when mountPropagation is None or not specified", *mode);
  }
}

// Messages about sub-paths name the list, not the mount.
void check_sub_paths(const Value& mount, const Path& here, const Path& list, Errors& errors) {
  const std::string_view sub_path = text(mount, "subPath");
  const std::string_view expression = text(mount, "subPathExpr");
  if (!sub_path.empty()) check_local_path(sub_path, mount, list.child("subPath"), errors);
  if (expression.empty()) return;
  if (!sub_path.empty()) {
    errors.invalid_text(here.child("subPathExpr"), expression, "subPathExpr and subPath are mutually exclusive", mount);
  }
  check_local_path(expression, mount, list.child("subPathExpr"), errors);
}

}  // namespace

void check_ports(const Value& container, const Path& path, Errors& errors) {
  Seen names;
  const auto& ports = items(container, "ports");
  for (std::size_t i = 0; i < ports.size(); ++i) {
    const Value& port = ports[i];
    const Path here = path.at(i);
    const std::string_view name = text(port, "name");
    if (!name.empty()) {
      const Messages messages = check_port_name(name);
      errors.invalid_for(here.child("name"), *port.find("name"), messages);
      if (messages.empty() && !names.emplace(name).second) errors.duplicate(here.child("name"), name, port);
    }
    if (integer(port, "containerPort").value_or(0) == 0) {
      errors.required(here.child("containerPort"), "", port);
    } else {
      check_number(port, "containerPort", here, errors);
    }
    check_number(port, "hostPort", here, errors);
    const std::string_view protocol = text(port, "protocol");
    if (protocol.empty()) {
      errors.required(here.child("protocol"), "", port);
    } else if (protocol != "TCP" && protocol != "UDP" && protocol != "SCTP") {
      errors.not_supported(here.child("protocol"), *port.find("protocol"), {"SCTP", "TCP", "UDP"});
    }
  }
}

void check_mounts(const Value& container, const PodFacts& facts, const Path& path, Errors& errors) {
  Seen points;
  const auto devices = paths_by_name(container, "volumeDevices", "devicePath");
  const auto& mounts = items(container, "volumeMounts");
  for (std::size_t i = 0; i < mounts.size(); ++i) {
    const Value& mount = mounts[i];
    const Path here = path.at(i);
    const std::string_view name = text(mount, "name");
    const std::string_view point = text(mount, "mountPath");
    if (name.empty()) errors.required(here.child("name"), "", mount);
    if (!facts.volumes.contains(name)) errors.not_found(here.child("name"), name, "", mount);
    if (point.empty()) errors.required(here.child("mountPath"), "", mount);
    if (!points.emplace(point).second) {
      errors.invalid_text(here.child("mountPath"), point, "must be unique", mount);
    }
    if (devices.contains(name)) {
      errors.invalid_text(here.child("name"), name, "must not already exist in volumeDevices", mount);
    }
    if (has_path(devices, point)) {
      errors.invalid_text(here.child("mountPath"), point, "must not already exist as a path in volumeDevices", mount);
    }
    check_sub_paths(mount, here, path, errors);
    check_propagation(mount, container, path.child("mountPropagation"), errors);
    check_recursive_read_only(mount, path.child("recursiveReadOnly"), errors);
  }
}

void check_devices(const Value& container, const PodFacts& facts, const Path& path, Errors& errors) {
  Seen names;
  Seen paths;
  const auto mounts = paths_by_name(container, "volumeMounts", "mountPath");
  const auto& devices = items(container, "volumeDevices");
  for (std::size_t i = 0; i < devices.size(); ++i) {
    const Value& device = devices[i];
    const Path name_path = path.at(i).child("name");
    const Path device_path = path.at(i).child("devicePath");
    const std::string_view name = text(device, "name");
    const std::string_view point = text(device, "devicePath");
    const auto volume = facts.volumes.find(name);
    const bool matches = volume != facts.volumes.end();
    if (name.empty()) errors.required(name_path, "", device);
    if (names.contains(name)) errors.invalid_text(name_path, name, "must be unique", device);
    if (!matches) {
      errors.not_found(name_path, name, "", device);
    } else if (child(*volume->second, "persistentVolumeClaim") == nullptr &&
               child(*volume->second, "ephemeral") == nullptr) {
      errors.invalid_text(name_path, name,
                          "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode",
                          device);
    }
    if (point.empty()) errors.required(device_path, "", device);
    if (paths.contains(point)) errors.invalid_text(device_path, point, "must be unique", device);
    Errors backsteps;
    check_no_backsteps(point, device, device_path, backsteps);
    if (backsteps.size() > 0) {
      errors.invalid_text(device_path, point, "can not contain backsteps ('..')", device);
    } else {
      paths.emplace(point);
    }
    if (mounts.contains(name)) {
      errors.invalid_text(name_path, name, "must not already exist in volumeMounts", device);
    }
    if (has_path(mounts, point)) {
      errors.invalid_text(device_path, point, "must not already exist as a path in volumeMounts", device);
    }
    if (!name.empty()) names.emplace(name);
  }
}

void check_pull_policy(const Value& owner, std::string_view key, const Path& path, Errors& errors) {
  const Value* policy = owner.find(key);
  if (policy == nullptr || policy->text.empty()) return errors.required(path, "", owner);
  if (policy->text == "Always" || policy->text == "IfNotPresent" || policy->text == "Never") return;
  errors.not_supported(path, *policy, {"Always", "IfNotPresent", "Never"});
}

}  // namespace sidelint::kube::validation
