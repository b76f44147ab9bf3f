// One decoded message laid over another.
#pragma once

#include "engine/inject/proto/schema.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// proto.Merge: fields that are set replace, lists grow, maps and messages are merged in turn.
void merge_message(const proto::Message& type, yaml::Value& into, const yaml::Value& from);

// mergeWithPrecedence of istio, pilot/pkg/model/proxy_config.go, for a ProxyConfig. Up to 1.17 as above, but a
// concurrency of 0 counts as set; since then every field that is set replaces as a whole, as for proxy.istio.io/config
// in kube-inject (the last patches of 1.16 and 1.17 do so already).
void merge_proxy_message(const proto::Message& proxy, int minor, yaml::Value& into, const yaml::Value& from);

}  // namespace sidelint::inject
