#include "linter/sees_all.h"

#include <algorithm>

namespace sidelint::linter {

bool sees_all(const Analysis& analysis) {
  const bool has_gaps =
      !analysis.repository.unreadable.empty() ||
      std::ranges::any_of(analysis.unread, [](const rules::UnreadInput& each) { return each.is_manifest; });
  return analysis.extent == Extent::whole && !has_gaps;
}

}  // namespace sidelint::linter
