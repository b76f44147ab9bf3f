// Texts as Go's fmt prints them in Kubernetes' messages.
#pragma once

#include <string>
#include <string_view>

#include "engine/yaml/value.h"

namespace sidelint::kube {

// %q of a string. Of the characters beyond ASCII only bytes that are no UTF-8 are escaped.
std::string go_quote(std::string_view text);

// Decoded JSON as %v prints it: map[a:1 b:[x <nil>]], keys sorted; and as %s does, where only strings are welcome:
// 1 is %!s(int64=1).
std::string go_value(const yaml::Value& value);
std::string go_value_as_string(const yaml::Value& value);

// The type that k8s.io/apimachinery's util/json decodes a value into: int64, map[string]interface {}, <nil> …
std::string_view go_dynamic_type(const yaml::Value& value);

}  // namespace sidelint::kube
