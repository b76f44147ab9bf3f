#include "engine/inject/run_template.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/inject/blame.h"
#include "engine/inject/cluster.h"
#include "engine/inject/features.h"
#include "engine/inject/functions/render.h"
#include "engine/inject/legacy/legacy.h"
#include "engine/inject/pod.h"
#include "engine/inject/post/post_process.h"
#include "engine/inject/proto/message.h"
#include "engine/inject/proxy_ids.h"
#include "engine/inject/proxy_image.h"
#include "engine/inject/rendered.h"

namespace sidelint::inject {
namespace {

using yaml::Kind;
using yaml::Value;

std::string_view inbound_mode(const Value& mesh) {
  const Value* policy = mesh.find("inbound_traffic_policy");
  return policy && proto::int_field(*policy, "mode") == 1 ? "localhost" : "passthrough";
}

std::vector<std::string> split_names(std::string_view text) {
  std::vector<std::string> out;
  for (;;) {
    const std::size_t comma = text.find(',');
    out.emplace_back(gotmpl::go::trim_space(text.substr(0, comma)));
    if (comma == std::string_view::npos) return out;
    text.remove_prefix(comma + 1);
  }
}

std::vector<std::string> selected_templates(const InjectionParameters& parameters) {
  const std::string* asked = annotation(parameters.pod, kTemplatesAnnotation);
  std::vector<std::string> names = asked ? split_names(*asked) : parameters.default_templates;
  if (!parameters.expands_aliases) return names;
  std::vector<std::string> out;
  const auto& aliases = parameters.injector->config().aliases;
  for (const std::string& name : names) {
    const auto alias = aliases.find(name);
    if (alias == aliases.end()) {
      out.push_back(name);
    } else {
      out.insert(out.end(), alias->second.begin(), alias->second.end());
    }
  }
  return out;
}

std::string template_not_found(const Injector& injector, const std::string& name) {
  std::string message = "requested template " + gotmpl::go::quote(name) + " not found; have ";
  bool first = true;
  for (const std::string& known : injector.template_names()) {
    if (!first) message += ", ";
    first = false;
    message += known;
  }
  return message;
}

// RunTemplate.
class TemplateRun {
 public:
  explicit TemplateRun(InjectionParameters& parameters)
      : parameters_(parameters), provenance_(std::make_unique<Provenance>()), merged_(parameters.pod) {}

  // Whether it came to an end; else outcome() tells why not.
  bool run() {
    const Injector& injector = *parameters_.injector;
    if (std::string error = annotation_errors(parameters_.pod, injector.source().release); !error.empty())
      return fail({std::move(error), {}, {}, refused_annotation(parameters_.pod, injector.source().release)});
    settle_cluster(parameters_);
    Stripped stripped = strip_pod(parameters_);
    if (!stripped.error.empty()) return fail({std::move(stripped.error)});
    const gotmpl::Value data = template_data(stripped.pod ? *stripped.pod : parameters_.pod);
    gotmpl::Executor executor(provenance_->heap);
    for (const std::string& name : selected_templates(parameters_))
      if (!one(name, executor, data)) return false;
    return true;
  }

  PodOutcome outcome() {
    outcome_.provenance = std::move(provenance_);
    return std::move(outcome_);
  }
  const Value& template_pod() const { return template_pod_; }
  Value& merged() { return merged_; }
  std::unique_ptr<Provenance> take_provenance() { return std::move(provenance_); }

 private:
  bool fail(Refused refused) {
    refused.message.insert(0, "failed to run injection template: ");
    outcome_.kind = PodOutcome::Kind::refused;
    outcome_.refused = std::move(refused);
    return false;
  }

  gotmpl::Value template_data(const Value& stripped) {
    const Injector& injector = *parameters_.injector;
    const ProxyIds ids = proxy_ids(parameters_.name_space);
    TemplateData data;
    data.pod = &stripped;
    data.deploy = parameters_.deploy;
    data.deploy_metadata = parameters_.deploy_metadata;
    data.proxy_config = parameters_.proxy_config;
    data.mesh_config = parameters_.mesh_config;
    data.values = &injector.values();
    data.common = injector.common_data();
    if (data.common) provenance_->origins = data.common->origins();
    data.revision = injector.source().revision;
    data.proxy_image = proxy_image(parameters_, stripped, WhichImage::proxy);
    data.proxy_init_image = proxy_image(parameters_, stripped, WhichImage::init);
    data.proxy_uid = ids.user;
    data.proxy_gid = ids.group;
    data.compliance_policy = injector.environment("COMPLIANCE_POLICY");
    data.inbound_mode = inbound_mode(*parameters_.mesh_config);
    data.native_sidecars = is_native();
    if (kEstimatesConcurrency.in(injector.minor())) data.estimated_concurrency = estimated_concurrency(parameters_);
    return injector.data_types().make(provenance_->heap, provenance_->origins, data);
  }

