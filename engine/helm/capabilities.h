// What a chart may ask about the cluster it goes to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"
#include "engine/helm/chart/instance.h"

namespace sidelint::helm {

struct Capabilities {
  std::string kube_version = "v1.37.0";  // of the client library that helm 4.3 is built with; as the user types it
  std::vector<std::string> api_versions = {};  // besides those that Kubernetes itself has
};

struct KubeVersion {
  std::string version;     // with a v, and all that was typed
  std::string normalized;  // without a suffix
  std::string major;
  std::string minor;
};
// Nothing if it is no version.
std::optional<KubeVersion> read_kube_version(std::string_view text);

// `.Capabilities`; the version has been read.
gotmpl::Value capabilities_value(gotmpl::Heap& heap, const KubeVersion& version,
                                 const std::vector<std::string>& more_api_versions, HelmMajor helm);

}  // namespace sidelint::helm
