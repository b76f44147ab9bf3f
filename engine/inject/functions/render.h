// Templates that render texts: the function `render` of releases 1.2 to 1.13.
//
// Mirrors parseTemplate and the closure beside it in istio, pkg/kube/inject/inject.go.
#pragma once

#include "engine/gotmpl/exec.h"
#include "engine/gotmpl/template_set.h"
#include "engine/gotmpl/value.h"

namespace sidelint::inject {

// Makes the name known to templates that are parsed; what it does depends on the data that they run with.
void declare_render(gotmpl::FuncMap& functions);

// Runs the injection template of the set.
gotmpl::Outcome execute_template(const gotmpl::TemplateSet& set, int minor, gotmpl::Executor& executor,
                                 const gotmpl::Value& data);

}  // namespace sidelint::inject
