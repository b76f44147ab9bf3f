// reapplyOverwrittenContainers of istio, pkg/kube/inject/webhook.go: what the user wrote for a container that a
// template brings wins over the template.
#include <algorithm>
#include <utility>

#include "engine/inject/features.h"
#include "engine/inject/json_text.h"
#include "engine/inject/pod.h"
#include "engine/inject/proto/message.h"
#include "engine/inject/run_template.h"
#include "engine/kube/round_trip.h"

namespace sidelint::inject {
namespace {

using yaml::Kind;
using yaml::Value;

constexpr std::string_view kAutoImage = "auto";  // a placeholder: the template's image stays

class Reapplier {
 public:
  Reapplier(const InjectionParameters& parameters, Value& merged) : parameters_(parameters), merged_(merged) {}

  std::string run(const Value& template_pod) {
    existing_ = read_overrides(parameters_.pod);
    if (!existing_.error.empty()) return existing_.error;
    const bool injected_before = annotation(parameters_.pod, kStatusAnnotation) != nullptr;
    if (injected_before) status_ = read_status(parameters_.pod).value_or(Status());
    for (const List list : {List::containers, List::init_containers})
      if (std::string error = one_list(template_pod, list); !error.empty()) return error;
    if (!injected_before && !recorded_.entries.empty())
      made_map(merged_, "annotations").set(kOverridesAnnotation, Value::string(json_in_order(recorded_)));
    return {};
  }

 private:
  std::string one_list(const Value& template_pod, List list) {
    const Value* brought = container_list(template_pod, list);
    if (!brought) return {};
    const std::vector<std::string>& ours = list == List::containers ? status_.containers : status_.init_containers;
    for (const Value& container : brought->items) {
      const std::string name(name_of(container));
      if (std::find(ours.begin(), ours.end(), name) != ours.end()) continue;
      const Value* match = users_container(list, name);
      if (!match) continue;
      Value overlay = *match;
      if (const Value* image = overlay.find("image"); image && image->text == kAutoImage) overlay.erase("image");
      record(list, overlay);
      if (std::string error = lay_over(list, std::move(overlay)); !error.empty()) return error;
    }
    return {};
  }

  const Value* users_container(List list, std::string_view name) const {
    const Value& before = list == List::containers ? existing_.containers : existing_.init_containers;
    if (const Value* match = find_container(&before, name)) return match;
    const bool anywhere = list == List::init_containers && kSidecarAmongInit.in(parameters_.injector->minor());
    return anywhere ? find_anywhere(parameters_.pod, name)
                    : find_container(container_list(parameters_.pod, list), name);
  }

  void record(List list, const Value& overlay) {
    Value* recorded = recorded_.find(key_of(list));
    if (!recorded) recorded = &recorded_.set(key_of(list), Value::sequence());
    recorded->items.push_back(overlay);
  }

  std::string lay_over(List list, Value overlay) {
    Value patch = Value::mapping();
    Value& spec = patch.set("spec", Value::mapping());
    // An empty list is no change, where an absent one would be null and remove the containers.
    spec.set("containers", Value::sequence());
    Value* target = spec.find(key_of(list));
    if (!target) target = &spec.set(key_of(list), Value::sequence());
    target->items.push_back(std::move(overlay));
    Overlaid overlaid = apply_overlay(std::move(merged_), std::move(patch), parameters_.injector->minor());
    if (!overlaid.error.empty())
      return std::string(list == List::containers ? "failed to apply sidecar container: "
                                                  : "failed to apply sidecar init container: ") +
             overlaid.error;
    merged_ = std::move(overlaid.pod);
    return {};
  }

  const InjectionParameters& parameters_;
  Value& merged_;
  Overrides existing_;
  Status status_;
  Value recorded_ = Value::mapping();
};

Value& made_security_context(Value& container) {
  Value* found = container.find("securityContext");
  return found && found->is(Kind::mapping) ? *found : container.set("securityContext", Value::mapping());
}

bool is_tproxy(const InjectionParameters& parameters, const Value& merged) {
  constexpr std::int64_t kTproxy = 1;
  if (proto::int_field(*parameters.proxy_config, "interception_mode") == kTproxy) return true;
  const std::string* mode = annotation(merged, kInterceptionAnnotation);
  return mode && *mode == "TPROXY";
}

void replace_user_argument(Value& container, const Value& user) {
  Value* args = container.find("args");
  if (!args || !args->is(Kind::sequence)) return;
  for (std::size_t i = 0; i + 1 < args->items.size(); ++i) {
    if (args->items[i].text != "-u") continue;
    args->items[i + 1] = Value::string(user.text, user.origin);
    return;
  }
}

// adjustInitContainerUser: the containers that set up or check the redirection except the proxy's own traffic by its
// user, so they follow the user that its container is given.
void adjust_init_user(const InjectionParameters& parameters, Value& merged) {
  const Value* proxy = find_anywhere(parameters.pod, kProxyContainer);
  const Value* context = proxy ? proxy->find("securityContext") : nullptr;
  const Value* user = context ? context->find("runAsUser") : nullptr;
  const Value* group = context ? context->find("runAsGroup") : nullptr;
  if (!user && !group) return;
  Value* inits = container_list(merged, List::init_containers);
  Value* init = find_container(inits, kInitContainer);
  if (!init) init = find_container(inits, kValidationContainer);
  if (!init) return;

  const bool tproxy = is_tproxy(parameters, merged);
  if (tproxy && user)
    if (Value* sidecar = find_anywhere(merged, kProxyContainer))
      made_security_context(*sidecar).set("runAsUser", Value::integer(0));
  if (!tproxy && name_of(*init) == kValidationContainer) {
    if (user) made_security_context(*init).set("runAsUser", *user);
    if (group) made_security_context(*init).set("runAsGroup", *group);
  }
  if (user && user->text != "0") replace_user_argument(*init, *user);
}

}  // namespace

std::string reapply_overrides(const InjectionParameters& parameters, const Value& template_pod, Value& merged) {
  if (std::string error = Reapplier(parameters, merged).run(template_pod); !error.empty()) return error;
  if (kAdjustsInitUser.in(parameters.injector->minor())) adjust_init_user(parameters, merged);
  return {};
}

}  // namespace sidelint::inject
