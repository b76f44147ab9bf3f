// Exact decimal numbers, as the functions addf, subf, mulf and divf use them: shopspring/decimal v1.4.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace sidelint::gotmpl {

// `coefficient` times ten to the power `exponent`.
struct Decimal {
  std::string coefficient = "0";  // decimal digits, perhaps behind a minus sign
  std::int64_t exponent = 0;

  // From the shortest digits that read as the number again. Nothing for infinities and not-a-number.
  static std::optional<Decimal> from(double value);
  static std::string refusal(double value);
  double to_double() const;
};

// Each changes its first argument; false if the operation has no result or one of too many digits.
bool add_to(Decimal& a, const Decimal& b);
bool subtract_from(Decimal& a, const Decimal& b);
bool multiply_by(Decimal& a, const Decimal& b);
bool divide_by(Decimal& a, const Decimal& b);  // to sixteen digits behind the point

}  // namespace sidelint::gotmpl
