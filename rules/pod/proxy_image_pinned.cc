// A proxy whose image stands in the manifest, of another release than the control plane's.
#include <optional>
#include <string>
#include <string_view>

#include "rules/rule.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kImageKey = "sidecar.istio.io/proxyImage";

// The release that an image's tag names: "istio/proxyv2:1.22.3-distroless".
std::optional<decide::Release> release_of(std::string_view image) {
  const std::size_t colon = image.rfind(':');
  if (colon == std::string_view::npos || image.find('/', colon) != std::string_view::npos) return std::nullopt;
  return decide::parse_release(image.substr(colon + 1));
}

bool is_same_minor(const decide::Release& a, const decide::Release& b) {
  return a.major == b.major && a.minor == b.minor;
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Field* image = workload.pod.metadata.annotations.find(kImageKey);
    if (image == nullptr || image->placeholder || input.decisions.of(workload).verdict() != Verdict::injected) continue;
    const decide::ControlPlane& plane = input.decisions.control_plane(workload.object);
    const std::optional<decide::Release> pinned = release_of(image->value);
    if (!pinned || !plane.release_known || is_same_minor(*pinned, plane.release)) continue;
    report
        .at(image->at, workload.title(), " gets a proxy of ", pinned->text(), ", the control plane is ",
            plane.release.text())
        .label("stays when the control plane is upgraded")
        .help("Delete `", kImageKey, "`, so that the control plane gives its own proxy")
        .about(workload);
  }
}

constexpr Example kBad[] = {{"left over from an old release", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.27"}
-- cart.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    sidecar.istio.io/proxyImage: docker.io/istio/proxyv2:1.12.0
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"the same release; another registry", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.27"}
-- cart.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations: {sidecar.istio.io/proxyImage: "registry.example.com:5000/istio/proxyv2:1.27.1-distroless"}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr std::string_view kEquivalents[] = {"IST0158"};

}  // namespace

extern constinit const Rule pod_proxy_image_pinned{
    .name = "pod/proxy-image-pinned",
    .since = "0.1.0",
    .summary = "The proxy image of a pod is pinned to another release than the control plane's.",
    .why =
        "The pod keeps an old proxy through every upgrade, beyond the skew that Istio supports and without its fixes.",
    .help = "Delete the annotation.",
    .severity = Severity::warning,
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
