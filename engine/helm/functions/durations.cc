// Lengths of time, in helm's own functions: 4.3 has them, 3 has not.
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "engine/gotmpl/go/duration.h"
#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/strconv.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/helm/functions/functions.h"

namespace sidelint::helm {
namespace {

using gotmpl::Call;
using gotmpl::FuncDef;
using gotmpl::kAny;
using gotmpl::Value;

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kLongest = std::numeric_limits<std::int64_t>::max();

std::string duration_text(const Value& value) { return gotmpl::go::duration_text(value.as_int()); }
constexpr gotmpl::Type kDuration{.kind = gotmpl::Kind::int64, .name = "time.Duration", .text = duration_text};

struct Read {
  std::int64_t nanoseconds = 0;
  std::string error;
};

Read from_seconds(double seconds) {
  const std::string shown = gotmpl::go::format_float(seconds, 'g', gotmpl::go::kShortest);
  if (!std::isfinite(seconds)) return {0, "invalid duration seconds: " + shown};
  const double nanoseconds = seconds * static_cast<double>(kSecond);
  if (std::fabs(nanoseconds) >= static_cast<double>(kLongest)) return {0, "duration seconds overflow: " + shown};
  return {static_cast<std::int64_t>(nanoseconds), {}};
}

Read read(const Value& boxed) {
  const Value value = boxed.unboxed();
  if (!value.is_valid()) return {0, "invalid duration"};
  if (&value.type() == &kDuration) return {value.as_int(), {}};
  if (value.kind() == gotmpl::Kind::string) {
    const std::string_view text = gotmpl::go::trim_space(value.as_text());
    if (text.empty()) return {0, "empty duration"};
    const gotmpl::go::DurationResult parsed = gotmpl::go::parse_duration(text);
    if (parsed.error.empty()) return {parsed.nanoseconds, {}};
    const gotmpl::go::Parsed<double> number = gotmpl::go::parse_float(text);
    if (number.ok()) return from_seconds(number.value);
    return {0, "could not parse duration " + gotmpl::go::quote(value.as_text())};
  }
  if (gotmpl::is_signed(value.kind()) || gotmpl::is_unsigned(value.kind())) {
    const std::int64_t seconds = value.as_int();
    if (seconds > kLongest / kSecond || seconds < -(kLongest / kSecond))
      return {0, "duration seconds overflow: " + std::to_string(seconds)};
    return {seconds * kSecond, {}};
  }
  if (gotmpl::is_float(value.kind())) return from_seconds(value.as_float());
  return {0, "unsupported duration type " + std::string(value.type().name)};
}

Value must_to_duration(Call& call) {
  Read found = read(call.args[0]);
  if (!found.error.empty()) return call.fail(std::move(found.error));
  return Value::integer(found.nanoseconds, kDuration);
}

template <std::int64_t Unit>
Value whole(Call& call) {
  return Value::integer(read(call.args[0]).nanoseconds / Unit, gotmpl::kInt64);
}

// As Go computes it: the whole part and the rest apart.
double in_units(std::int64_t nanoseconds, std::int64_t unit) {
  const std::int64_t whole_units = nanoseconds / unit;
  const std::int64_t rest = nanoseconds % unit;
  return static_cast<double>(whole_units) + static_cast<double>(rest) / static_cast<double>(unit);
}

constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;

template <std::int64_t Unit, int First = 1, int Second = 1>
Value fraction(Call& call) {
  return Value::real(in_units(read(call.args[0]).nanoseconds, Unit) / First / Second);
}

// time.Duration.Round: half away from zero, and no overflow.
std::int64_t rounded(std::int64_t length, std::int64_t step) {
  if (step <= 0) return length;
  const std::int64_t rest = length % step;
  const bool up = (rest < 0 ? -static_cast<std::uint64_t>(rest) : static_cast<std::uint64_t>(rest)) * 2 >=
                  static_cast<std::uint64_t>(step);
  const std::int64_t down = length - rest;
  if (!up) return down;
  if (length < 0) return down < -kLongest + step ? std::numeric_limits<std::int64_t>::min() : down - step;
  return down > kLongest - step ? kLongest : down + step;
}

enum class Towards : std::uint8_t { nearest, zero };

template <Towards Where>
Value to_multiple(Call& call) {
  const Read length = read(call.args[0]);
  const Read step = read(call.args[1]);
  if (!length.error.empty()) return Value::integer(0, kDuration);
  if (!step.error.empty() || step.nanoseconds <= 0) return Value::integer(length.nanoseconds, kDuration);
  const std::int64_t cut = length.nanoseconds - length.nanoseconds % step.nanoseconds;
  return Value::integer(Where == Towards::zero ? cut : rounded(length.nanoseconds, step.nanoseconds), kDuration);
}

constexpr FuncDef kTable[] = {
    {"durationDays", fraction<kHour, 24>, {&kAny}},
    {"durationHours", fraction<kHour>, {&kAny}},
    {"durationMicroseconds", whole<1'000>, {&kAny}},
    {"durationMilliseconds", whole<1'000'000>, {&kAny}},
    {"durationMinutes", fraction<kMinute>, {&kAny}},
    {"durationNanoseconds", whole<1>, {&kAny}},
    {"durationRoundTo", to_multiple<Towards::nearest>, {&kAny, &kAny}},
    {"durationSeconds", fraction<kSecond>, {&kAny}},
    {"durationTruncateTo", to_multiple<Towards::zero>, {&kAny, &kAny}},
    {"durationWeeks", fraction<kHour, 24, 7>, {&kAny}},
    {"mustToDuration", must_to_duration, {&kAny}},
};

}  // namespace

std::span<const FuncDef> duration_functions() { return kTable; }

}  // namespace sidelint::helm
