// reorderPod of istio, pkg/kube/inject/webhook.go.
#include <utility>

#include "engine/inject/features.h"
#include "engine/inject/pod.h"
#include "engine/inject/post/post_process.h"
#include "engine/inject/proto/message.h"

namespace sidelint::inject {
namespace {

using yaml::Value;

// The proxy comes before the pod's own init containers, and what sets up the redirection before it.
void order_native(Value& pod) {
  for (const std::string_view name : {kCoreDumpContainer, kProxyContainer, kValidationContainer, kInitContainer})
    move_container(pod, List::init_containers, name, Move::first);
}

// Traffic is redirected last, so that the pod's own init containers still have a network.
void order_plain(Value& pod) {
  move_container(pod, List::init_containers, kValidationContainer, Move::first);
  move_container(pod, List::init_containers, kInitContainer, Move::last);
  move_container(pod, List::init_containers, kCoreDumpContainer, Move::last);
}

}  // namespace

std::string reorder_containers(const InjectionParameters& parameters, Value& pod) {
  const Injector& injector = *parameters.injector;
  const Value* mesh_proxy = parameters.mesh_config->find("default_config");
  Value own;
  if (const std::string* settings = annotation(parameters.pod, kProxyConfigAnnotation)) {
    own = mesh_proxy ? *mesh_proxy : Value::mapping();
    if (std::string error = merge_proxy_config(injector.mesh_types(), *settings, own); !error.empty()) return error;
    mesh_proxy = &own;
  }
  const bool hold =
      (mesh_proxy && proto::wrapped_bool(mesh_proxy->find("hold_application_until_proxy_starts"))) ||
      proto::wrapped_bool(value_at(injector.typed_values(), {"global", "proxy", "holdApplicationUntilProxyStarts"}));
  move_container(pod, List::containers, kProxyContainer, hold ? Move::first : Move::last);
  const bool native = find_container(container_list(pod, List::init_containers), kProxyContainer) != nullptr;
  if (native && kNativeSidecars.in(injector.minor())) {
    order_native(pod);
  } else {
    order_plain(pod);
  }
  return {};
}

}  // namespace sidelint::inject
