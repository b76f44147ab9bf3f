#include "linter/fix/overlay.h"

#include <utility>

namespace sidelint::linter {

Result<std::string> Overlay::read(const std::string& path, std::uint64_t limit) const {
  if (!texts_.empty()) {
    const Result<std::string> real = files_.real_path(path);
    if (real) {
      const auto changed = texts_.find(*real);
      if (changed != texts_.end()) return changed->second;
    }
  }
  return files_.read(path, limit);
}

}  // namespace sidelint::linter
