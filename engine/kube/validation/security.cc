// Security contexts of containers and of the pod, and the annotations that once stood for profiles.
#include <algorithm>
#include <limits>
#include <set>
#include <string>

#include <fmt/format.h>

#include "engine/kube/fields.h"
#include "engine/kube/go_text.h"
#include "engine/kube/names.h"
#include "engine/kube/validation/internal.h"
#include "engine/kube/validation/parts.h"
#include "engine/yaml/unicode_space.h"

namespace sidelint::kube::validation {
namespace {

using yaml::Entry;
using yaml::Value;

constexpr std::int64_t kMostId = std::numeric_limits<std::int32_t>::max();
constexpr std::string_view kLocal = "localhost/";

void check_id(const Value& owner, std::string_view key, const Path& path, Errors& errors) {
  const Value* id = owner.find(key);
  const std::int64_t number = id == nullptr ? 0 : as_integer(*id).value_or(0);
  if (number < 0 || number > kMostId) errors.invalid(path.child(key), *id, not_between(0, kMostId));
}

void check_seccomp(const Value& context, const Path& path, Errors& errors) {
  const Value* profile = child(context, "seccompProfile");
  if (profile == nullptr) return;
  const Path here = path.child("seccompProfile");
  const std::string_view type = text(*profile, "type");
  if (type.empty()) {
    errors.required(here.child("type"), "type is required when seccompProfile is set", *profile);
  } else if (type != "Localhost" && type != "RuntimeDefault" && type != "Unconfined") {
    errors.not_supported(here.child("type"), *profile->find("type"), {"Localhost", "RuntimeDefault", "Unconfined"});
  }
  const Value* file = profile->find("localhostProfile");
  if (type == "Localhost" && file == nullptr) {
    errors.required(here.child("localhostProfile"), "must be set when seccomp type is Localhost", *profile);
  } else if (type == "Localhost") {
    check_local_path(file->text, *file, here.child("localhostProfile"), errors);
  } else if (file != nullptr) {
    errors.invalid_as(here.child("localhostProfile"), internal_seccomp_profile(*profile),
                      "can only be set when seccomp type is Localhost", *profile);
  }
}

bool is_padded(std::string_view text) {
  if (text.empty()) return false;
  return yaml::space_length(text) > 0 || text.back() == ' ' || (text.back() >= '\t' && text.back() <= '\r');
}

void check_app_armor_file(const Value& profile, const Path& path, Errors& errors) {
  constexpr std::size_t kLongest = 4095;
  constexpr std::string_view kMissing = "must be set when AppArmor type is Localhost";
  const Value* file = profile.find("localhostProfile");
  if (file == nullptr) return errors.required(path, kMissing, profile);
  if (is_padded(file->text)) {
    errors.invalid(path, *file, "must not be padded with whitespace");
  } else if (file->text.empty()) {
    errors.required(path, kMissing, profile);
  }
  if (file->text.size() > kLongest) errors.too_long(path, kLongest, *file);
}

void check_app_armor(const Value& context, const Path& path, Errors& errors) {
  const Value* profile = child(context, "appArmorProfile");
  if (profile == nullptr) return;
  const Path here = path.child("appArmorProfile");
  const std::string_view type = text(*profile, "type");
  const Value* file = profile->find("localhostProfile");
  if (type == "Localhost") {
    check_app_armor_file(*profile, here.child("localhostProfile"), errors);
  } else if (type == "RuntimeDefault" || type == "Unconfined") {
    if (file != nullptr) {
      errors.invalid(here.child("localhostProfile"), *file, "can only be set when AppArmor type is Localhost");
    }
  } else if (type.empty()) {
    errors.required(here.child("type"), "type is required when appArmorProfile is set", *profile);
  } else {
    errors.not_supported(here.child("type"), *profile->find("type"), {"Localhost", "RuntimeDefault", "Unconfined"});
  }
}

// ([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?
bool is_sysctl(std::string_view name) {
  constexpr std::size_t kLongest = 253;
  const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (name.size() > kLongest) return false;
  for (;;) {
    const std::size_t end = name.find_first_of("./");
    const std::string_view part = name.substr(0, end);
    const bool fits = !part.empty() && is_word(part.front()) && is_word(part.back()) &&
                      std::all_of(part.begin(), part.end(), [&](char c) { return is_word(c) || c == '-' || c == '_'; });
    if (!fits) return false;
    if (end == std::string_view::npos) return true;
    name.remove_prefix(end + 1);
  }
}

bool is_of_network(std::string_view name) { return name.starts_with("net.") || name.starts_with("net/"); }
bool is_of_ipc(std::string_view name) {
  if (name.starts_with("fs.mqueue.") || name.starts_with("fs/mqueue/")) return true;
  if (!name.starts_with("kernel.") && !name.starts_with("kernel/")) return false;
  name.remove_prefix(7);
  return name == "sem" || name.starts_with("shm") || name.starts_with("msg");
}

void check_sysctls(const Value& context, const Value& spec, const Path& path, Errors& errors) {
  std::set<std::string, std::less<>> names;
  const auto& sysctls = items(context, "sysctls");
  for (std::size_t i = 0; i < sysctls.size(); ++i) {
    const Path here = path.at(i).child("name");
    const std::string_view name = text(sysctls[i], "name");
    if (name.empty()) {
      errors.required(here, "", sysctls[i]);
    } else if (!is_sysctl(name)) {
      errors.invalid_text(here, name,
                          "must have at most 253 characters and match regex "
                          "^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$",
                          sysctls[i]);
    } else if (names.contains(name)) {
      errors.duplicate(here, name, sysctls[i]);
    }
    if (flag(spec, "hostNetwork") && is_of_network(name)) {
      errors.invalid_text(here, name, "may not be specified when 'hostNetwork' is true", sysctls[i]);
    } else if (flag(spec, "hostIPC") && is_of_ipc(name)) {
      errors.invalid_text(here, name, "may not be specified when 'hostIPC' is true", sysctls[i]);
    }
    names.emplace(name);
  }
}

void one_of(const Value& owner, std::string_view key, std::initializer_list<std::string_view> known, const Path& path,
            Errors& errors) {
  const Value* word = owner.find(key);
  if (word == nullptr || std::find(known.begin(), known.end(), word->text) != known.end()) return;
  errors.not_supported(path.child(key), *word, known);
}

struct ProfileNames {
  std::string_view what;  // "seccomp"
  std::string_view default_name;
  std::string_view other_default;
};

// An annotation and the field that took its place must say the same.
void check_match(std::string_view annotation, const Value& profile, const ProfileNames& names, const Path& path,
                 Errors& errors) {
  const std::string_view type = text(profile, "type");
  const std::string wrong_type = fmt::format("{} type in annotation and field must match", names.what);
  if (type == "Localhost" && annotation.starts_with(kLocal)) {
    const Value* file = profile.find("localhostProfile");
    if (file == nullptr || annotation.substr(kLocal.size()) != file->text) {
      errors.forbidden(path.child("localhostProfile"),
                       fmt::format("{} profile in annotation and field must match", names.what), profile);
    }
    return;
  }
  const bool same =
      (type == "Unconfined" && annotation == "unconfined") ||
      (type == "RuntimeDefault" && (annotation == names.default_name || annotation == names.other_default)) ||
      (type != "Unconfined" && type != "RuntimeDefault" && type != "Localhost");
  if (!same) errors.forbidden(path.child("type"), wrong_type, profile);
}

constexpr ProfileNames kSeccomp = {"seccomp", "runtime/default", "docker/default"};
constexpr ProfileNames kAppArmor = {"apparmor", "runtime/default", "runtime/default"};
constexpr std::string_view kSeccompPrefix = "container.seccomp.security.alpha.kubernetes.io/";
constexpr std::string_view kAppArmorPrefix = "container.apparmor.security.beta.kubernetes.io/";

template <class Visit>
void each_container(const Value& spec, const Path& path, Visit visit) {
  for (const std::string_view list : {"initContainers", "containers", "ephemeralContainers"}) {
    const auto& containers = items(spec, list);
    for (std::size_t i = 0; i < containers.size(); ++i) visit(containers[i], path.child(list).at(i));
  }
}

}  // namespace

void check_security_context(const Value& container, const PodFacts& facts, const Path& path, Errors& errors) {
  const Value* context = child(container, "securityContext");
  if (context == nullptr) return;
  check_id(*context, "runAsUser", path, errors);
  check_id(*context, "runAsGroup", path, errors);
  one_of(*context, "procMount", {"Default", "Unmasked"}, path, errors);
  if (facts.host_users && text(*context, "procMount") == "Unmasked") {
    errors.invalid(path.child("procMount"), *context->find("procMount"), "`hostUsers` must be false to use `Unmasked`");
  }
  check_seccomp(*context, path, errors);
  if (choice(*context, "allowPrivilegeEscalation") == false) {
    if (flag(*context, "privileged")) {
      errors.invalid_as(path, internal_security_context(*context),
                        "cannot set `allowPrivilegeEscalation` to false and `privileged` to true", *context);
    }
    for (const Value& capability : items(child_or_empty(*context, "capabilities"), "add")) {
      if (capability.text != "CAP_SYS_ADMIN") continue;
      errors.invalid_as(path, internal_security_context(*context),
                        "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN",
                        *context);
    }
  }
  check_app_armor(*context, path, errors);
}

void check_pod_security_context(const PodFacts& facts, const Path& path, Errors& errors) {
  const Value* context = child(facts.spec, "securityContext");
  if (context == nullptr) return;
  for (const std::string_view key : {"fsGroup", "runAsUser", "runAsGroup"}) check_id(*context, key, path, errors);
  const auto& groups = items(*context, "supplementalGroups");
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::int64_t group = as_integer(groups[i]).value_or(0);
    if (group >= 0 && group <= kMostId) continue;
    errors.invalid(path.child("supplementalGroups").at(i), groups[i], not_between(0, kMostId));
  }
  if (flag(facts.spec, "shareProcessNamespace") && flag(facts.spec, "hostPID")) {
    errors.invalid(path.child("shareProcessNamespace"), *facts.spec.find("shareProcessNamespace"),
                   "ShareProcessNamespace and HostPID cannot both be enabled");
  }
  check_sysctls(*context, facts.spec, path.child("sysctls"), errors);
  one_of(*context, "fsGroupChangePolicy", {"Always", "OnRootMismatch"}, path, errors);
  check_seccomp(*context, path, errors);
  check_app_armor(*context, path, errors);
  one_of(*context, "supplementalGroupsPolicy", {"Merge", "Strict"}, path, errors);
  one_of(*context, "seLinuxChangePolicy", {"MountOption", "Recursive"}, path, errors);
}

