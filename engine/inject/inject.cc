#include "engine/inject/inject.h"

#include <map>
#include <mutex>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/inject/creation.h"
#include "engine/inject/yaml_text.h"

namespace sidelint::inject {
namespace {

using Answer = Injections::Answer;
// By what an injector is known.
using Asking = std::tuple<const model::InjectorConfig*, const model::MeshSettings*, std::optional<istio::Release>>;

constexpr std::string_view kTooFar = "its templates do more than is done here";
constexpr std::string_view kDiscovery = "discovery";  // the container of istiod

Answer unknown(std::string why) {
  Answer answer;
  answer.unknown = std::move(why);
  return answer;
}

Answer ask(const model::PodCreation& creation, std::span<const Injector* const> injectors) {
  if (std::string why = unseen(*creation.workload); !why.empty()) return unknown(std::move(why));
  for (const Injector* injector : injectors)
    if (injector->error()) return unknown("the injector does not come up: " + injector->error()->message);
  Answer answer;
  answer.admitted = create_pod(creation, injectors);
  const PodOutcome& outcome = answer.admitted.injection;
  if (went_too_far(outcome)) return unknown(std::string(kTooFar));
  if (answer.admitted.refusal) {
    if (const std::string text = placeholder_in(*creation.workload); !text.empty())
      return unknown("what `" + text + "` becomes is not known");
    answer.kind = Answer::Kind::rejected;
    const bool comes_so_far = answer.admitted.refused_by > Refuser::injector;
    answer.refused_anyway = comes_so_far && create_pod(creation, {}).refusal.has_value();
  } else if (outcome.kind == PodOutcome::Kind::unknown) {
    answer.unknown = outcome.unknown;
  } else {
    answer.kind = outcome.kind == PodOutcome::Kind::injected ? Answer::Kind::injected : Answer::Kind::not_injected;
  }
  // What a repository's pods were made of would fill the memory; `render` tells it of one.
  answer.admitted.injection.provenance.reset();
  answer.admitted.sent = yaml::Value::null();
  if (answer.admitted.stored.is(yaml::Kind::mapping)) answer.admitted.injection.pod = yaml::Value::null();
  return answer;
}

// The variables of the control plane that are written out.
std::map<std::string, std::string, std::less<>> environment_of(const model::Workload* process) {
  std::map<std::string, std::string, std::less<>> variables;
  if (!process) return variables;
  for (const model::Container& container : process->pod.containers) {
    const yaml::Node env = container.node.find("env");
    for (std::size_t i = 0; env.is(yaml::Kind::sequence) && i < env.size() && container.name.value == kDiscovery; ++i)
      if (const yaml::Node value = env.item(i).find("value"))
        variables[std::string(env.item(i).find("name").text())] = value.text();
  }
  return variables;
}

}  // namespace

std::string mesh_of(const model::InjectorCall& call) {
  return call.mesh ? std::string(call.mesh->object.node.find("data").find("mesh").text()) : std::string();
}

std::optional<istio::Release> told_release(std::string_view values) {
  const yaml::Value read = read_yaml(values).value;
  const yaml::Value* tag = read.find_path({"global", "tag"});
  return tag ? istio::parse_release(tag->as_string()) : std::nullopt;
}

// istio, pkg/kube/inject/webhook.go (DetectNativeSidecar), 1.27: the feature is stable there. A cluster of which
// nothing is known is one of today.
bool runs_native_sidecars(std::optional<istio::Release> kubernetes) {
  constexpr int kFirstStable = 33;
  return !kubernetes || kubernetes->minor >= kFirstStable;
}

InjectorSource source_of(const model::InjectorConfig& config, std::string mesh, istio::Release release,
                         std::optional<istio::Release> kubernetes) {
  const yaml::Node data = config.object.node.find("data");
  InjectorSource source;
  source.config = data.find("config").text();
  source.values = data.find("values").text();
  source.mesh = std::move(mesh);
  source.revision = config.revision;
  source.release = release;
  source.nodes_run_native = runs_native_sidecars(kubernetes);
  return source;
}

struct Injections::Kept {
  struct ReadyInjector {
    std::once_flag once;
    std::unique_ptr<const Injector> injector;
    bool goes_too_far = false;  // asked once, lest every pod takes as long
  };
  struct ReadyAnswer {
    std::once_flag once;
    Answer answer;
  };

  const ReadyInjector& ready_injector(const model::InjectorCall& call, std::optional<istio::Release> kubernetes);

  std::mutex mutex;  // of the maps; what they hold is guarded by its own flag
  std::map<Asking, ReadyInjector> injectors;
  using Asked = std::vector<Asking>;
  std::map<std::pair<const model::Workload*, Asked>, ReadyAnswer> answers;
};

Injections::Injections() : kept_(std::make_unique<Kept>()) {}
Injections::~Injections() = default;

const Injections::Kept::ReadyInjector& Injections::Kept::ready_injector(const model::InjectorCall& call,
                                                                        std::optional<istio::Release> kubernetes) {
  ReadyInjector* ready = nullptr;
  {
    const std::lock_guard<std::mutex> lock(mutex);
    ready = &injectors[{call.injector, call.mesh, call.release}];
  }
  std::call_once(ready->once, [&] {
    InjectorSource source = source_of(*call.injector, mesh_of(call), istio::kNewestRelease, kubernetes);
    const auto release = call.release ? call.release : told_release(source.values);
    source.release = release.value_or(istio::kNewestRelease);
    source.environment = environment_of(call.process);
    ready->injector = std::make_unique<const Injector>(std::move(source));
    ready->goes_too_far = goes_too_far(*ready->injector);
  });
  return *ready;
}

const Injector& Injections::injector_of(const model::InjectorCall& call) const {
  return *kept_->ready_injector(call, kubernetes_).injector;
}

const Answer& Injections::of(const model::PodCreation& creation) const {
  Kept::Asked asked;
  for (const model::InjectorCall& call : creation.calls) asked.emplace_back(call.injector, call.mesh, call.release);
  Kept::ReadyAnswer* ready = nullptr;
  {
    const std::lock_guard<std::mutex> lock(kept_->mutex);
    ready = &kept_->answers[{creation.workload, std::move(asked)}];
  }
  std::call_once(ready->once, [&] {
    std::vector<const Injector*> injectors;
    bool too_far = false;
    for (const model::InjectorCall& call : creation.calls) {
      const Kept::ReadyInjector& injector = kept_->ready_injector(call, kubernetes_);
      injectors.push_back(injector.injector.get());
      too_far = too_far || injector.goes_too_far;
    }
    ready->answer = too_far ? unknown(std::string(kTooFar)) : ask(creation, injectors);
  });
  return ready->answer;
}

}  // namespace sidelint::inject
