#include "linter/render/render.h"

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/inject/admitted.h"
#include "engine/inject/creation.h"
#include "engine/inject/inject.h"
#include "engine/inject/json_text.h"
#include "engine/inject/kube_inject.h"
#include "engine/inject/submitted.h"
#include "engine/yaml/emit.h"
#include "linter/ask/find_resource.h"
#include "linter/fix/diff.h"
#include "linter/output.h"
#include "linter/render/annotate.h"
#include "linter/render/frames.h"
#include "linter/render/injector_files.h"

namespace sidelint::linter {
namespace {

using yaml::Value;

ExitCode fail(const Failure& failure, std::ostream& errors) {
  errors << "sidelint: " << failure.text << '\n';
  return ExitCode::usage;
}

// The injector of the repository that serves the workload.
const model::InjectorConfig* serving_injector(const Analysis& analysis, const model::Workload& workload) {
  const decide::Decision& decision = analysis.decisions->of(workload);
  const std::string revision = decision.revision.empty() ? "default" : decision.revision;
  const decide::ControlPlane& plane = analysis.decisions->control_plane(workload.object);
  for (const decide::Injector& serving : plane.injectors) {
    if (serving.revision != revision) continue;
    for (const model::InjectorConfig& config : analysis.repository.injectors)
      if (&config.settings == serving.settings) return &config;
  }
  return nullptr;
}

Result<inject::InjectorSource> injector_source(const FileSystem& files, const Analysis& analysis,
                                               const model::Workload& workload, const Options& options) {
  inject::InjectorSource source;
  source.nodes_run_native = inject::runs_native_sidecars(analysis.injections.kubernetes());
  if (!options.injector_file) {
    const model::InjectorConfig* config = serving_injector(analysis, workload);
    if (!config)
      return Failure{Failure::Code::usage, "no ConfigMap istio-sidecar-injector in the input serves " +
                                               workload.title() + "; name a file with --injector"};
    source = inject::source_of(*config, "", istio::kNewestRelease, analysis.injections.kubernetes());
    // The mesh's settings usually stand beside the injector's.
    const std::optional<Span> at = analysis.origins.where(config->object.at);
    const std::string& file = at ? analysis.sources.path(at->source) : config->object.file;
    if (const Result<std::string> text = files.read(file, options.max_file_size)) {
      inject::InjectorSource beside;
      add_config_maps(*text, beside);
      source.mesh = std::move(beside.mesh);
    }
  }
  return injector_of_files(files, options, std::move(source));
}

std::string written(const Value& pod, const Options& options) {
  return options.output == OutputForm::json ? inject::json_in_order(pod) + "\n" : yaml::to_yaml(pod);
}

class Renderer {
 public:
  Renderer(const FileSystem& files, const Analysis& analysis, const Options& options, std::ostream& out,
           std::ostream& errors)
      : files_(files), analysis_(analysis), options_(options), out_(out), errors_(errors) {}

  ExitCode one(const model::Workload& workload) {
    // What the API server cannot read comes to no webhook.
    if (const auto& refusal = workload.refusal; refusal && !refusal->after_webhooks)
      return refuse({refusal->message, {}, {}, refusal->at});
    const std::vector<model::PodCreation> decided = analysis_.decisions->creations_of(workload);
    const bool files = options_.injector_file || options_.values_file || options_.mesh_config_file;
    if (!decided.empty() && !files) return as_decided(decided);
    const Result<inject::InjectorSource> source = injector_source(files_, analysis_, workload, options_);
    if (!source) return fail(source.failure(), errors_);
    if (source->mesh.empty()) tell_defaults();
    const inject::Injector injector(*source);
    return pod_of(creation_of(workload), std::vector{&injector});
  }

 private:
  // The injectors that are called for certain, with the mesh that they read; the first of those that may be.
  ExitCode as_decided(const std::vector<model::PodCreation>& decided) {
    const model::PodCreation& creation = decided.front();
    if (decided.size() > 1)
      errors_ << fmt::format("{} injectors may be asked: this is the pod of {}\n", decided.size(),
                             creation.calls.front().injector->object.file);
    std::vector<const inject::Injector*> injectors;
    for (const model::InjectorCall& call : creation.calls) {
      if (!call.mesh) tell_defaults();
      injectors.push_back(&analysis_.injections.injector_of(call));
    }
    return pod_of(creation, injectors);
  }

  // One call of the injector that the workload would have, whether it is made or not.
  model::PodCreation creation_of(const model::Workload& workload) const {
    const std::vector<const model::Namespace*> namespaces = analysis_.decisions->namespaces_of(workload);
    const model::Namespace* name_space = namespaces.empty() ? nullptr : namespaces.front();
    model::InjectorCall call;
    call.webhook = hook_of(workload);
    return {.workload = &workload, .name_space = name_space, .calls = {call}, .proxy = {}};
  }

  void tell_defaults() {
    if (std::exchange(told_defaults_, true)) return;
    errors_ << "no mesh configuration is seen: Istio's defaults are assumed\n";
  }

  ExitCode pod_of(const model::PodCreation& creation, const std::vector<const inject::Injector*>& injectors) {
    for (const inject::Injector* injector : injectors) {
      if (const auto& error = injector->error()) return refuse({error->message, error->template_name, error->at});
    }
    inject::Admitted admitted;
    if (options_.admitted) {
      admitted = inject::create_pod(creation, injectors);
    } else {
      admitted.sent = inject::submitted_pod(*creation.workload);
      admitted.injection = inject::admit_alone(creation, creation.calls.front(), *injectors.front());
      admitted.stored = admitted.injection.pod;
    }
    return write(*creation.workload, std::move(admitted));
  }

