#include "engine/units/delivery/finish.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/kustomize/builtin/kinds.h"
#include "engine/units/delivery/substitution.h"

namespace sidelint::units {
namespace {

// Cluster-wide kinds that are younger than the kinds that kustomize knows.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kClusterWide{{
    {"admissionregistration.k8s.io", "MutatingAdmissionPolicy"},
    {"admissionregistration.k8s.io", "MutatingAdmissionPolicyBinding"},
    {"admissionregistration.k8s.io", "ValidatingAdmissionPolicy"},
    {"admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding"},
    {"kyverno.io", "ClusterPolicy"},
    {"sailoperator.io", "Istio"},
    {"sailoperator.io", "IstioCNI"},
    {"sailoperator.io", "IstioRevision"},
    {"sailoperator.io", "IstioRevisionTag"},
}};

std::string_view text_at(const yaml::Value& object, std::initializer_list<std::string_view> path) {
  const yaml::Value* value = object.find_path(path);
  return value == nullptr ? std::string_view() : std::string_view(value->text);
}

bool is_cluster_wide(const yaml::Value& object) {
  const std::string_view version = text_at(object, {"apiVersion"});
  const std::string_view kind = text_at(object, {"kind"});
  if (const kustomize::BuiltinKind* known = kustomize::find_builtin_kind(version, kind)) {
    return known->scope == kustomize::Scope::cluster;
  }
  const std::string_view group = version.substr(0, version.find('/'));
  return std::any_of(kClusterWide.begin(), kClusterWide.end(),
                     [&](const auto& each) { return each.first == group && each.second == kind; });
}

// What an order calls the namespace that it gives.
std::string_view namespace_field(UnitKind kind) {
  if (kind == UnitKind::argocd_application) return "destination";
  return kind == UnitKind::helmfile_release ? "namespace" : "targetNamespace";
}

// Whether the note says that the field may come to hold something else.
bool touches_namespace(const MadeObject& object) {
  return std::any_of(object.changes.begin(), object.changes.end(), [](const Change& change) {
    return change.path == std::vector<std::string>{"metadata", "namespace"};
  });
}

class Finisher {
 public:
  Finisher(const Delivery& delivery, Made& made, Origins& origins)
      : delivery_(delivery), made_(made), origins_(origins) {}

  void run() {
    substitute_variables();
    for (MadeObject& object : made_.objects) {
      object.changes.insert(object.changes.end(), delivery_.changes.begin(), delivery_.changes.end());
      set_namespace(object);
      set_all(object, "labels", delivery_.labels);
      set_all(object, "annotations", delivery_.annotations);
    }
    drop_overruled();
  }

 private:
  using Identity = std::tuple<std::string, std::string, std::string, std::string>;  // group, kind, namespace, name

  static Identity identity(const yaml::Value& object) {
    const std::string_view version = text_at(object, {"apiVersion"});
    const std::size_t slash = version.find('/');
    return {std::string(slash == std::string_view::npos ? std::string_view() : version.substr(0, slash)),
            std::string(text_at(object, {"kind"})), std::string(text_at(object, {"metadata", "namespace"})),
            std::string(text_at(object, {"metadata", "name"}))};
  }

  OriginId changed(OriginId by, std::string_view field, OriginId before) const {
    const std::optional<Span> at = origins_.where(by);
    if (!at) return by;
    return origins_.add(static_cast<std::uint32_t>(at->source), Transformed{*at, field, before});
  }

  static yaml::Value* metadata_of(MadeObject& object) {
    yaml::Value* metadata = object.value.find("metadata");
    return metadata != nullptr && metadata->is(yaml::Kind::mapping) ? metadata : nullptr;
  }

  void substitute_variables() {
    if (!delivery_.substitution) return;
    for (MadeObject& object : made_.objects) {
      Substituted result = substitute(object.value, *delivery_.substitution, origins_);
      for (OpenField& open : result.open) {
        object.changes.push_back({open.at, "postBuild", std::move(open.path), std::nullopt});
      }
      if (result.refusal && !made_.refusal) made_.refusal = Refusal{delivery_.at, *std::move(result.refusal)};
    }
  }

  void set_namespace(MadeObject& object) {
    yaml::Value* metadata = metadata_of(object);
    if (metadata == nullptr || delivery_.name_space.value.empty() || is_cluster_wide(object.value)) return;
    if (!text_at(object.value, {"metadata", "namespace"}).empty() || touches_namespace(object)) return;
    const std::string_view field = namespace_field(delivery_.kind);
    const OriginId by = changed(delivery_.name_space.origin, field, {});
    metadata->set("namespace", yaml::Value::string(delivery_.name_space.value, by), by);
  }

  void set_all(MadeObject& object, std::string_view field, const yaml::Value& values) {
    yaml::Value* metadata = metadata_of(object);
    if (metadata == nullptr || values.entries.empty()) return;
    yaml::Value* own = metadata->find(field);
    if (own == nullptr || !own->is(yaml::Kind::mapping)) {
      const OriginId by = changed(values.origin, "commonMetadata", {});
      own = &metadata->set(field, yaml::Value::mapping(by), by);
    }
    for (const yaml::Entry& entry : values.entries) {
      const yaml::Value* before = own->find(entry.key);
      yaml::Value value = entry.value;
      value.origin = changed(entry.value.origin, "commonMetadata", before == nullptr ? OriginId() : before->origin);
      own->set(entry.key, std::move(value), entry.key_origin);
    }
  }

  void drop_overruled() {
    if (delivery_.sources.size() < 2) return;
    std::map<Identity, std::size_t> last;
    for (std::size_t i = 0; i < made_.objects.size(); ++i) last[identity(made_.objects[i].value)] = i;
    std::vector<MadeObject> kept;
    for (std::size_t i = 0; i < made_.objects.size(); ++i) {
      if (last[identity(made_.objects[i].value)] == i) kept.push_back(std::move(made_.objects[i]));
    }
    made_.objects = std::move(kept);
  }

  const Delivery& delivery_;
  Made& made_;
  Origins& origins_;
};

}  // namespace

void finish(const Delivery& delivery, Made& made, Origins& origins) { Finisher(delivery, made, origins).run(); }

}  // namespace sidelint::units
