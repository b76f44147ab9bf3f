#include "engine/inject/legacy/run.h"

#include <string_view>
#include <utility>

#include "engine/base/check.h"
#include "engine/gotmpl/exec.h"
#include "engine/gotmpl/go/digest.h"
#include "engine/inject/blame.h"
#include "engine/inject/cluster.h"
#include "engine/inject/features.h"
#include "engine/inject/functions/render.h"
#include "engine/inject/pod.h"
#include "engine/inject/proto/message.h"
#include "engine/kube/quantity.h"

namespace sidelint::inject::legacy {
namespace {

using yaml::Value;

constexpr istio::Release kFirstWithProxyConfigKey{1, 6, 1};

// Whole processors of the container's CPU; 0 if it says none.
std::int64_t processors(const Value& container, std::string_view kind) {
  constexpr std::int64_t kMilli = 1000;
  const Value* amount = container.find_path({"resources", kind, "cpu"});
  if (!amount) return 0;
  const kube::Quantity::Parsed parsed = kube::Quantity::parse(amount->text);
  return parsed.error.empty() ? (parsed.quantity.milli_value() + kMilli - 1) / kMilli : 0;
}

// applyConcurrency.
void set_concurrency(Spec& spec) {
  Value* sidecar = spec.sidecar();
  if (!sidecar || argument(*sidecar, "concurrency").value_or(0) > 0) return;
  std::int64_t count = processors(*sidecar, "limits");
  if (count <= 0) count = processors(*sidecar, "requests");
  if (count > 0) append_arguments(*sidecar, "concurrency", std::to_string(count));
}

// overwriteClusterInfo.
void overwrite_cluster(const InjectionParameters& parameters, Spec& spec) {
  const ProxyEnvs& envs = parameters.proxy_envs;
  const int minor = parameters.injector->minor();
  const bool by_path =
      kClusterOfPath.in(minor) && envs.count("ISTIO_META_CLUSTER_ID") > 0 && envs.count("ISTIO_META_NETWORK") > 0;
  Value* sidecar = spec.sidecar();
  if (!sidecar || envs.empty() || !(by_path || kClusterOfSettings.in(minor))) return;
  if (Value* env = sidecar->find("env"))
    std::erase_if(env->items, [&](const Value& entry) { return envs.find(name_of(entry)) != envs.end(); });
  for (const auto& [name, value] : envs) append_env(*sidecar, name, value);
}

class TemplateRun {
 public:
  explicit TemplateRun(InjectionParameters& parameters)
      : parameters_(parameters), injector_(*parameters.injector), mesh_(*parameters.mesh_config) {
    run_.provenance = std::make_unique<Provenance>();
  }

  Run run() {
    if (settle_inputs() && execute()) finish();
    if (!run_.spec) run_.outcome.provenance = std::move(run_.provenance);
    return std::move(run_);
  }

 private:
  bool fail(Refused refused) {
    run_.outcome.kind = PodOutcome::Kind::refused;
    run_.outcome.refused = std::move(refused);
    return false;
  }

  Value& proxy() {
    Value* found = mesh_.find("default_config");
    SIDELINT_CHECK(found, "a mesh configuration holds a proxy configuration");
    return *found;
  }

  bool settle_inputs() {
    const istio::Release release = injector_.source().release;
    if (std::string error = annotation_errors(parameters_.pod, release); !error.empty())
      return fail({std::move(error), {}, {}, refused_annotation(parameters_.pod, release)});
    if (kAppliesProxyConfig.in(release.minor)) {
      const std::string_view key =
          release < kFirstWithProxyConfigKey ? std::string_view("istio.io/proxyConfig") : kProxyConfigAnnotation;
      const Value* settings = parameters_.pod.find_path({"metadata", "annotations", key});
      if (settings)
        if (std::string error = merge_proxy_config(injector_.mesh_types(), settings->text, proxy()); !error.empty())
          return fail({std::move(error), {}, {}, settings->origin});
    }
    if (const std::optional<SettingsError>& error = injector_.error_of_every_pod())
      return fail({error->message, error->template_name, error->at, {}});
    if (kClusterOfSettings.in(release.minor)) settle_cluster(parameters_);
    return true;
  }

  gotmpl::Value template_data() {
    TemplateData data;
    data.pod = &parameters_.pod;
    data.deploy = parameters_.deploy;
    data.deploy_metadata = parameters_.deploy_metadata;
    data.proxy_config = &proxy();
    data.mesh_config = &mesh_;
    data.values = &injector_.values();
    return injector_.data_types().make(run_.provenance->heap, run_.provenance->origins, data);
  }

  bool execute() {
    const gotmpl::TemplateSet* set = injector_.find_template(kOnlyTemplate);
    SIDELINT_CHECK(set, "a template that is not written is an empty one");
    gotmpl::Executor executor(run_.provenance->heap);
    gotmpl::Outcome rendered = execute_template(*set, injector_.minor(), executor, template_data());
    if (rendered.error) {
      std::string message = rendered.error->text;
      const OriginId at = value_named_in(*rendered.error, parameters_.pod);
      return fail({std::move(message), std::string(kOnlyTemplate), std::move(rendered.error), at});
    }
    for (const gotmpl::Segment& segment : rendered.output.segments) {
      if (segment.unknown.empty()) continue;
      run_.outcome.kind = PodOutcome::Kind::unknown;
      run_.outcome.unknown = segment.unknown;
      return false;
    }
    run_.provenance->renderings.push_back(
        {std::string(kOnlyTemplate), SourceId{kFirstRendering}, std::move(rendered.output)});
    ReadSpec read = read_spec(run_.provenance->renderings.back());
    if (read.error.empty()) {
      run_.spec = std::move(read.spec);
      return true;
    }
    if (kWrapsTemplateErrors.in(injector_.minor()))
      read.error.insert(0, "failed parsing generated injected YAML (check Istio sidecar injector configuration): ");
    return fail({std::move(read.error), std::string(kOnlyTemplate), {}, read.at});
  }

  void finish() {
    const int minor = injector_.minor();
    Spec& spec = *run_.spec;
    if (kSetsConcurrency.in(minor)) set_concurrency(spec);
    overwrite_cluster(parameters_, spec);
    run_.status = status_text(spec, gotmpl::go::hex_digest(gotmpl::go::Checksum::sha256, injector_.only_template()));
    if (kHoldsInSpec.in(minor)) return;
    spec.holds_application =
        proto::wrapped_bool(proxy().find("hold_application_until_proxy_starts")) ||
        proto::wrapped_bool(value_at(injector_.typed_values(), {"global", "proxy", "holdApplicationUntilProxyStarts"}));
  }

  InjectionParameters& parameters_;
  const Injector& injector_;
  Value mesh_;
  Run run_;
};

}  // namespace

Run run_template(InjectionParameters& parameters) { return TemplateRun(parameters).run(); }

}  // namespace sidelint::inject::legacy
