#include "engine/units/delivery/created_namespace.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "engine/units/delivery/delivery.h"
#include "engine/units/hands/intake.h"

namespace sidelint::units {
namespace {

std::string_view name_of(const AppliedObject& object) { return object.node.find("metadata").find("name").text(); }

std::set<std::string_view> declared_in(const std::vector<Unit>& units) {
  std::set<std::string_view> declared;
  for (const Unit& unit : units) {
    for (const AppliedObject& object : unit.objects)
      if (object.kind == "Namespace") declared.insert(name_of(object));
  }
  return declared;
}

// A Namespace that a manifest declares is not made along with a delivery; where it is declared elsewhere, the labels
// that Argo CD manages are added all the same. Helm leaves alone what is there.
bool makes(const Delivery& delivery, std::string_view name, const Unit& unit,
           const std::set<std::string_view>& declared) {
  const bool is_managed = delivery.kind == UnitKind::argocd_application &&
                          delivery.created_namespace->find_path({"metadata", "labels"}) != nullptr;
  const bool is_own = std::ranges::any_of(
      unit.objects, [&](const AppliedObject& object) { return object.kind == "Namespace" && name_of(object) == name; });
  return !is_own && (is_managed || !declared.contains(name));
}

}  // namespace

yaml::Value namespace_of_helm(const Traced<std::string>& name, OriginId ordered_at) {
  const OriginId by = ordered_at;
  yaml::Value made = yaml::Value::mapping(by);
  made.set("apiVersion", yaml::Value::string("v1", by), by);
  made.set("kind", yaml::Value::string("Namespace", by), by);
  yaml::Value& metadata = made.set("metadata", yaml::Value::mapping(by), by);
  metadata.set("name", yaml::Value::string(name.value, name.origin), by);
  yaml::Value& labels = metadata.set("labels", yaml::Value::mapping(by), by);
  labels.set("name", yaml::Value::string(name.value, name.origin), by);
  return made;
}

void create_namespaces(const std::vector<Told>& orders, std::size_t first, const Origins& origins,
                       std::vector<Unit>& units) {
  const std::set<std::string_view> declared = declared_in(units);
  for (std::size_t i = 0; i < orders.size(); ++i) {
    const Delivery& delivery = orders[i].delivery;
    const yaml::Value* name =
        delivery.created_namespace ? delivery.created_namespace->find_path({"metadata", "name"}) : nullptr;
    Unit& unit = units[first + i];
    if (name == nullptr || !makes(delivery, name->text, unit, declared)) continue;
    const Span at = origins.where(delivery.created_namespace->origin).value_or(delivery.at);
    add_object({*delivery.created_namespace, at, {}}, unit);
    unit.objects.back().made_along = true;
  }
}

}  // namespace sidelint::units
