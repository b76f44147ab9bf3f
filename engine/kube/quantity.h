// Amounts of resources: exact decimal numbers with the suffixes of k8s.io/apimachinery v0.37 pkg/api/resource.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/kube/decimal.h"

namespace sidelint::kube {

enum class QuantityFormat : std::uint8_t { decimal_si, binary_si, decimal_exponent };

class Quantity {
 public:
  struct Parsed;

  Quantity() = default;  // zero
  // resource.ParseQuantity.
  static Parsed parse(std::string_view text);

  std::string canonical() const;  // as it is written back: 1024Mi is 1Gi, 0.5 is 500m
  QuantityFormat format() const { return format_; }
  int sign() const;
  bool is_zero() const { return sign() == 0; }
  // Whether it has a fraction: what an amount of whole things must not have.
  bool is_whole() const;

  // Rounded away from zero, as Quantity.Value and Quantity.MilliValue do (0 or wrapped around where they overflow).
  std::int64_t value() const { return scaled(0); }
  std::int64_t milli_value() const { return scaled(-3); }

  // Quantity.Add: takes the other's format if this is zero.
  void add(const Quantity& other);
  // Quantity.RoundUp(Milli), which the Pod's defaults apply to every amount.
  void round_up_to_milli();

  friend int compare(const Quantity& a, const Quantity& b);

 private:
  struct Small {
    std::int64_t value = 0;
    std::int32_t scale = 0;
  };
  struct Parts;

  std::int64_t scaled(std::int32_t scale) const;
  Decimal as_decimal() const;
  bool small_from(const Parts& parts, std::string_view text);
  void decimal_from(const Parts& parts);
  std::string decimal_text(QuantityFormat format) const;

  Small small_;                 // where Go computes with an int64
  std::optional<Decimal> big_;  // where it computes with any number; decides over small_
  QuantityFormat format_ = QuantityFormat::decimal_si;
  std::string text_;  // as parsed, where Go keeps it; else empty
};

struct Quantity::Parsed {
  Quantity quantity;
  std::string_view error;  // resource.ErrFormatWrong, ErrNumeric or ErrSuffix; empty if it is a quantity
};

}  // namespace sidelint::kube
