// Which cluster and network a proxy belongs to.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "engine/inject/run_template.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// The text at a path of the typed values; empty if there is none.
std::string text_at(const yaml::Value& typed, std::initializer_list<std::string_view> path);

// The settings' cluster and network, which the URL and the pod's label overrule.
void settle_cluster(InjectionParameters& parameters);

}  // namespace sidelint::inject
