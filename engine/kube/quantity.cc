#include "engine/kube/quantity.h"

#include <algorithm>
#include <limits>

namespace sidelint::kube {
namespace {

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

// positiveScaleInt64. Where it overflows it wraps around for the powers that Go multiplies at once, and gives 0 for the
// others.
bool scale_up(std::int64_t value, std::int64_t tens, std::int64_t& result) {
  const bool at_once = tens == 1 || tens == 2 || tens == 3 || tens == 6 || tens == 9;
  result = value;
  for (std::int64_t power = 0; power < tens && result != 0; ++power) {
    if (!__builtin_mul_overflow(result, 10, &result)) continue;
    auto wrapped = static_cast<std::uint64_t>(value);
    for (power = 0; at_once && power < tens; ++power) wrapped *= 10;
    result = at_once ? static_cast<std::int64_t>(wrapped) : 0;
    return false;
  }
  return true;
}

// negativeScaleInt64: away from zero.
bool scale_down(std::int64_t value, std::int64_t tens, std::int64_t& result) {
  bool fraction = false;
  result = value;
  for (; tens > 0 && result != 0; --tens) {
    fraction = fraction || result % 10 != 0;
    result /= 10;
  }
  if (fraction) result += value > 0 ? 1 : -1;
  return !fraction;
}

}  // namespace

int Quantity::sign() const {
  if (big_) return big_->sign();
  return small_.value == 0 ? 0 : small_.value < 0 ? -1 : 1;
}

Decimal Quantity::as_decimal() const { return big_ ? *big_ : Decimal(small_.value, small_.scale); }

bool Quantity::is_whole() const { return !as_decimal().truncate(0); }

int compare(const Quantity& a, const Quantity& b) { return compare(a.as_decimal(), b.as_decimal()); }

// ScaledValue: what does not fit wraps around. Of a negative number Go takes the low bits however great it is.
std::int64_t Quantity::scaled(std::int32_t scale) const {
  std::int64_t result = 0;
  if (!big_) {
    if (small_.scale < scale) {
      scale_down(small_.value, std::int64_t{scale} - small_.scale, result);
    } else {
      scale_up(small_.value, std::int64_t{small_.scale} - scale, result);
    }
    return result;
  }
  constexpr std::int64_t kDigitsOfInt64 = 19;
  const std::int64_t low_bits = big_->unscaled_low_bits();
  const std::int64_t dropped = scale - big_->exponent();
  std::int64_t power = 1;
  if (dropped <= 0) {
    // Go converts a float64 that no int64 can hold to the least one.
    if (!scale_up(1, -dropped, power)) power = kLeast;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low_bits) * static_cast<std::uint64_t>(power));
  }
  const bool fits = big_->sign() < 0 || (big_->digits() <= kDigitsOfInt64 && low_bits >= 0);
  if (fits && dropped < kDigitsOfInt64) {
    scale_up(1, dropped, power);
    return low_bits / power + (low_bits % power != 0 ? 1 : 0);
  }
  Decimal amount = *big_;
  const bool lost = amount.truncate(scale);
  return amount.unscaled_low_bits() + (lost && big_->sign() > 0 ? 1 : 0);
}

void Quantity::add(const Quantity& other) {
  text_.clear();
  if (is_zero()) format_ = other.format_;
  if (!big_ && !other.big_) {
    Small sum = small_;
    std::int64_t rest = other.small_.value;
    if (rest == 0) return;
    if (sum.value == 0) {
      small_ = other.small_;
      return;
    }
    const std::int64_t scale = std::min(sum.scale, other.small_.scale);
    const bool fits = scale_up(sum.value, sum.scale - scale, sum.value) &&
                      scale_up(rest, other.small_.scale - scale, rest) &&
                      !__builtin_add_overflow(sum.value, rest, &sum.value);
    if (fits) {
      small_ = {sum.value, static_cast<std::int32_t>(scale)};
      return;
    }
  }
  Decimal sum = as_decimal();
  sum.add(other.as_decimal());
  big_ = std::move(sum);
}

void Quantity::round_up_to_milli() {
  constexpr std::int32_t kMilli = -3;
  if (big_) {
    text_.clear();
    if (big_->truncate(kMilli)) big_->increment();
  } else if (small_.scale < kMilli) {
    text_.clear();
    scale_down(small_.value, std::int64_t{kMilli} - small_.scale, small_.value);
    small_.scale = kMilli;
  }
}

}  // namespace sidelint::kube
