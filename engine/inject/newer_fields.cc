#include "engine/inject/newer_fields.h"

#include <array>
#include <string_view>

#include "engine/inject/pod.h"

namespace sidelint::inject {
namespace {

struct NewField {
  std::string_view name;
  int first;  // the minor release of Istio whose k8s.io/api has it
};

// Source: go.mod of istio at the tags 1.x.0 against the releases of k8s.io/api that brought the fields.
constexpr std::array<NewField, 6> kOfSpec = {{{"os", 12},
                                              {"hostUsers", 16},
                                              {"schedulingGates", 17},
                                              {"resourceClaims", 17},
                                              {"resources", 25},
                                              {"hostnameOverride", 28}}};
constexpr std::array<NewField, 3> kOfContainer = {
    {{"resizePolicy", 18}, {"restartPolicy", 19}, {"restartPolicyRules", 28}}};

template <std::size_t Count>
void drop(yaml::Value& from, const std::array<NewField, Count>& fields, int minor) {
  for (const NewField& field : fields)
    if (minor < field.first) from.erase(field.name);
}

template <std::size_t Count>
void restore(yaml::Value& to, const yaml::Value& from, const std::array<NewField, Count>& fields, int minor) {
  for (const NewField& field : fields)
    if (const yaml::Value* given = minor < field.first ? from.find(field.name) : nullptr) to.set(field.name, *given);
}

template <std::size_t Count>
bool knows(const std::array<NewField, Count>& fields, std::string_view name, int minor) {
  for (const NewField& field : fields)
    if (field.name == name) return minor >= field.first;
  return true;
}

}  // namespace

bool knows_field(std::string_view type, std::string_view field, int minor) {
  if (type == "PodSpec") return knows(kOfSpec, field, minor);
  return type != "Container" || knows(kOfContainer, field, minor);
}

void drop_newer_fields(yaml::Value& pod, int minor) {
  yaml::Value* spec = pod.find("spec");
  if (!spec) return;
  drop(*spec, kOfSpec, minor);
  for (const List list : {List::containers, List::init_containers})
    if (yaml::Value* containers = container_list(pod, list))
      for (yaml::Value& container : containers->items) drop(container, kOfContainer, minor);
}

void restore_newer_fields(yaml::Value& pod, const yaml::Value& submitted, int minor) {
  yaml::Value* spec = pod.find("spec");
  const yaml::Value* before = submitted.find("spec");
  if (!spec || !before) return;
  restore(*spec, *before, kOfSpec, minor);
  for (const List list : {List::containers, List::init_containers}) {
    const yaml::Value* containers = container_list(submitted, list);
    if (!containers) continue;
    for (const yaml::Value& container : containers->items)
      if (yaml::Value* kept = find_container(container_list(pod, list), name_of(container)))
        restore(*kept, container, kOfContainer, minor);
  }
}

}  // namespace sidelint::inject
