#include "engine/kube/time.h"

#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "engine/kube/go_text.h"

namespace sidelint::kube {
namespace {

constexpr std::string_view kLayout = "2006-01-02T15:04:05Z07:00";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Clock {
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int offset = 0;  // seconds east of UTC
};

// Proleptic Gregorian days since 1970-01-01 (Howard Hinnant's algorithm).
std::int64_t days_of(int year, int month, int day) {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Clock date_of(std::int64_t days) {
  const std::int64_t z = days + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const std::int64_t day_of_era = z - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * day_of_year + 2) / 153;
  Clock clock;
  clock.day = static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1);
  clock.month = static_cast<int>(shifted + (shifted < 10 ? 3 : -9));
  clock.year = static_cast<int>(year_of_era + era * 400 + (clock.month <= 2 ? 1 : 0));
  return clock;
}

int days_in(int month, int year) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return kDays.at(static_cast<std::size_t>(month - 1)) + (month == 2 && leap ? 1 : 0);
}

// Reads the layout's elements one after the other, as time.Parse does.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), rest_(text) {}

  bool all(Clock& clock) {
    return number("2006", 4, 4, clock.year) && literal("-") && number("01", 2, 2, clock.month) &&
           range(clock.month >= 1 && clock.month <= 12, "month") && literal("-") && number("02", 2, 2, clock.day) &&
           literal("T") && number("15", 1, 2, clock.hour) && range(clock.hour < 24, "hour") && literal(":") &&
           number("04", 2, 2, clock.minute) && range(clock.minute < 60, "minute") && literal(":") &&
           number("05", 2, 2, clock.second) && range(clock.second < 60, "second") && fraction() && zone(clock) &&
           end() && range(clock.day >= 1 && clock.day <= days_in(clock.month, clock.year), "day");
  }
  std::string error;

 private:
  bool cannot(std::string_view element) {
    error = fmt::format("parsing time {} as {}: cannot parse {} as {}", go_quote(text_), go_quote(kLayout),
                        go_quote(rest_), go_quote(element));
    return false;
  }
  bool range(bool inside, std::string_view what) {
    if (!inside) error = fmt::format("parsing time {}: {} out of range", go_quote(text_), what);
    return inside;
  }
  bool literal(std::string_view prefix) {
    if (!rest_.starts_with(prefix)) return cannot(prefix);
    rest_.remove_prefix(prefix.size());
    return true;
  }
  bool number(std::string_view element, std::size_t least, std::size_t most, int& value) {
    std::size_t length = 0;
    while (length < most && length < rest_.size() && is_digit(rest_[length])) ++length;
    if (length < least) return cannot(element);
    value = 0;
    for (const char c : rest_.substr(0, length)) value = value * 10 + (c - '0');
    rest_.remove_prefix(length);
    return true;
  }
  // A fraction of a second is accepted where the layout has none, and is lost in metav1.Time.
  bool fraction() {
    if (rest_.size() < 2 || (rest_[0] != '.' && rest_[0] != ',') || !is_digit(rest_[1])) return true;
    rest_.remove_prefix(1);
    while (!rest_.empty() && is_digit(rest_.front())) rest_.remove_prefix(1);
    return true;
  }
  bool zone(Clock& clock) {
    if (rest_.starts_with('Z')) return literal("Z");
    const auto digit = [&](std::size_t i) { return is_digit(rest_[i]); };
    const bool offset = rest_.size() >= 6 && (rest_[0] == '+' || rest_[0] == '-') && digit(1) && digit(2) &&
                        rest_[3] == ':' && digit(4) && digit(5);
    if (!offset) return cannot("Z07:00");
    const int hours = (rest_[1] - '0') * 10 + (rest_[2] - '0');
    const int minutes = (rest_[4] - '0') * 10 + (rest_[5] - '0');
    clock.offset = (hours * 60 + minutes) * 60 * (rest_[0] == '-' ? -1 : 1);
    rest_.remove_prefix(6);
    return range(hours <= 24, "time zone offset hour") && range(minutes <= 60, "time zone offset minute");
  }
  bool end() {
    if (!rest_.empty()) error = fmt::format("parsing time {}: extra text: {}", go_quote(text_), go_quote(rest_));
    return rest_.empty();
  }

  std::string_view text_;
  std::string_view rest_;
};

}  // namespace

TimeText read_time(std::string_view text) {
  constexpr std::int64_t kDay = 86400;
  Clock clock;
  Parser parser(text);
  if (!parser.all(clock)) return {{}, parser.error};
  const std::int64_t seconds = days_of(clock.year, clock.month, clock.day) * kDay + std::int64_t{clock.hour} * 3600 +
                               std::int64_t{clock.minute} * 60 + clock.second - clock.offset;
  if (seconds == days_of(1, 1, 1) * kDay) return {};
  const std::int64_t days = (seconds >= 0 ? seconds : seconds - kDay + 1) / kDay;
  const std::int64_t of_day = seconds - days * kDay;
  const Clock date = date_of(days);
  return {fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", date.year, date.month, date.day, of_day / 3600,
                      of_day / 60 % 60, of_day % 60),
          {}};
}

}  // namespace sidelint::kube