// What ValidatePodCreate says of old annotations beside new fields.
void check_profile_annotations(const PodFacts& facts, const Path& path, Errors& errors) {
  const Value& annotations = child_or_empty(facts.metadata, "annotations");
  if (annotations.entries.empty()) return;
  const Value& of_pod = child_or_empty(facts.spec, "securityContext");
  const Value* pod_seccomp = child(of_pod, "seccompProfile");
  const Value* pod_annotation = annotations.find("seccomp.security.alpha.kubernetes.io/pod");
  if (pod_seccomp != nullptr && pod_annotation != nullptr) {
    check_match(pod_annotation->text, *pod_seccomp, kSeccomp, path.child("securityContext").child("seccompProfile"),
                errors);
  }
  const auto look = [&](const Value& container, const Path& here, std::string_view prefix, std::string_view key,
                        const Value* otherwise, const ProfileNames& names) {
    const Value* annotation = annotations.find(fmt::format("{}{}", prefix, text(container, "name")));
    const Value* profile = child(child_or_empty(container, "securityContext"), key);
    if (profile == nullptr) profile = otherwise;
    if (annotation == nullptr || profile == nullptr) return;
    check_match(annotation->text, *profile, names, here.child("securityContext").child(key), errors);
  };
  each_container(facts.spec, path, [&](const Value& container, const Path& here) {
    look(container, here, kSeccompPrefix, "seccompProfile", nullptr, kSeccomp);
  });
  if (text(child_or_empty(facts.spec, "os"), "name") == "windows") return;
  each_container(facts.spec, path, [&](const Value& container, const Path& here) {
    look(container, here, kAppArmorPrefix, "appArmorProfile", child(of_pod, "appArmorProfile"), kAppArmor);
  });
}

}  // namespace sidelint::kube::validation
