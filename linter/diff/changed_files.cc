#include "linter/diff/changed_files.h"

#include <optional>
#include <vector>

#include "engine/source/path.h"

namespace sidelint::linter::diff {

void ChangedFiles::add(std::span<const OriginId> places, const Analysis& side, std::set<std::string>& files) {
  for (const OriginId place : places) {
    std::vector<Span> hands = side.origins.chain(place);
    if (const std::optional<Span> last = side.origins.where(place)) hands.push_back(*last);
    for (const Span& hand : hands) {
      const std::string path = tidy_path(side.sources.path(hand.source));
      if (is_changed(path)) files.insert(path);
    }
  }
}

bool ChangedFiles::is_changed(const std::string& path) {
  const auto known = known_.find(path);
  if (known != known_.end()) return known->second;
  const Result<std::string> was = before_.read(path, limit_);
  const Result<std::string> is = after_.read(path, limit_);
  const bool changed = was.ok() != is.ok() || (was && *was != *is);
  known_.emplace(path, changed);
  return changed;
}

}  // namespace sidelint::linter::diff
