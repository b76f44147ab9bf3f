// The raw tables behind unicode.h.
#pragma once

#include <cstdint>
#include <span>

namespace sidelint::gotmpl::go {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
  std::uint32_t step = 1;
};

// What to add to a code point of the range to change its case.
struct CaseRange {
  std::uint32_t first;
  std::uint32_t last;
  std::uint32_t step;
  std::int32_t upper;
  std::int32_t lower;
  std::int32_t title;
};

std::span<const Range> letters();
std::span<const Range> digits();
std::span<const Range> numbers();
std::span<const Range> punctuation();
std::span<const Range> printable();
std::span<const Range> upper_case();
std::span<const Range> lower_case();
std::span<const CaseRange> case_mappings();

}  // namespace sidelint::gotmpl::go
