// Which value of the manifest a refusal is about.
#pragma once

#include <string>

#include "engine/gotmpl/parse.h"
#include "engine/istio/release.h"
#include "engine/source/origin.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// What that release says of the pod's annotations that it checks; empty if nothing is wrong.
std::string annotation_errors(const yaml::Value& pod, istio::Release release);

// The first annotation whose value that release refuses.
OriginId refused_annotation(const yaml::Value& pod, istio::Release release);

// The label or annotation of the pod whose key stands in the line of the template that failed.
OriginId value_named_in(const gotmpl::TemplateError& error, const yaml::Value& pod);

}  // namespace sidelint::inject
