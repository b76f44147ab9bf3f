// The words of a decision, shared by the engine that decides and the reporters that print it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sidelint {

enum class Verdict : std::uint8_t { injected, not_injected, rejected, unknown };
inline constexpr std::size_t kVerdictCount = 4;

// What a step of the decision found: it held, it did not, it settled the verdict, it was not reached, or it cannot be
// told.
enum class Outcome : std::uint8_t { matched, not_matched, settled, skipped, unknown };

constexpr std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::injected:
      return "injected";
    case Verdict::not_injected:
      return "not_injected";
    case Verdict::rejected:
      return "rejected";
    case Verdict::unknown:
      return "unknown";
  }
  return "";
}

constexpr std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::matched:
      return "matched";
    case Outcome::not_matched:
      return "not_matched";
    case Outcome::settled:
      return "settled";
    case Outcome::skipped:
      return "skipped";
    case Outcome::unknown:
      return "unknown";
  }
  return "";
}

// One verdict that is possible, and when.
struct Possibility {
  Verdict verdict;
  std::string when;  // "namespace `shop` has istio-injection=enabled"; empty: otherwise
};

}  // namespace sidelint
