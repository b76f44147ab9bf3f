#include "engine/kube/decimal.h"

#include <algorithm>
#include <charconv>

namespace sidelint::kube {
namespace {

constexpr std::uint32_t kBase = 1'000'000'000;
constexpr std::size_t kLimbDigits = 9;
constexpr std::uint64_t kMaxSpread = 100'000;  // digits; what lies further apart is as good as not there

std::uint32_t power_of_ten(std::size_t exponent) {
  std::uint32_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

}  // namespace

Decimal::Decimal(std::int64_t unscaled, std::int64_t exponent) : negative_(unscaled < 0), exponent_(exponent) {
  std::uint64_t rest = negative_ ? 0 - static_cast<std::uint64_t>(unscaled) : static_cast<std::uint64_t>(unscaled);
  for (; rest > 0; rest /= kBase) limbs_.push_back(static_cast<std::uint32_t>(rest % kBase));
}

Decimal Decimal::of_digits(std::string_view digits, std::int64_t exponent) {
  Decimal result;
  result.exponent_ = exponent;
  while (!digits.empty()) {
    const std::size_t length = std::min(digits.size(), kLimbDigits);
    const std::string_view low = digits.substr(digits.size() - length);
    std::uint32_t limb = 0;
    for (const char c : low) limb = limb * 10 + static_cast<std::uint32_t>(c - '0');
    result.limbs_.push_back(limb);
    digits.remove_suffix(length);
  }
  result.trim();
  return result;
}

void Decimal::trim() {
  while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
}

std::size_t Decimal::digits() const {
  if (limbs_.empty()) return 0;
  return (limbs_.size() - 1) * kLimbDigits + std::to_string(limbs_.back()).size();
}

std::string Decimal::unscaled_text() const {
  if (limbs_.empty()) return "0";
  std::string text = negative_ ? "-" : "";
  text += std::to_string(limbs_.back());
  for (std::size_t i = limbs_.size() - 1; i-- > 0;) {
    const std::string limb = std::to_string(limbs_[i]);
    text.append(kLimbDigits - limb.size(), '0');
    text += limb;
  }
  return text;
}

std::int64_t Decimal::unscaled_low_bits() const {
  std::uint64_t bits = 0;
  for (std::size_t i = limbs_.size(); i-- > 0;) bits = bits * kBase + limbs_[i];
  return static_cast<std::int64_t>(negative_ ? 0 - bits : bits);
}

void Decimal::multiply(std::uint32_t factor) {
  std::uint64_t carry = 0;
  for (std::uint32_t& limb : limbs_) {
    carry += std::uint64_t{limb} * factor;
    limb = static_cast<std::uint32_t>(carry % kBase);
    carry /= kBase;
  }
  if (carry > 0) limbs_.push_back(static_cast<std::uint32_t>(carry % kBase));
  if (carry >= kBase) limbs_.push_back(static_cast<std::uint32_t>(carry / kBase));
  trim();
}

std::uint32_t Decimal::divide(std::uint32_t divisor) {
  std::uint64_t remainder = 0;
  for (std::size_t i = limbs_.size(); i-- > 0;) {
    remainder = remainder * kBase + limbs_[i];
    limbs_[i] = static_cast<std::uint32_t>(remainder / divisor);
    remainder %= divisor;
  }
  trim();
  return static_cast<std::uint32_t>(remainder);
}

bool Decimal::truncate(std::int64_t exponent) {
  if (exponent_ >= exponent) return false;
  const auto dropped = static_cast<std::uint64_t>(exponent - exponent_);
  exponent_ = exponent;
  const std::size_t whole = static_cast<std::size_t>(std::min<std::uint64_t>(dropped / kLimbDigits, limbs_.size()));
  const auto cut = limbs_.begin() + static_cast<std::ptrdiff_t>(whole);
  const bool lost = std::any_of(limbs_.begin(), cut, [](std::uint32_t limb) { return limb != 0; });
  limbs_.erase(limbs_.begin(), cut);
  const std::uint32_t remainder = divide(power_of_ten(dropped % kLimbDigits));
  return lost || remainder != 0;
}

void Decimal::increment() {
  for (std::uint32_t& limb : limbs_) {
    if (++limb < kBase) return;
    limb = 0;
  }
  limbs_.push_back(1);
}

int Decimal::remove_factors(std::uint32_t factor) {
  int times = 0;
  for (Decimal quotient = *this; sign() != 0; ++times) {
    if (quotient.divide(factor) != 0) break;
    limbs_ = quotient.limbs_;
  }
  return times;
}

void Decimal::lower_exponent(std::int64_t exponent) {
  if (exponent_ <= exponent) return;
  const std::uint64_t added = std::min(static_cast<std::uint64_t>(exponent_ - exponent), kMaxSpread);
  exponent_ = exponent;
  if (limbs_.empty()) return;
  limbs_.insert(limbs_.begin(), static_cast<std::size_t>(added / kLimbDigits), 0);
  multiply(power_of_ten(added % kLimbDigits));
}

void Decimal::add(const Decimal& other) {
  Decimal rest = other;
  const std::int64_t exponent = std::min(exponent_, rest.exponent_);
  lower_exponent(exponent);
  rest.lower_exponent(exponent);
  const bool subtract = negative_ != rest.negative_;
  if (subtract && compare_magnitudes(*this, rest) < 0) std::swap(*this, rest);
  limbs_.resize(std::max(limbs_.size(), rest.limbs_.size()) + 1);
  std::int64_t carry = 0;
  for (std::size_t i = 0; i < limbs_.size(); ++i) {
    const std::int64_t limb = i < rest.limbs_.size() ? rest.limbs_[i] : 0;
    carry += std::int64_t{limbs_[i]} + (subtract ? -limb : limb);
    const std::int64_t digit = (carry % kBase + kBase) % kBase;
    limbs_[i] = static_cast<std::uint32_t>(digit);
    carry = (carry - digit) / kBase;
  }
  trim();
}

int Decimal::compare_magnitudes(const Decimal& a, const Decimal& b) {
  if (a.limbs_.empty() || b.limbs_.empty())
    return static_cast<int>(b.limbs_.empty()) - static_cast<int>(a.limbs_.empty());
  const std::int64_t a_top = static_cast<std::int64_t>(a.digits()) + a.exponent_;
  const std::int64_t b_top = static_cast<std::int64_t>(b.digits()) + b.exponent_;
  if (a_top != b_top) return a_top < b_top ? -1 : 1;
  // As long as each other: the exponents differ by no more than the digits there are.
  Decimal left = a;
  Decimal right = b;
  left.lower_exponent(b.exponent_);
  right.lower_exponent(a.exponent_);
  for (std::size_t i = left.limbs_.size(); i-- > 0;)
    if (left.limbs_[i] != right.limbs_[i]) return left.limbs_[i] < right.limbs_[i] ? -1 : 1;
  return 0;
}

int compare(const Decimal& a, const Decimal& b) {
  if (a.sign() != b.sign()) return a.sign() < b.sign() ? -1 : 1;
  return Decimal::compare_magnitudes(a, b) * (a.sign() < 0 ? -1 : 1);
}

}  // namespace sidelint::kube
