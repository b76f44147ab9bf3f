#include "engine/gotmpl/go/duration.h"

#include <array>
#include <cstddef>

#include "engine/gotmpl/go/quote.h"

namespace sidelint::gotmpl::go {
namespace {

struct Unit {
  std::string_view name;
  std::uint64_t nanoseconds;
};
constexpr std::array<Unit, 8> kUnits = {{{"ns", 1},
                                         {"us", 1'000},
                                         {"\xC2\xB5s", 1'000},  // the micro sign
                                         {"\xCE\xBCs", 1'000},  // the Greek letter
                                         {"ms", 1'000'000},
                                         {"s", 1'000'000'000},
                                         {"m", 60'000'000'000},
                                         {"h", 3'600'000'000'000}}};
constexpr std::uint64_t kTop = std::uint64_t{1} << 63U;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// time.quote: like strconv's, but all that is not ASCII goes byte by byte.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || byte < ' ') {
      constexpr std::string_view kDigits = "0123456789abcdef";
      out += "\\x";
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 15U];
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + "\"";
}

// One number with its unit, taken off the front of `text`. False if it is none or too large.
class PartReader {
 public:
  explicit PartReader(std::string_view& text) : text_(text) {}

  bool read() {
    const std::size_t before = text_.size();
    if (!read_whole()) return false;
    bool digits = before != text_.size();
    if (text_.starts_with('.')) {
      text_.remove_prefix(1);
      const std::size_t at = text_.size();
      read_fraction();
      digits = digits || at != text_.size();
    }
    return digits && read_unit();
  }

  std::uint64_t nanoseconds() const { return nanoseconds_; }
  const std::string& complaint() const { return complaint_; }

 private:
  bool read_whole() {
    for (; !text_.empty() && is_digit(text_[0]); text_.remove_prefix(1)) {
      if (whole_ > kTop / 10) return false;
      whole_ = whole_ * 10 + static_cast<std::uint64_t>(text_[0] - '0');
      if (whole_ > kTop) return false;
    }
    return true;
  }

  // Digits that no longer fit are read and forgotten.
  void read_fraction() {
    bool full = false;
    for (; !text_.empty() && is_digit(text_[0]); text_.remove_prefix(1)) {
      const std::uint64_t next = fraction_ * 10 + static_cast<std::uint64_t>(text_[0] - '0');
      full = full || fraction_ > (kTop - 1) / 10 || next > kTop;
      if (full) continue;
      fraction_ = next;
      scale_ *= 10;
    }
  }

  bool read_unit() {
    std::size_t size = 0;
    while (size < text_.size() && text_[size] != '.' && !is_digit(text_[size])) ++size;
    const std::string_view name = text_.substr(0, size);
    text_.remove_prefix(size);
    if (name.empty()) {
      complaint_ = "missing unit in duration ";
      return false;
    }
    for (const Unit& unit : kUnits) {
      if (unit.name != name) continue;
      if (whole_ > kTop / unit.nanoseconds) return false;
      nanoseconds_ = whole_ * unit.nanoseconds;
      if (fraction_ > 0)
        nanoseconds_ += static_cast<std::uint64_t>(static_cast<double>(fraction_) *
                                                   (static_cast<double>(unit.nanoseconds) / scale_));
      return nanoseconds_ <= kTop;
    }
    complaint_ = "unknown unit " + quoted(name) + " in duration ";
    return false;
  }

  std::string_view& text_;
  std::uint64_t whole_ = 0;
  std::uint64_t fraction_ = 0;
  double scale_ = 1;
  std::uint64_t nanoseconds_ = 0;
  std::string complaint_ = "invalid duration ";
};

}  // namespace

DurationResult parse_duration(std::string_view text) {
  const auto refused = [original = text](const std::string& complaint) {
    return DurationResult{0, "time: " + complaint + quoted(original)};
  };
  const std::string invalid = "invalid duration ";
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text == "0") return {};
  if (text.empty()) return refused(invalid);
  std::uint64_t sum = 0;
  while (!text.empty()) {
    PartReader part(text);
    if (!part.read()) return refused(part.complaint());
    sum += part.nanoseconds();
    if (sum > kTop) return refused(invalid);
  }
  if (negative) return {static_cast<std::int64_t>(~sum + 1), {}};
  if (sum == kTop) return refused(invalid);
  return {static_cast<std::int64_t>(sum), {}};
}

std::string duration_text(std::int64_t nanoseconds) {
  constexpr std::uint64_t kSecond = 1'000'000'000;
  const bool negative = nanoseconds < 0;
  const std::uint64_t magnitude =
      negative ? ~static_cast<std::uint64_t>(nanoseconds) + 1 : static_cast<std::uint64_t>(nanoseconds);
  // A number with its decimals, without trailing zeros.
  const auto decimal = [](std::uint64_t value, std::uint64_t unit) {
    std::string out = std::to_string(value / unit);
    std::string rest = std::to_string(unit + value % unit).substr(1);
    rest.erase(rest.find_last_not_of('0') + 1);
    return rest.empty() ? out : out + "." + rest;
  };
  const std::string sign = negative ? "-" : "";
  if (magnitude == 0) return "0s";
  if (magnitude < 1'000) return sign + std::to_string(magnitude) + "ns";
  if (magnitude < 1'000'000) return sign + decimal(magnitude, 1'000) + "\xC2\xB5s";
  if (magnitude < kSecond) return sign + decimal(magnitude, 1'000'000) + "ms";
  const std::uint64_t minutes = magnitude / (60 * kSecond);
  std::string out = decimal(magnitude % (60 * kSecond), kSecond) + "s";
  if (minutes > 0) out = std::to_string(minutes % 60) + "m" + out;
  if (minutes >= 60) out = std::to_string(minutes / 60) + "h" + out;
  return sign + out;
}

}  // namespace sidelint::gotmpl::go
