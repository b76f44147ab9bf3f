// What a schema says of a value as a whole: its type, and which values there may be.
#pragma once

#include <optional>
#include <string>

#include "engine/gotmpl/value.h"
#include "engine/helm/schema/complaint.h"

namespace sidelint::helm {

// The first that is broken of `type`, `const` and `enum`; the rest of the schema is asked only if none is.
std::optional<Complaint> check_kind(const gotmpl::Value& schema, const gotmpl::Value& value, const std::string& at);

bool is_number(const gotmpl::Value& value);
double number_of(const gotmpl::Value& value);

}  // namespace sidelint::helm
