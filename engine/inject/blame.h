// Which value of the manifest a refusal is about.
#pragma once

#include "engine/gotmpl/parse.h"
#include "engine/istio/release.h"
#include "engine/source/origin.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// The first annotation whose value that release refuses.
OriginId refused_annotation(const yaml::Value& pod, istio::Release release);

// The label or annotation of the pod whose key stands in the line of the template that failed.
OriginId value_named_in(const gotmpl::TemplateError& error, const yaml::Value& pod);

}  // namespace sidelint::inject
