// The number and text half of Go's package fmt: one value, one verb, with flags, width and precision.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/gotmpl/go/strconv.h"

namespace sidelint::gotmpl::go {

struct FormatSpec {
  bool has_width = false;
  bool has_precision = false;
  bool minus = false;
  bool plus = false;
  bool sharp = false;
  bool space = false;
  bool zero = false;
  bool plus_v = false;   // %+v
  bool sharp_v = false;  // %#v
  int width = 0;
  int precision = 0;
};

enum class Sign : std::uint8_t { with, without };

// Appends to a text, padding as the spec says. The spec may be changed between calls.
class Formatter {
 public:
  explicit Formatter(std::string& out) : out_(out) {}

  FormatSpec spec;

  void pad(std::string_view text);
  void boolean(bool value) { pad(value ? "true" : "false"); }
  void integer(std::uint64_t value, unsigned base, Sign sign, char32_t verb, std::string_view digits);
  void floating(double value, FloatSize size, char verb, int precision);
  void text(std::string_view value) { pad(truncated(value)); }
  void hex(std::string_view bytes, std::string_view digits);
  void quoted(std::string_view value);
  void character(std::uint64_t value);
  void quoted_character(std::uint64_t value);
  void unicode(std::uint64_t value);

 private:
  void padding(int count);
  std::string_view truncated(std::string_view value) const;

  std::string& out_;
};

inline constexpr std::string_view kLowerDigits = "0123456789abcdefx";
inline constexpr std::string_view kUpperDigits = "0123456789ABCDEFX";

}  // namespace sidelint::gotmpl::go
