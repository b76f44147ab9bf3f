#include "engine/inject/inject.h"

#include <map>
#include <mutex>
#include <utility>

#include "engine/inject/submitted.h"

namespace sidelint::inject {
namespace {

using Answer = Injections::Answer;
using Question = Injections::Question;

// Something of the pod that the repository does not show.
std::string unseen(const model::Workload& workload) {
  for (const model::Alteration& alteration : workload.object.alterations)
    if (alteration.field != model::Alteration::Field::name_space)
      return "`" + std::string(alteration.by) + "` changes the pod before it is created";
  for (const model::FieldMap* map : {&workload.pod.metadata.labels, &workload.pod.metadata.annotations})
    for (const model::Field& field : *map)
      if (field.placeholder) return "what `" + field.key + "` becomes is not known";
  if (!workload.pod.spec) return "the pod's spec is not written here";
  return {};
}

Answer unknown(std::string why) {
  Answer answer;
  answer.unknown = std::move(why);
  return answer;
}

yaml::Value labels_of(const model::Namespace& name_space) {
  yaml::Value labels = yaml::Value::mapping();
  for (const model::Field& label : name_space.object.metadata.labels)
    labels.set(label.key, yaml::Value::string(label.value, label.value_at));
  return labels;
}

Answer ask(const Question& question, const Injector& injector) {
  if (std::string why = unseen(*question.workload); !why.empty()) return unknown(std::move(why));
  if (injector.minor() < kFirstRelease) return unknown("templates of releases before 1.9 are not rendered");
  if (injector.error()) return unknown("the injector does not come up: " + injector.error()->message);
  const yaml::Value labels = question.definition ? labels_of(*question.definition) : yaml::Value::mapping();
  const yaml::Value name_space =
      question.definition ? yaml::to_value(question.definition->object.node) : yaml::Value::mapping();
  kube::AdmissionFacts facts;
  facts.namespace_name = question.name_space;
  facts.namespace_labels = &labels;
  Answer answer;
  answer.admitted =
      create_pod(submitted_pod(*question.workload), {&injector, question.webhook, "/inject", &name_space}, facts);
  const PodOutcome& outcome = answer.admitted.injection;
  if (answer.admitted.refusal) {
    answer.kind = Answer::Kind::rejected;
  } else if (outcome.kind == PodOutcome::Kind::unknown) {
    answer.unknown = outcome.unknown;
  } else {
    answer.kind = outcome.kind == PodOutcome::Kind::injected ? Answer::Kind::injected : Answer::Kind::not_injected;
  }
  // What a repository's pods were made of would fill the memory; `render` tells it of one.
  answer.admitted.injection.provenance.reset();
  return answer;
}

}  // namespace

InjectorSource source_of(const model::InjectorConfig& config, std::string mesh, istio::Release release) {
  const yaml::Node data = config.object.node.find("data");
  InjectorSource source;
  source.config = data.find("config").text();
  source.values = data.find("values").text();
  source.mesh = std::move(mesh);
  source.revision = config.revision;
  source.release = release;
  // Kubernetes 1.33 and newer, which is what a cluster of today runs.
  source.nodes_run_native = true;
  return source;
}

struct Injections::Kept {
  struct ReadyInjector {
    std::once_flag once;
    std::unique_ptr<const Injector> injector;
  };
  struct ReadyAnswer {
    std::once_flag once;
    Answer answer;
  };
  using Key = std::pair<const model::Workload*, const model::InjectorConfig*>;

  std::mutex mutex;  // of the maps; what they hold is guarded by its own flag
  std::map<const model::InjectorConfig*, ReadyInjector> injectors;
  std::map<Key, ReadyAnswer> answers;
};

Injections::Injections() : kept_(std::make_unique<Kept>()) {}
Injections::~Injections() = default;

const Answer& Injections::of(const Question& question) const {
  Kept::ReadyInjector* injector = nullptr;
  Kept::ReadyAnswer* answer = nullptr;
  {
    const std::lock_guard<std::mutex> lock(kept_->mutex);
    injector = &kept_->injectors[question.injector];
    answer = &kept_->answers[{question.workload, question.injector}];
  }
  std::call_once(injector->once, [&] {
    injector->injector =
        std::make_unique<const Injector>(source_of(*question.injector, question.mesh, question.release));
  });
  std::call_once(answer->once, [&] { answer->answer = ask(question, *injector->injector); });
  return answer->answer;
}

}  // namespace sidelint::inject
