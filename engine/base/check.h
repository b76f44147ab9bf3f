// SIDELINT_CHECK: what can only be false through a mistake of ours. On in release builds too; never reachable from
// input.
#pragma once

namespace sidelint {

// Prints the broken condition and where it stands, then ends the process with exit code 3; where a sanitizer watches,
// it aborts.
[[noreturn]] void check_failed(const char* condition, const char* why, const char* file, int line);

}  // namespace sidelint

#define SIDELINT_CHECK(condition, why) \
  ((condition) ? static_cast<void>(0) : ::sidelint::check_failed(#condition, (why), __FILE__, __LINE__))
