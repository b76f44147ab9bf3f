// Types that volumes, containers and pods share.
//
// Source: k8s.io/api v0.35.3 core/v1, the struct tags.
#include "engine/kube/types/rows.h"
#include "engine/kube/types/types.h"

namespace sidelint::kube::types {

constexpr Field kLocalObjectReferenceFields[] = {text("name").omitempty()};
constinit const Type kLocalObjectReference{"LocalObjectReference", kLocalObjectReferenceFields};

constexpr Field kObjectFieldSelectorFields[] = {text("apiVersion").omitempty(), text("fieldPath")};
constinit const Type kObjectFieldSelector{"ObjectFieldSelector", kObjectFieldSelectorFields};

constexpr Field kResourceFieldSelectorFields[] = {text("containerName").omitempty(), text("resource"),
                                                  quantity("divisor").omitempty()};
constinit const Type kResourceFieldSelector{"ResourceFieldSelector", kResourceFieldSelectorFields};

constexpr Field kSELinuxOptionsFields[] = {text("user").omitempty(), text("role").omitempty(), text("type").omitempty(),
                                           text("level").omitempty()};
constinit const Type kSELinuxOptions{"SELinuxOptions", kSELinuxOptionsFields};

constexpr Field kWindowsSecurityContextOptionsFields[] = {
    text("gmsaCredentialSpecName").pointer().omitempty(), text("gmsaCredentialSpec").pointer().omitempty(),
    text("runAsUserName").pointer().omitempty(), boolean("hostProcess").pointer().omitempty()};
constinit const Type kWindowsSecurityContextOptions{"WindowsSecurityContextOptions",
                                                    kWindowsSecurityContextOptionsFields};

constexpr Field kSeccompProfileFields[] = {text("type").named("v1.SeccompProfileType"),
                                           text("localhostProfile").pointer().omitempty()};
constinit const Type kSeccompProfile{"SeccompProfile", kSeccompProfileFields};

constexpr Field kAppArmorProfileFields[] = {text("type").named("v1.AppArmorProfileType"),
                                            text("localhostProfile").pointer().omitempty()};
constinit const Type kAppArmorProfile{"AppArmorProfile", kAppArmorProfileFields};

}  // namespace sidelint::kube::types