  // The flag, unless the pod says otherwise.
  bool is_native() const {
    const Injector& injector = *parameters_.injector;
    if (!kNativeByAnnotation.in(injector.minor())) return injector.native_sidecars();
    const std::string* asked = annotation(merged_, kNativeAnnotation);
    if (asked && *asked == "true") return true;
    if (asked && *asked == "false") return false;
    return injector.native_sidecars() && (injector.native_by_flag() || is_own_cluster());
  }

  // istiod sees the nodes of its own cluster. Its id is that of the settings, unless its environment says otherwise.
  bool is_own_cluster() const {
    const auto cluster = parameters_.proxy_envs.find("ISTIO_META_CLUSTER_ID");
    if (cluster == parameters_.proxy_envs.end()) return true;
    std::string own(parameters_.injector->environment("CLUSTER_ID"));
    if (own.empty()) own = text_at(parameters_.injector->typed_values(), {"global", "multiCluster", "clusterName"});
    return cluster->second == (own.empty() ? "Kubernetes" : own);
  }

  bool one(const std::string& name, gotmpl::Executor& executor, const gotmpl::Value& data) {
    const Injector& injector = *parameters_.injector;
    const gotmpl::TemplateSet* set = injector.find_template(name);
    if (!set) {
      const Value* asked = parameters_.pod.find_path({"metadata", "annotations", kTemplatesAnnotation});
      return fail({template_not_found(injector, name), name, {}, asked ? asked->origin : OriginId()});
    }
    gotmpl::Outcome rendered = execute_template(*set, injector.minor(), executor, data);
    if (rendered.error) {
      std::string message = rendered.error->text;
      const OriginId at = value_named_in(*rendered.error, parameters_.pod);
      return fail({std::move(message), name, std::move(rendered.error), at});
    }
    for (const gotmpl::Segment& segment : rendered.output.segments) {
      if (segment.unknown.empty()) continue;
      outcome_.kind = PodOutcome::Kind::unknown;
      outcome_.unknown = segment.unknown;
      return false;
    }
    return overlay(name, std::move(rendered.output));
  }

  bool overlay(const std::string& name, gotmpl::Output output) {
    const int minor = parameters_.injector->minor();
    const SourceId source{kFirstRendering + static_cast<std::uint32_t>(provenance_->renderings.size())};
    const Rendering& rendering = provenance_->renderings.emplace_back(Rendering{name, source, std::move(output)});
    OriginId problem;
    std::optional<Value> patch = read_rendered(rendering, problem);
    if (!patch)
      return fail({"failed applying injection overlay: strategic merge: invalid JSON document", name, {}, problem});
    Overlaid alone = apply_overlay(std::move(template_pod_), *patch, minor);
    if (!alone.error.empty()) return fail({"failed applying injection overlay: " + alone.error, name, {}, alone.at});
    template_pod_ = std::move(alone.pod);

    const bool proxy_is_init = find_container(container_list(template_pod_, List::init_containers), kProxyContainer);
    if (is_native() && kNativeSidecars.in(minor) && proxy_is_init) move_proxy_to_init();
    Overlaid whole = apply_overlay(std::move(merged_), std::move(*patch), minor);
    if (!whole.error.empty())
      return fail(
          {"failed parsing generated injected YAML (check Istio sidecar injector configuration): " + whole.error,
           name,
           {},
           whole.at});
    merged_ = std::move(whole.pod);
    return true;
  }

  void move_proxy_to_init() {
    Value* containers = container_list(merged_, List::containers);
    Value* proxy = find_container(containers, kProxyContainer);
    if (!proxy) return;
    Value moved = std::move(*proxy);
    containers->items.erase(containers->items.begin() + (proxy - containers->items.data()));
    made_container_list(merged_, List::init_containers).items.push_back(std::move(moved));
  }

  InjectionParameters& parameters_;
  std::unique_ptr<Provenance> provenance_;
  Value template_pod_ = Value::mapping();
  Value merged_;
  PodOutcome outcome_;
};

}  // namespace

PodOutcome inject_pod(InjectionParameters parameters) {
  if (kAddsSpec.in(parameters.injector->minor())) return legacy::inject_pod(std::move(parameters));
  TemplateRun run(parameters);
  if (!run.run()) return run.outcome();

  PodOutcome out;
  out.kind = PodOutcome::Kind::refused;
  std::string error = reapply_overrides(parameters, run.template_pod(), run.merged());
  if (!error.empty()) {
    out.refused = Refused{"failed to re apply container: " + error};
    return out;
  }
  error = post_process(parameters, run.template_pod(), run.merged());
  if (!error.empty()) {
    out.refused = Refused{"failed to process pod: " + error};
    return out;
  }
  out.kind = PodOutcome::Kind::injected;
  out.pod = std::move(run.merged());
  out.provenance = run.take_provenance();
  return out;
}

}  // namespace sidelint::inject
