// UTF-16 columns without reading a line from its start each time: a minified file is one line of megabytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sidelint::reporters {

// Keeps a reference to no text: pass the same text each time.
class Utf16Index {
 public:
  explicit Utf16Index(std::string_view text);

  // How many UTF-16 code units the text has before the byte.
  std::size_t units_before(std::string_view text, std::size_t offset) const;

 private:
  struct Mark {
    std::uint32_t offset;  // of a character's first byte
    std::uint32_t units;
  };
  std::vector<Mark> marks_;  // one every so many bytes, in order
};

}  // namespace sidelint::reporters