  // A refusal before any template has run.
  ExitCode refuse(const inject::Refused& refused) {
    write_refusal(refused.message, refused, Authors(analysis_.sources, analysis_.origins, nullptr), errors_);
    return ExitCode::findings;
  }

  std::string_view hook_of(const model::Workload& workload) const {
    const decide::ControlPlane& plane = analysis_.decisions->control_plane(workload.object);
    const std::string& revision = analysis_.decisions->of(workload).revision;
    for (const decide::Hook& hook : plane.hooks)
      if (hook.entry && (revision.empty() || hook.revision == revision)) return hook.entry->name.value;
    return "sidecar-injector.istio.io";
  }

  ExitCode write(const model::Workload& workload, inject::Admitted admitted) {
    using Kind = inject::PodOutcome::Kind;
    const inject::PodOutcome& outcome = admitted.injection;
    const Authors authors(analysis_.sources, analysis_.origins, outcome.provenance.get());
    if (admitted.refusal || outcome.kind == Kind::refused) {
      inject::Refused refused = outcome.refused.value_or(inject::Refused{"", {}, {}, admitted.at});
      write_refusal(admitted.refusal ? *admitted.refusal : refused.message, refused, authors, errors_);
      return ExitCode::findings;
    }
    if (outcome.kind == Kind::unknown) {
      errors_ << fmt::format("{}: cannot be told: {}\n", workload.title(), outcome.unknown);
      return ExitCode::findings;
    }
    if (outcome.kind == Kind::not_injected) {
      errors_ << fmt::format("{}: the injector leaves this pod as it is\n", workload.title());
      if (!options_.admitted) admitted.stored = admitted.sent;
    }
    for (const std::string_view key : {"apiVersion", "kind"})
      if (const Value* given = admitted.sent.find(key); given && !admitted.stored.find(key))
        admitted.stored.set(key, *given);
    if (options_.diff) {
      out_ << unified_diff(workload.title(), written(admitted.sent, options_), written(admitted.stored, options_));
    } else if (options_.annotate) {
      out_ << annotated_yaml(admitted.stored, [&](const Value& each) { return authors.of(each.origin); });
    } else {
      out_ << written(admitted.stored, options_);
    }
    return ExitCode::clean;
  }

  const FileSystem& files_;
  const Analysis& analysis_;
  const Options& options_;
  std::ostream& out_;
  std::ostream& errors_;
  bool told_defaults_ = false;
};

}  // namespace

ExitCode render(const FileSystem& files, const Analysis& analysis, const Options& options, std::ostream& out,
                std::ostream& errors) {
  const Result<ResourceQuery> query = parse_resource(options.subject);
  if (!query) return fail(query.failure(), errors);
  if (options.annotate && (options.diff || options.output == OutputForm::json))
    return fail({Failure::Code::usage, "--annotate shows YAML as it is: it goes with neither --diff nor -o json"},
                errors);
  std::vector<const model::Workload*> workloads = find_workloads(analysis.repository, *query);
  if (options.unit) {
    std::erase_if(workloads, [&](const model::Workload* each) { return each->object.unit != *options.unit; });
  }
  if (workloads.empty()) return fail(not_found(analysis.repository, *query), errors);
  Renderer renderer(files, analysis, options, out, errors);
  ExitCode worst = ExitCode::clean;
  for (std::size_t i = 0; i < workloads.size(); ++i) {
    if (i > 0) out << "---\n";
    worst = std::max(worst, renderer.one(*workloads[i]));
  }
  return worst;
}

ExitCode inject_manifests(const FileSystem& files, const Options& options, std::ostream& out, std::ostream& errors) {
  if (options.input_file.empty()) return fail({Failure::Code::usage, "inject takes -f FILE"}, errors);
  inject::InjectorSource known;
  if (!options.injector_file && !find_config_maps(files, options, known))
    return fail({Failure::Code::usage,
                 "no ConfigMap istio-sidecar-injector under the working directory; name a file with --injector"},
                errors);
  Result<inject::InjectorSource> source = injector_of_files(files, options, std::move(known));
  if (!source) return fail(source.failure(), errors);
  Result<std::string> text = options.input_file == "-" ? read_standard_input(options.max_file_size)
                                                       : files.read(options.input_file, options.max_file_size);
  if (!text) return fail({Failure::Code::usage, "`" + options.input_file + "`: " + text.failure().text}, errors);
  SourceMap sources;
  Origins origins;
  const SourceId id = sources.add(options.input_file);
  origins.reserve_shards(1);
  sources.keep(id, *text);
  const Authors authors(sources, origins, nullptr);
  const inject::Injector injector(std::move(source).value());
  if (injector.error()) {
    inject::Refused refused{injector.error()->message, injector.error()->template_name, injector.error()->at};
    write_refusal(refused.message, refused, authors, errors);
    return ExitCode::findings;
  }
  const inject::FileOutcome outcome = inject::inject_file(injector, *text, id, origins);
  out << outcome.text;
  for (const std::string& warning : outcome.warnings) errors << '\n' << warning;
  if (outcome.refused) write_refusal(outcome.refused->message, *outcome.refused, authors, errors);
  if (!outcome.unknown.empty()) errors << "cannot be told: " << outcome.unknown << '\n';
  return outcome.refused || !outcome.unknown.empty() ? ExitCode::findings : ExitCode::clean;
}

}  // namespace sidelint::linter
