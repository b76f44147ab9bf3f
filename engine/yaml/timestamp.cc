#include "engine/yaml/timestamp.h"

#include <array>
#include <cstddef>

namespace sidelint::yaml {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes parts off the front of a text, as Go's time.Parse does; `ok` turns false at the first part that is not there.
class Parts {
 public:
  explicit Parts(std::string_view rest) : rest_(rest) {}

  bool complete() const { return ok_ && rest_.empty(); }
  bool next_is(char c) const { return ok_ && !rest_.empty() && rest_.front() == c; }
  void literal(char c) {
    ok_ = next_is(c);
    if (ok_) rest_.remove_prefix(1);
  }
  void blanks() {
    ok_ = ok_ && next_is(' ');
    while (next_is(' ')) rest_.remove_prefix(1);
  }
  // A number of `least` to `most` digits, within its range.
  int number(std::size_t least, std::size_t most, int low, int high) {
    std::size_t digits = 0;
    int value = 0;
    while (digits < most && digits < rest_.size() && is_digit(rest_[digits]))
      value = value * 10 + (rest_[digits++] - '0');
    ok_ = ok_ && digits >= least && value >= low && value <= high;
    if (ok_) rest_.remove_prefix(digits);
    return value;
  }
  void fraction() {
    if (!ok_ || rest_.size() < 2 || (rest_[0] != '.' && rest_[0] != ',') || !is_digit(rest_[1])) return;
    rest_.remove_prefix(1);
    while (!rest_.empty() && is_digit(rest_.front())) rest_.remove_prefix(1);
  }
  void zone() {
    if (next_is('Z')) return literal('Z');
    literal(next_is('-') ? '-' : '+');
    number(2, 2, 0, 24);
    literal(':');
    number(2, 2, 0, 60);  // Go lets an offset of 24 hours or 60 minutes pass
  }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

int days_in(int month, int year) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

}  // namespace

bool is_timestamp(std::string_view text) {
  Parts parts(text);
  const int year = parts.number(4, 4, 0, 9999);
  parts.literal('-');
  const int month = parts.number(1, 2, 1, 12);
  parts.literal('-');
  const int day = parts.number(1, 2, 1, 31);
  if (!parts.complete()) {
    const bool has_zone = parts.next_is('T') || parts.next_is('t');
    if (has_zone)
      parts.literal(parts.next_is('T') ? 'T' : 't');
    else
      parts.blanks();
    parts.number(1, 2, 0, 23);
    parts.literal(':');
    parts.number(1, 2, 0, 59);
    parts.literal(':');
    parts.number(1, 2, 0, 59);
    parts.fraction();
    if (has_zone) parts.zone();
  }
  return parts.complete() && day <= days_in(month, year);
}

}  // namespace sidelint::yaml
