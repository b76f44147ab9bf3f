#include "engine/diag/diagnostic.h"

#include <tuple>

namespace sidelint {

bool before(const Diagnostic& a, const Diagnostic& b) {
  return std::tie(a.primary.at, a.rule, a.message) < std::tie(b.primary.at, b.rule, b.message);
}

}  // namespace sidelint
