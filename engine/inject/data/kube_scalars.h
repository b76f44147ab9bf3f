// Kubernetes' own scalars as templates see them: structs with a JSON form of their own.
#pragma once

#include <string_view>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

extern const gotmpl::Type kQuantity;  // resource.Quantity
extern const gotmpl::Type kQuantityPointer;
extern const gotmpl::Type kIntOrString;  // intstr.IntOrString
extern const gotmpl::Type kIntOrStringPointer;
// Times as the text they have in JSON; empty: not set.
extern const gotmpl::Type kTime;
extern const gotmpl::Type kMicroTime;

// Of a quantity in canonical form.
gotmpl::Value make_quantity(gotmpl::Heap& heap, std::string_view text);
gotmpl::Value make_int_or_string(gotmpl::Heap& heap, const yaml::Value& value);

}  // namespace sidelint::inject
