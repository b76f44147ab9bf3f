// What a run could not read.
#pragma once

#include <compare>
#include <string>

namespace sidelint {

// A file or directory that was not read, and why.
struct Unread {
  std::string path;
  std::string why;

  auto operator<=>(const Unread&) const = default;
};

}  // namespace sidelint
