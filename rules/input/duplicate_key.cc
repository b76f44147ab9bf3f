// The same key twice in one mapping. kubectl, and Argo CD with it, keep the last (sigs.k8s.io/yaml 1.6, lenient);
// kustomize, and Flux with it, refuse the file (its reader is go-yaml v3).
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/istio_keys.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

// An object and the bytes of it that identify it and its pods: the metadata blocks.
struct Place {
  Span bytes;
  const model::Object* object;
  std::string title;
  std::vector<Span> metadata;
};

bool holds(const Span& outer, const Span& inner) {
  return outer.source == inner.source && outer.begin <= inner.begin && inner.end <= outer.end;
}

void add(std::vector<Place>& places, const model::Object& object, std::string title,
         const std::vector<const model::Metadata*>& blocks) {
  if (!object.at.is_written()) return;
  Place place{object.at.span(), &object, std::move(title), {}};
  for (const model::Metadata* block : blocks) {
    if (block->at.is_written()) place.metadata.push_back(block->at.span());
  }
  places.push_back(std::move(place));
}

std::vector<Place> places_in(const model::Repository& repository) {
  std::vector<Place> places;
  for (const model::Namespace& name_space : repository.namespaces) {
    add(places, name_space.object, "Namespace `" + name_space.name() + "`", {&name_space.object.metadata});
  }
  for (const model::Workload& workload : repository.workloads) {
    add(places, workload.object, workload.title(), {&workload.object.metadata, &workload.pod.metadata});
  }
  std::ranges::sort(places, {}, &Place::bytes);
  return places;
}

const Place* enclosing(const std::vector<Place>& places, const Span& key) {
  const auto after =
      std::ranges::upper_bound(places, Span{key.source, key.begin, key.begin}, {}, [](const Place& place) {
        return Span{place.bytes.source, place.bytes.begin, place.bytes.begin};
      });
  if (after == places.begin() || !holds(std::prev(after)->bytes, key)) return nullptr;
  return &*std::prev(after);
}

// Whether the entry that is dropped has a say in where the pods go and whether they are injected.
bool decides(const Place& place, const yaml::DuplicateKey& duplicate) {
  constexpr std::array<std::string_view, 5> kOfObject{"metadata", "spec", "template", "jobTemplate", "hostNetwork"};
  constexpr std::array<std::string_view, 6> kOfMetadata{
      "namespace", "labels", "annotations", model::kInjectKey, model::kInjectionLabel, model::kRevisionLabel};
  if (std::ranges::find(kOfObject, duplicate.key) != kOfObject.end()) return true;
  const bool in_metadata =
      std::ranges::any_of(place.metadata, [&](const Span& block) { return holds(block, duplicate.loses); });
  return in_metadata && std::ranges::find(kOfMetadata, duplicate.key) != kOfMetadata.end();
}

void check(const Input& input, Report& report) {
  if (input.repository.duplicate_keys.empty()) return;
  const std::vector<Place> places = places_in(input.repository);
  for (const yaml::DuplicateKey& duplicate : input.repository.duplicate_keys) {
    const Place* place = enclosing(places, duplicate.loses);
    Finding finding =
        report
            .at(OriginId::written(duplicate.loses), "`", duplicate.key, "` is written twice",
                place != nullptr ? " in " + place->title : "", ": kubectl keeps the last, kustomize refuses the file")
            .label("this entry is dropped")
            .note(OriginId::written(duplicate.wins), "this one is kept")
            .help("Delete this `", duplicate.key, "`, or move what it holds into the last one")
            .fix({.how = Applicability::unsafe,
                  .title = "remove the entry that is dropped",
                  .operations = {edit::remove(OriginId::written(duplicate.loses))}});
    if (place == nullptr) continue;
    finding.about(*place->object);
    if (decides(*place, duplicate)) finding.severity(Severity::error);
  }
}

constexpr Example kBad[] = {{"the labels of a Namespace, of which the first are lost", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
# ^^^^^^
    istio-injection: enabled
  labels:
    team: pay
)",
                             R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    team: pay
)"},
                            {"a key that decides nothing", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec:
  containers:
    - name: app
      image: app:1
#     ^^^^^
      image: app:2
)"}};

constexpr Example kGood[] = {{"the same key in two mappings", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: {team: pay}
  annotations: {team: pay}
)"}};

}  // namespace

extern constinit const Rule input_duplicate_key{
    .name = "input/duplicate-key",
    .since = "0.1.0",
    .summary = "A mapping has the same key twice.",
    .why =
        "kubectl and Argo CD silently keep the last entry, so what the first one says is lost; kustomize and Flux "
        "refuse "
        "the whole file.",
    .help = "Delete one of the two, or join what they hold.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
