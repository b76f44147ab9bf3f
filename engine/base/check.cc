#include "engine/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace sidelint {

void check_failed(const char* condition, const char* why, const char* file, int line) {
  std::fprintf(stderr,
               "sidelint: internal error: %s (%s) at %s:%d\nPlease report this with the input that caused it.\n", why,
               condition, file, line);
  std::abort();
}

}  // namespace sidelint
