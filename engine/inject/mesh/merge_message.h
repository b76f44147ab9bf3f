// proto.Merge: one decoded message laid over another.
#pragma once

#include "engine/inject/proto/schema.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// Fields that are set replace, lists grow, maps and messages are merged in turn.
void merge_message(const proto::Message& type, yaml::Value& into, const yaml::Value& from);

// mergeWithPrecedence of istio, pilot/pkg/model/proxy_config.go: the same, but a concurrency of 0 counts as set.
void merge_proxy_message(const proto::Message& proxy, yaml::Value& into, const yaml::Value& from);

}  // namespace sidelint::inject
