#include "engine/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace sidelint {
namespace {

// The program's exit code for a mistake of its own (linter/exit_code.h).
[[maybe_unused]] constexpr int kInternalError = 3;

}  // namespace

void check_failed(const char* condition, const char* why, const char* file, int line) {
  std::fprintf(stderr,
               "sidelint: internal error: %s (%s) at %s:%d\nPlease report this with the input that caused it.\n", why,
               condition, file, line);
#ifdef __SANITIZE_ADDRESS__
  std::abort();  // for the stack, or a core
#else
  std::_Exit(kInternalError);
#endif
}

}  // namespace sidelint
