// Comparison of values by Go's rules for templates.
#pragma once

#include <cstdint>
#include <string>

#include "engine/gotmpl/value.h"

namespace sidelint::gotmpl {

struct Comparison {
  bool holds = false;
  std::string error;  // the values cannot be compared
};

// What eq and lt find for two values: eq, lt of Go's text/template/funcs.go.
Comparison equal(const Value& a, const Value& b);
Comparison less(const Value& a, const Value& b);

// reflect.DeepEqual.
bool deep_equal(const Value& a, const Value& b);

}  // namespace sidelint::gotmpl
