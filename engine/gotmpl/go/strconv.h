// Numbers to text and back as Go's package strconv does it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sidelint::gotmpl::go {

enum class NumberError : std::uint8_t { none, syntax, range };

template <class T>
struct Parsed {
  T value{};
  NumberError error = NumberError::none;

  bool ok() const { return error == NumberError::none; }
};

// Base 0 takes the base from the prefix (0x, 0o, 0b, a leading 0) and allows underscores between digits.
Parsed<std::uint64_t> parse_uint(std::string_view text, unsigned base);
Parsed<std::int64_t> parse_int(std::string_view text, unsigned base);

// On a range error the value is the infinity of the right sign. Too small is no error, the value is zero then.
Parsed<double> parse_float(std::string_view text);

inline constexpr int kShortest = -1;  // as many digits as are needed to read the same number again

enum class FloatSize : std::uint8_t { single_precision, double_precision };

// strconv.FormatFloat; `format` is one of e E f g G b x X.
std::string format_float(double value, char format, int precision, FloatSize size = FloatSize::double_precision);

}  // namespace sidelint::gotmpl::go
