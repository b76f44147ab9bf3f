// Refuses documents that are mostly aliases: a few hundred bytes can stand for billions of values.
#pragma once

#include <cstdint>
#include <limits>

namespace sidelint::yaml {

// Counts the values a decoder would visit, aliases followed, and how many of these are there through an alias.
// Mirrors the ratio of decode.go in sigs.k8s.io/yaml 1.6, but adds up whole subtrees instead of walking them.
class AliasBudget {
 public:
  static std::uint64_t sum(std::uint64_t a, std::uint64_t b) {
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
    return a > kMost - b ? kMost : a + b;
  }

  // False: too much. Within one alias the ratio only rises, so looking at its end is enough.
  bool spend_written() {
    decoded_ = sum(decoded_, 1);
    return within();
  }
  bool spend_aliased(std::uint64_t values) {
    decoded_ = sum(decoded_, values);
    aliased_ = sum(aliased_, values);
    return within();
  }

 private:
  bool within() const {
    if (aliased_ <= 100 || decoded_ <= 1000) return true;
    return static_cast<double>(aliased_) / static_cast<double>(decoded_) <= allowed_ratio();
  }
  // 99 % in small documents, sliding to 10 % in large ones.
  double allowed_ratio() const {
    constexpr double kLow = 400'000;
    constexpr double kHigh = 4'000'000;
    const auto decoded = static_cast<double>(decoded_);
    if (decoded <= kLow) return 0.99;
    if (decoded >= kHigh) return 0.10;
    return 0.99 - 0.89 * ((decoded - kLow) / (kHigh - kLow));
  }

  std::uint64_t decoded_ = 1;  // the document itself
  std::uint64_t aliased_ = 0;
};

}  // namespace sidelint::yaml
