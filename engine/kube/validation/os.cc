// What a pod of one operating system must not say: validateOS, validateLinux, validateWindows.
#include <initializer_list>
#include <string_view>

#include "engine/kube/fields.h"
#include "engine/kube/validation/parts.h"

namespace sidelint::kube::validation {
namespace {

using yaml::Value;

constexpr std::string_view kNotOnWindows = "cannot be set for a windows pod";

void forbid(const Value& owner, std::string_view key, std::string_view why, const Path& path, Errors& errors) {
  const Value* value = owner.find(key);
  if (value != nullptr) errors.forbidden(path.child(key), why, *value);
}

template <class Visit>
void each_security_context(const Value& spec, const Path& path, Visit visit) {
  for (const std::string_view list : {"initContainers", "containers", "ephemeralContainers"}) {
    const auto& containers = items(spec, list);
    for (std::size_t i = 0; i < containers.size(); ++i) {
      const Value* context = child(containers[i], "securityContext");
      if (context != nullptr) visit(*context, path.child(list).at(i).child("securityContext"));
    }
  }
}

void check_linux(const Value& spec, const Path& path, Errors& errors) {
  const auto check = [&](const Value& context, const Path& here) {
    forbid(context, "windowsOptions", "windows options cannot be set for a linux pod", here, errors);
  };
  check(child_or_empty(spec, "securityContext"), path.child("securityContext"));
  each_security_context(spec, path, check);
}

void check_windows(const Value& spec, const Path& path, Errors& errors) {
  const Value& context = child_or_empty(spec, "securityContext");
  const Path here = path.child("securityContext");
  const auto forbid_all = [&](const Value& owner, const Path& at, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) forbid(owner, key, kNotOnWindows, at, errors);
  };
  forbid_all(context, here, {"appArmorProfile", "seLinuxOptions"});
  forbid_all(spec, path, {"hostUsers", "hostPID", "hostIPC"});
  forbid_all(context, here, {"seccompProfile", "fsGroup", "fsGroupChangePolicy", "sysctls"});
  forbid_all(spec, path, {"shareProcessNamespace"});
  forbid_all(context, here,
             {"runAsUser", "runAsGroup", "supplementalGroups", "supplementalGroupsPolicy", "seLinuxChangePolicy"});
  each_security_context(spec, path, [&](const Value& own, const Path& at) {
    forbid_all(own, at,
               {"appArmorProfile", "seLinuxOptions", "seccompProfile", "capabilities", "readOnlyRootFilesystem",
                "privileged", "allowPrivilegeEscalation", "procMount", "runAsUser", "runAsGroup"});
  });
}

}  // namespace

void check_os(const Value& spec, const Path& path, Errors& errors) {
  const Value* os = child(spec, "os");
  if (os == nullptr) return;
  const std::string_view name = text(*os, "name");
  const Path here = path.child("os");
  if (name == "linux") return check_linux(spec, path, errors);
  if (name == "windows") return check_windows(spec, path, errors);
  if (name.empty()) return errors.required(here.child("name"), "", *os);
  errors.not_supported(here, *os->find("name"), {"linux", "windows"});
}

}  // namespace sidelint::kube::validation
