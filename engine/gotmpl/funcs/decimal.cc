#include "engine/gotmpl/funcs/decimal.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include <openssl/bn.h>
#include <openssl/crypto.h>

#include "engine/gotmpl/go/strconv.h"

namespace sidelint::gotmpl {
namespace {

constexpr std::int64_t kDivisionPrecision = 16;
constexpr std::size_t kMostDigits = 20'000;

struct FreeNumber {
  void operator()(BIGNUM* number) const { BN_free(number); }
};
struct FreeContext {
  void operator()(BN_CTX* context) const { BN_CTX_free(context); }
};
using Big = std::unique_ptr<BIGNUM, FreeNumber>;
using Context = std::unique_ptr<BN_CTX, FreeContext>;

Big big(const std::string& digits) {
  BIGNUM* number = nullptr;
  BN_dec2bn(&number, digits.c_str());
  return Big(number);
}

// The number with so many zeros behind it.
Big scaled(const std::string& digits, std::int64_t zeros) {
  return big(digits + std::string(static_cast<std::size_t>(zeros), '0'));
}

std::string digits_of(const BIGNUM* number) {
  char* text = BN_bn2dec(number);
  std::string out = text;
  OPENSSL_free(text);
  return out == "-0" ? "0" : out;
}

bool store(Decimal& into, const BIGNUM* number, std::int64_t exponent) {
  into.coefficient = digits_of(number);
  into.exponent = exponent;
  return into.coefficient.size() <= kMostDigits;
}

using Combine = int (*)(BIGNUM*, const BIGNUM*, const BIGNUM*);

bool combine(Decimal& a, const Decimal& b, Combine operation) {
  const std::int64_t exponent = std::min(a.exponent, b.exponent);
  if (std::max(a.exponent, b.exponent) - exponent > static_cast<std::int64_t>(kMostDigits)) return false;
  const Big left = scaled(a.coefficient, a.exponent - exponent);
  const Big right = scaled(b.coefficient, b.exponent - exponent);
  const Big sum(BN_new());
  operation(sum.get(), left.get(), right.get());
  return store(a, sum.get(), exponent);
}

}  // namespace

std::optional<Decimal> Decimal::from(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  if (value == 0) return Decimal{};
  const std::string text = go::format_float(value, 'e', go::kShortest);
  const std::size_t mark = text.find('e');
  Decimal out{text.substr(0, mark), go::parse_int(std::string_view(text).substr(mark + 1), 10).value};
  if (const std::size_t point = out.coefficient.find('.'); point != std::string::npos) {
    out.exponent -= static_cast<std::int64_t>(out.coefficient.size() - point - 1);
    out.coefficient.erase(point, 1);
  }
  return out;
}

std::string Decimal::refusal(double value) {
  return "Cannot create a Decimal from " + go::format_float(value, 'g', go::kShortest);
}

double Decimal::to_double() const {
  if (coefficient == "0") return 0;
  return go::parse_float(coefficient + "e" + std::to_string(exponent)).value;
}

bool add_to(Decimal& a, const Decimal& b) { return combine(a, b, BN_add); }
bool subtract_from(Decimal& a, const Decimal& b) { return combine(a, b, BN_sub); }

bool multiply_by(Decimal& a, const Decimal& b) {
  const Context context(BN_CTX_new());
  const Big left = big(a.coefficient);
  const Big right = big(b.coefficient);
  const Big product(BN_new());
  BN_mul(product.get(), left.get(), right.get(), context.get());
  return store(a, product.get(), a.exponent + b.exponent);
}

// The remainder decides on rounding: from a half on, away from zero.
bool divide_by(Decimal& a, const Decimal& b) {
  if (b.coefficient == "0") return false;
  const std::int64_t shift = a.exponent - b.exponent + kDivisionPrecision;
  if (std::abs(shift) > static_cast<std::int64_t>(kMostDigits)) return false;
  const Context context(BN_CTX_new());
  const Big numerator = scaled(a.coefficient, std::max<std::int64_t>(shift, 0));
  const Big denominator = scaled(b.coefficient, std::max<std::int64_t>(-shift, 0));
  const Big quotient(BN_new());
  const Big remainder(BN_new());
  BN_div(quotient.get(), remainder.get(), numerator.get(), denominator.get(), context.get());
  const bool negative = BN_is_negative(numerator.get()) != BN_is_negative(denominator.get());
  BN_lshift1(remainder.get(), remainder.get());
  if (BN_ucmp(remainder.get(), denominator.get()) >= 0) {
    if (negative) {
      BN_sub_word(quotient.get(), 1);
    } else {
      BN_add_word(quotient.get(), 1);
    }
  }
  return store(a, quotient.get(), -kDivisionPrecision);
}

}  // namespace sidelint::gotmpl
