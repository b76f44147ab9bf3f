// Dates: sprig/date.go. Durations can be told; whatever involves a date hangs on the clock or on the time zone of the
// machine that renders, which nothing in a repository says.
#include <array>
#include <string>

#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/go/duration.h"
#include "engine/gotmpl/go/strconv.h"

namespace sidelint::gotmpl::sprig {
namespace {

constexpr std::uint64_t kSecond = 1'000'000'000;

// Seconds as a text or an int64; anything else counts as none.
Value duration(Call& call) {
  const Value& seconds = call.args[0];
  std::int64_t count = 0;
  if (seconds.kind() == Kind::string) {
    count = go::parse_int(seconds.as_text(), 10).value;
  } else if (seconds.kind() == Kind::int64) {
    count = seconds.as_int();
  }
  return call.text(go::duration_text(static_cast<std::int64_t>(static_cast<std::uint64_t>(count) * kSecond)));
}

struct Unit {
  std::string_view name;
  std::uint64_t nanoseconds;
};
constexpr std::uint64_t kHour = 3600 * kSecond;
constexpr std::uint64_t kDay = 24 * kHour;
constexpr std::array<Unit, 6> kUnits = {
    {{"y", 365 * kDay}, {"mo", 30 * kDay}, {"d", kDay}, {"h", kHour}, {"m", 60 * kSecond}, {"s", kSecond}}};

// The largest unit that the duration is more than one of, without its sign.
Value duration_round(Call& call) {
  const Value& given = call.args[0];
  std::int64_t length = 0;
  if (given.kind() == Kind::string) {
    length = go::parse_duration(given.as_text()).nanoseconds;
  } else if (given.kind() == Kind::int64) {
    length = given.as_int();
  }
  const std::uint64_t magnitude =
      length < 0 ? ~static_cast<std::uint64_t>(length) + 1 : static_cast<std::uint64_t>(length);
  for (const Unit& unit : kUnits)
    if (magnitude > unit.nanoseconds)
      return call.text(std::to_string(magnitude / unit.nanoseconds) + std::string(unit.name));
  return Value::text("0s");
}

Value unknown(Call&) { return Value::unknown("a date, which hangs on the clock or time zone of the renderer"); }

constexpr FuncDef kDates[] = {
    {"date", unknown, {&kString, &kAny}},           {"dateInZone", unknown, {&kString, &kAny, &kString}},
    {"dateModify", unknown, {&kString, &kAny}},     {"date_in_zone", unknown, {&kString, &kAny, &kString}},
    {"date_modify", unknown, {&kString, &kAny}},    {"duration", duration, {&kAny}},
    {"durationRound", duration_round, {&kAny}},     {"htmlDate", unknown, {&kAny}},
    {"htmlDateInZone", unknown, {&kAny, &kString}}, {"mustDateModify", unknown, {&kString, &kAny}},
    {"mustToDate", unknown, {&kString, &kString}},  {"must_date_modify", unknown, {&kString, &kAny}},
    {"toDate", unknown, {&kString, &kString}},      {"unixEpoch", unknown, {&kAny}},
};

}  // namespace

std::span<const FuncDef> dates() { return kDates; }

}  // namespace sidelint::gotmpl::sprig
