#include <string>
#include <unordered_map>

#include "engine/kustomize/transform/scalars.h"
#include "engine/kustomize/transform/transforms.h"

namespace sidelint::kustomize {
namespace {

bool is_role_binding(std::string_view kind) { return kind == "RoleBinding" || kind == "ClusterRoleBinding"; }

class NamespaceSetter {
 public:
  NamespaceSetter(Run& run, const NamespaceOrder& order, const Hand& hand) : run_(run), order_(order), hand_(hand) {}

  bool set(yaml::Value& object) {
    const Id id = id_of(object);
    if (!id.cluster_scoped && !set_field(object, {{}, "metadata/namespace", true})) return false;
    const bool binds = is_role_binding(id.gvk.kind);
    if (binds && !set_subjects(object)) return false;
    for (const FieldSpec& spec : order_.specs) {
      if (spec.path == "metadata/namespace") continue;
      if (spec.path == "metadata/name" && !(id.gvk.group.empty() && id.gvk.version == "v1")) continue;
      if (binds && is_role_binding(spec.gvk.kind) && spec.path == "subjects/namespace") continue;
      if (!set_field(object, spec)) return false;
    }
    return true;
  }

 private:
  bool write(yaml::Value& value) {
    if (order_.overwrite == Overwrite::if_empty && !value.text.empty()) return true;
    return write_text(run_, hand_, value, order_.ns.text);
  }

  bool set_field(yaml::Value& object, const FieldSpec& spec) {
    return for_each_field(run_, object, spec, Missing::text, [this](yaml::Value& value) { return write(value); });
  }

  bool set_subjects(yaml::Value& object) {
    yaml::Value* subjects = object.find("subjects");
    if (order_.subjects == Subjects::none || is_absent(subjects)) return true;
    const bool by_name = order_.subjects == Subjects::named_default;
    for (yaml::Value& subject : subjects->items) {
      const yaml::Value* field = subject.find(by_name ? "name" : "kind");
      if (field == nullptr || field->text != (by_name ? "default" : "ServiceAccount")) continue;
      yaml::Value* ns = subject.find("namespace");
      if (ns == nullptr) ns = &subject.set("namespace", yaml::Value::string(""), OriginId::written(hand_.at));
      if (!write(*ns)) return false;
    }
    return true;
  }

  Run& run_;
  const NamespaceOrder& order_;
  const Hand& hand_;
};

}  // namespace

bool set_namespace(Run& run, yaml::Value& object, const NamespaceOrder& order, const Hand& hand) {
  return NamespaceSetter(run, order, hand).set(object);
}

bool set_namespace(Run& run, ResourceList& list, const NamespaceOrder& order) {
  const Hand hand{run.place(order.ns), "namespace"};
  std::vector<Resource>& resources = list.edit();
  std::unordered_map<std::string, int> ids;
  for (const Resource& resource : resources) ++ids[key_of(resource.id())];
  for (Resource& resource : resources) {
    if (is_absent(&resource.value) || resource.from_helm) continue;
    --ids[key_of(resource.id())];
    resource.remember_id();
    if (!set_namespace(run, resource.value, order, hand)) return false;
    const Id id = resource.id();
    if (++ids[key_of(id)] > 1) return run.refuse(hand.at, "the namespace makes two objects of one id: " + to_text(id));
  }
  return true;
}

}  // namespace sidelint::kustomize
