#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/inject/features.h"
#include "engine/inject/legacy/add.h"
#include "engine/inject/legacy/legacy.h"
#include "engine/inject/legacy/run.h"
#include "engine/inject/pod.h"
#include "engine/inject/proto/message.h"
#include "engine/kube/round_trip.h"
#include "engine/kube/schema.h"

namespace sidelint::inject::legacy {
namespace {

using yaml::Value;

constexpr std::int64_t kProxyGroup = 1337;

bool flag_set(const Value& mesh, std::string_view name) {
  const Value* found = mesh.find(name);
  return found && found->text == "true";
}

// Whether the pod's volumes are to be readable by the proxy's group.
bool wants_group(const InjectionParameters& parameters) {
  const int minor = parameters.injector->minor();
  if (kGroupByFlag.in(minor))
    return parse_bool(parameters.injector->environment("ENABLE_LEGACY_FSGROUP_INJECTION")).value_or(true);
  if (proto::text_field(*parameters.mesh_config, "sds_uds_path").empty()) return false;
  return kGroupForSds.in(minor) ||
         (kGroupForTokenMount.in(minor) && flag_set(*parameters.mesh_config, "enable_sds_token_mount"));
}

void set_group(const InjectionParameters& parameters, Value& pod) {
  Value* spec = pod.find("spec");
  if (!spec || !wants_group(parameters)) return;
  Value* context = spec->find("securityContext");
  if (!context || !kKeepsSecurityContext.in(parameters.injector->minor()))
    context = &spec->set("securityContext", Value::mapping());
  context->set("fsGroup", Value::integer(kProxyGroup));
}

PodOutcome refused(std::string message) {
  PodOutcome out;
  out.kind = PodOutcome::Kind::refused;
  out.refused = Refused{std::move(message)};
  return out;
}

}  // namespace

PodOutcome inject_pod(InjectionParameters parameters) {
  const int minor = parameters.injector->minor();
  const bool patches = parameters.caller == Caller::webhook || kPatchesFromFile.in(minor);
  // The webhook's template sees the group, that of kube-inject does not.
  if (patches) set_group(parameters, parameters.pod);
  Run run = run_template(parameters);
  if (!run.spec) return std::move(run.outcome);
  if (patches) {
    if (!patch_pod(parameters, std::move(*run.spec), run.status))
      return refused("the pod cannot be patched: a probe is not where the patch expects it");
  } else {
    add_to_pod(parameters, std::move(*run.spec), run.status);
    set_group(parameters, parameters.pod);
  }
  kube::RoundTripOptions options;
  options.zero_time = kube::ZeroTime::written;
  kube::RoundTrip whole = kube::round_trip(parameters.pod, kube::pod_type(), options);
  if (whole.refusal) return refused(whole.refusal->message);
  PodOutcome out;
  out.kind = PodOutcome::Kind::injected;
  out.pod = std::move(whole.value);
  out.provenance = std::move(run.provenance);
  return out;
}

}  // namespace sidelint::inject::legacy
