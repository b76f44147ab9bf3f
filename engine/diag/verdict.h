// The words of a decision, shared by the engine that decides and the reporters that print it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace sidelint {

enum class Verdict : std::uint8_t { injected, not_injected, rejected, unknown };
inline constexpr std::size_t kVerdictCount = 4;

// What a step of the decision found: it held, it did not, it settled the verdict, it was not reached, or it cannot be told.
enum class Outcome : std::uint8_t { matched, not_matched, settled, skipped, unknown };

// One verdict that is possible, and when.
struct Possibility {
  Verdict verdict;
  std::string when;  // "namespace `shop` has istio-injection=enabled"; empty: otherwise
};

}  // namespace sidelint
