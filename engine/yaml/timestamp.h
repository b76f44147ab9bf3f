// The timestamps that a !!timestamp tag accepts.
#pragma once

#include <string_view>

namespace sidelint::yaml {

// Mirrors parseTimestamp of sigs.k8s.io/yaml 1.6, that is Go's time.Parse with four layouts: a date alone, with a time
// after a blank, or as RFC 3339 with `T` or `t`; fields of the date and time may have one digit.
bool is_timestamp(std::string_view text);

}  // namespace sidelint::yaml
