// Lengths of time in nanoseconds, as Go's package time reads and writes them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sidelint::gotmpl::go {

struct DurationResult {
  std::int64_t nanoseconds = 0;
  std::string error;
};
DurationResult parse_duration(std::string_view text);

std::string duration_text(std::int64_t nanoseconds);  // 1m35s

}  // namespace sidelint::gotmpl::go
