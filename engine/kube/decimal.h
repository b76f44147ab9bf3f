// Exact decimal numbers of any size: an integer times a power of ten.
//
// What gopkg.in/inf.v0 is to Kubernetes' quantities. A great exponent costs nothing until numbers of different
// exponents are added, and there it is bounded by kMaxSpread.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sidelint::kube {

class Decimal {
 public:
  Decimal() = default;
  Decimal(std::int64_t unscaled, std::int64_t exponent);
  // Of decimal digits only.
  static Decimal of_digits(std::string_view digits, std::int64_t exponent);

  int sign() const { return limbs_.empty() ? 0 : negative_ ? -1 : 1; }
  std::int64_t exponent() const { return exponent_; }
  std::string unscaled_text() const;  // with a minus sign
  // The unscaled number's low 64 bits, as big.Int.Int64 gives them.
  std::int64_t unscaled_low_bits() const;
  bool unscaled_fits() const;  // into an int64

  void negate() { negative_ = !negative_ && !limbs_.empty(); }
  void multiply(std::uint32_t factor);
  // Moves the exponent up to `exponent`, dropping digits and rounding away from zero; whether nothing was lost. A
  // number whose exponent is as great already stays as it is.
  bool round_away(std::int64_t exponent);
  // The same rounded towards minus infinity and one added if anything was lost: what scaledValue does.
  bool floor_to(std::int64_t exponent);
  // Divides the unscaled number by the factor as often as it can be done without a remainder; how often.
  int remove_factors(std::uint32_t factor);
  // The same number with a smaller exponent.
  void lower_exponent(std::int64_t exponent);

  void add(const Decimal& other);
  friend std::strong_ordering compare(const Decimal& a, const Decimal& b);

 private:
  void trim();
  std::size_t digits() const;

  bool negative_ = false;
  std::vector<std::uint32_t> limbs_;  // base 1e9, the lowest first, none of zero
  std::int64_t exponent_ = 0;
};

}  // namespace sidelint::kube
