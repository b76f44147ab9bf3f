// Edits as lines that go and lines that come, for people to read.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/fix.h"

namespace sidelint {

struct Hunk {
  std::uint32_t line;                // 1-based: the first that goes, or the one before which the new ones come
  std::vector<std::string> removed;  // with their line ends
  std::vector<std::string> added;
};

// The lines that differ, by place; `edits` are of one source, by place and apart from each other.
std::vector<Hunk> hunks(std::string_view text, std::span<const Edit> edits);

}  // namespace sidelint
