// The texts that Kubernetes' generated String methods make of structs.
#pragma once

#include <string>

#include "engine/gotmpl/value.h"

namespace sidelint::inject {

// `&EmptyDirVolumeSource{Medium:,SizeLimit:<nil>,}`, or `nil`; of a pointer to a struct.
std::string text_of_struct(const gotmpl::Value& pointer);

}  // namespace sidelint::inject
