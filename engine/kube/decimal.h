// Exact decimal numbers of any size: an integer times a power of ten. What gopkg.in/inf.v0 is to Kubernetes'
// quantities.
#pragma once

#include <cstddef>
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
  std::size_t digits() const;  // of the unscaled number

  void negate() { negative_ = !negative_; }
  void shift(std::int64_t exponents) { exponent_ += exponents; }
  void multiply(std::uint32_t factor);
  // Cuts the digits below that exponent off; whether any of them was not 0. A number without such digits stays as it
  // is.
  bool truncate(std::int64_t exponent);
  // Adds one to the unscaled number's magnitude.
  void increment();
  // Divides the unscaled number by the factor as often as nothing remains; how often.
  int remove_factors(std::uint32_t factor);
  // The same number with a smaller exponent, if that is not more digits away than any number of use has.
  void lower_exponent(std::int64_t exponent);

  void add(const Decimal& other);

  // Less than, equal to or greater than zero. No digits are made for great exponents.
  friend int compare(const Decimal& a, const Decimal& b);

 private:
  void trim();
  std::uint32_t divide(std::uint32_t divisor);
  static int compare_magnitudes(const Decimal& a, const Decimal& b);

  bool negative_ = false;
  std::vector<std::uint32_t> limbs_;  // base 1e9, the lowest first, none above the highest digit; of zero none
  std::int64_t exponent_ = 0;
};

}  // namespace sidelint::kube
