#include "engine/kube/validation/internal.h"

#include <span>
#include <string_view>

#include <fmt/format.h>

#include "engine/yaml/json.h"

namespace sidelint::kube::validation {
namespace {

using yaml::Value;

struct Member {
  std::string_view go_name;
  std::string_view json_name;
  std::string_view absent = "null";
  std::span<const Member> members = {};  // of a struct
};

constexpr Member kClaim[] = {{"Name", "name", "\"\""},
                             {"ResourceClaimName", "resourceClaimName"},
                             {"ResourceClaimTemplateName", "resourceClaimTemplateName"}};
constexpr Member kProfile[] = {{"Type", "type", "\"\""}, {"LocalhostProfile", "localhostProfile"}};
constexpr Member kCapabilities[] = {{"Add", "add"}, {"Drop", "drop"}};
constexpr Member kSeLinux[] = {
    {"User", "user", "\"\""}, {"Role", "role", "\"\""}, {"Type", "type", "\"\""}, {"Level", "level", "\"\""}};
constexpr Member kWindows[] = {{"GMSACredentialSpecName", "gmsaCredentialSpecName"},
                               {"GMSACredentialSpec", "gmsaCredentialSpec"},
                               {"RunAsUserName", "runAsUserName"},
                               {"HostProcess", "hostProcess"}};
constexpr Member kContext[] = {{"Capabilities", "capabilities", "null", kCapabilities},
                               {"Privileged", "privileged"},
                               {"SELinuxOptions", "seLinuxOptions", "null", kSeLinux},
                               {"WindowsOptions", "windowsOptions", "null", kWindows},
                               {"RunAsUser", "runAsUser"},
                               {"RunAsGroup", "runAsGroup"},
                               {"RunAsNonRoot", "runAsNonRoot"},
                               {"ReadOnlyRootFilesystem", "readOnlyRootFilesystem"},
                               {"AllowPrivilegeEscalation", "allowPrivilegeEscalation"},
                               {"ProcMount", "procMount"},
                               {"SeccompProfile", "seccompProfile", "null", kProfile},
                               {"AppArmorProfile", "appArmorProfile", "null", kProfile}};

std::string write(const Value& object, std::span<const Member> members) {
  std::string out;
  for (const Member& member : members) {
    const Value* value = object.find(member.json_name);
    std::string text(member.absent);
    if (value != nullptr && !member.members.empty()) {
      text = write(*value, member.members);
    } else if (value != nullptr) {
      const auto document = yaml::to_document(*value);
      text = yaml::to_json(document->root());
    }
    out += fmt::format("{}\"{}\":{}", out.empty() ? "" : ",", member.go_name, text);
  }
  return "{" + out + "}";
}

}  // namespace

std::string internal_resource_claim(const Value& claim) { return write(claim, kClaim); }
std::string internal_seccomp_profile(const Value& profile) { return write(profile, kProfile); }
std::string internal_security_context(const Value& context) { return write(context, kContext); }

}  // namespace sidelint::kube::validation
