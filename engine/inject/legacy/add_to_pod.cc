#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/inject/features.h"
#include "engine/inject/legacy/add.h"
#include "engine/inject/legacy/probes.h"
#include "engine/inject/pod.h"
#include "engine/istio/annotations.h"

namespace sidelint::inject::legacy {
namespace {

using yaml::Value;

// Annotations that the injector knows and does not check (AnnotationValidation, inject.go): the others are told by
// engine/istio.
constexpr std::array<std::string_view, 16> kUnchecked = {"sidecar.istio.io/inject",
                                                         "sidecar.istio.io/status",
                                                         "sidecar.istio.io/rewriteAppHTTPProbers",
                                                         "sidecar.istio.io/controlPlaneAuthPolicy",
                                                         "sidecar.istio.io/discoveryAddress",
                                                         "sidecar.istio.io/proxyImage",
                                                         "sidecar.istio.io/proxyCPU",
                                                         "sidecar.istio.io/proxyMemory",
                                                         "sidecar.istio.io/bootstrapOverride",
                                                         "sidecar.istio.io/statsInclusionPrefixes",
                                                         "sidecar.istio.io/statsInclusionSuffixes",
                                                         "sidecar.istio.io/statsInclusionRegexps",
                                                         "sidecar.istio.io/userVolume",
                                                         "sidecar.istio.io/userVolumeMount",
                                                         "traffic.sidecar.istio.io/kubevirtInterfaces",
                                                         "k8s.v1.cni.cncf.io/networks"};

bool knows_annotation(std::string_view name, istio::Release release) {
  return std::find(kUnchecked.begin(), kUnchecked.end(), name) != kUnchecked.end() ||
         istio::checks_annotation(name, release);
}

void append(Value& list, std::vector<Value>& items) {
  for (Value& item : items) list.items.push_back(std::move(item));
}

// rewriteAppHTTPProbe.
void rewrite(const InjectionParameters& parameters, Value& pod) {
  Value* sidecar = find_container(container_list(pod, List::containers), kProxyContainer);
  if (!sidecar) return;
  std::vector<Rewrite> rewrites = probe_rewrites(parameters, pod, *sidecar);
  if (kStatusPortInArgs.in(parameters.injector->minor()) && !argument(*sidecar, "statusPort")) return;
  record_probers(parameters, pod, *sidecar);
  apply_rewrites(std::move(rewrites), pod);
}

void add_containers(Value& pod, Spec& spec) {
  Value& containers = made_container_list(pod, List::containers);
  if (Value* sidecar = spec.holds_application ? spec.sidecar() : nullptr) {
    containers.items.insert(containers.items.begin(), std::move(*sidecar));
    spec.containers.erase(spec.containers.begin() + (sidecar - spec.containers.data()));
  }
  append(containers, spec.containers);
}

void add_metadata(const InjectionParameters& parameters, Value& pod, const Spec& spec, const std::string& status) {
  const istio::Release release = parameters.injector->source().release;
  Value& annotations = made_map(pod, "annotations");
  if (kRedirectAnnotations.in(release.minor))
    for (const yaml::Entry& entry : spec.redirect_annotations.entries)
      if (!entry.value.text.empty() && knows_annotation(entry.key, release)) annotations.set(entry.key, entry.value);
  annotations.set(kStatusAnnotation, Value::string(status));
  Value& labels = made_map(pod, "labels");
  if (kRevisionLabel.in(release.minor))
    labels.set("istio.io/rev", Value::string(parameters.injector->source().revision));
  const Value* mode = labels.find(kTlsModeKey);
  if (kTlsModeLabel.in(release.minor) && (!mode || mode->text.empty())) labels.set(kTlsModeKey, Value::string("istio"));
}

}  // namespace

Value& made_list(Value& pod, std::string_view key) {
  Value* spec = pod.find("spec");
  if (!spec) spec = &pod.set("spec", Value::mapping());
  Value* list = spec->find(key);
  if (!list || !list->is(yaml::Kind::sequence)) list = &spec->set(key, Value::sequence());
  return *list;
}

void add_to_pod(InjectionParameters& parameters, Spec spec, const std::string& status) {
  const int minor = parameters.injector->minor();
  Value& pod = parameters.pod;
  const bool rewrites = rewrites_probes(parameters, spec);
  append(made_list(pod, "initContainers"), spec.init_containers);
  add_containers(pod, spec);
  append(made_list(pod, "volumes"), spec.volumes);
  if (kSetsDnsConfig.in(minor)) pod.find("spec")->set("dnsConfig", spec.dns_config);
  if (kPullSecretsFromFile.in(minor)) append(made_list(pod, "imagePullSecrets"), spec.image_pull_secrets);
  if (rewrites) rewrite(parameters, pod);
  add_metadata(parameters, pod, spec, status);
}

}  // namespace sidelint::inject::legacy
