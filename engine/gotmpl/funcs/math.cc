// Arithmetic: sprig/numeric.go. Whole numbers wrap around as Go's do; the functions ending in f go through decimals.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "engine/gotmpl/funcs/cast.h"
#include "engine/gotmpl/funcs/decimal.h"
#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/go/strconv.h"

namespace sidelint::gotmpl::sprig {
namespace {

constexpr std::int64_t kMost = 1'000'000;  // numbers in a list that until makes

std::int64_t wrapped(std::uint64_t bits) { return static_cast<std::int64_t>(bits); }
std::uint64_t bits(const Value& value) { return static_cast<std::uint64_t>(to_int64(value)); }
Value whole(std::uint64_t value) { return Value::integer(wrapped(value), kInt64); }

Value add(Call& call) {
  std::uint64_t sum = 0;
  for (const Value& value : call.args) sum += bits(value);
  return whole(sum);
}

Value add1(Call& call) { return whole(bits(call.args[0]) + 1); }
Value sub(Call& call) { return whole(bits(call.args[0]) - bits(call.args[1])); }

Value mul(Call& call) {
  std::uint64_t product = 1;
  for (const Value& value : call.args) product *= bits(value);
  return whole(product);
}

Value divided(Call& call, bool remainder) {
  const std::int64_t a = to_int64(call.args[0]);
  const std::int64_t b = to_int64(call.args[1]);
  if (b == 0) return call.fail("runtime error: integer divide by zero");
  if (b == -1) return whole(remainder ? 0 : ~static_cast<std::uint64_t>(a) + 1);
  return Value::integer(remainder ? a % b : a / b, kInt64);
}

Value div(Call& call) { return divided(call, false); }
Value mod(Call& call) { return divided(call, true); }

Value max(Call& call) {
  std::int64_t found = to_int64(call.args[0]);
  for (const Value& value : call.args) found = std::max(found, to_int64(value));
  return Value::integer(found, kInt64);
}

Value min(Call& call) {
  std::int64_t found = to_int64(call.args[0]);
  for (const Value& value : call.args) found = std::min(found, to_int64(value));
  return Value::integer(found, kInt64);
}

// math.Max and math.Min: not-a-number wins, and -0 is less than 0.
double larger(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<double>::quiet_NaN();
  if (a == 0 && b == 0) return std::signbit(a) ? b : a;
  return std::max(a, b);
}

Value maxf(Call& call) {
  double found = to_float64(call.args[0]);
  for (const Value& value : call.args) found = larger(found, to_float64(value));
  return Value::real(found);
}

Value minf(Call& call) {
  double found = to_float64(call.args[0]);
  for (const Value& value : call.args) found = -larger(-found, -to_float64(value));
  return Value::real(found);
}

Value ceil(Call& call) { return Value::real(std::ceil(to_float64(call.args[0]))); }
Value floor(Call& call) { return Value::real(std::floor(to_float64(call.args[0]))); }

// Away from zero only by the digit behind: what is negative goes down wherever the digit is not exactly enough.
Value round(Call& call) {
  const double round_on = call.args.size() > 2 ? call.args[2].as_float() : 0.5;
  const double power = std::pow(10.0, static_cast<double>(call.int_arg(1)));
  const double digit = power * to_float64(call.args[0]);
  double integral = 0;
  const double fraction = std::modf(digit, &integral);
  return Value::real((fraction >= round_on ? std::ceil(digit) : std::floor(digit)) / power);
}

using DecimalOperation = bool (*)(Decimal&, const Decimal&);

Value folded(Call& call, double start, std::span<const Value> others, DecimalOperation operation) {
  std::optional<Decimal> result = Decimal::from(start);
  if (!result) return call.fail(Decimal::refusal(start));
  for (const Value& value : others) {
    const double number = to_float64(value);
    const std::optional<Decimal> other = Decimal::from(number);
    if (!other) return call.fail(Decimal::refusal(number));
    if (!operation(*result, *other)) return call.fail("decimal division by 0");
  }
  return Value::real(result->to_double());
}

Value addf(Call& call) { return folded(call, 0, call.args, add_to); }
Value add1f(Call& call) {
  const Value one = Value::integer(1);
  return folded(call, to_float64(call.args[0]), {&one, 1}, add_to);
}
Value subf(Call& call) { return folded(call, to_float64(call.args[0]), call.args.subspan(1), subtract_from); }
Value mulf(Call& call) { return folded(call, to_float64(call.args[0]), call.args.subspan(1), multiply_by); }
Value divf(Call& call) { return folded(call, to_float64(call.args[0]), call.args.subspan(1), divide_by); }

// Sprig's untilStep; nothing where the step leads away or nowhere. Bounded, for the count is the template's choice.
std::optional<std::vector<std::int64_t>> steps(std::int64_t start, std::int64_t stop, std::int64_t step) {
  std::vector<std::int64_t> out;
  if (step == 0 || (stop < start) != (step < 0) || stop == start) return out;
  const std::uint64_t distance = stop > start ? static_cast<std::uint64_t>(stop) - static_cast<std::uint64_t>(start)
                                              : static_cast<std::uint64_t>(start) - static_cast<std::uint64_t>(stop);
  const std::uint64_t stride = step > 0 ? static_cast<std::uint64_t>(step) : ~static_cast<std::uint64_t>(step) + 1;
  const std::uint64_t count = (distance - 1) / stride + 1;
  if (count > kMost) return std::nullopt;
  for (std::uint64_t i = 0; i < count; ++i)
    out.push_back(wrapped(static_cast<std::uint64_t>(start) + i * static_cast<std::uint64_t>(step)));
  return out;
}

Value number_list(Call& call, const std::optional<std::vector<std::int64_t>>& numbers) {
  if (!numbers) return call.fail("more than " + std::to_string(kMost) + " numbers");
  std::vector<Value> items;
  for (const std::int64_t number : *numbers) items.push_back(Value::integer(number));
  return call.heap.appended_slice(std::move(items), kIntSlice);
}

Value until(Call& call) { return number_list(call, steps(0, call.int_arg(0), call.int_arg(0) < 0 ? -1 : 1)); }
Value until_step(Call& call) { return number_list(call, steps(call.int_arg(0), call.int_arg(1), call.int_arg(2))); }

// Like the shell's seq, as a text: LAST, FIRST LAST or FIRST STEP LAST.
Value seq(Call& call) {
  const std::size_t count = call.args.size();
  if (count == 0 || count > 3) return Value::text("");
  const std::int64_t start = count == 1 ? 1 : call.int_arg(0);
  const std::int64_t end = call.int_arg(count - 1);
  const std::int64_t direction = end < start ? -1 : 1;
  const std::int64_t step = count == 3 ? call.int_arg(1) : direction;
  if (count == 3 && direction < 0 && step > 0) return Value::text("");
  const std::int64_t beyond = wrapped(static_cast<std::uint64_t>(end) + static_cast<std::uint64_t>(direction));
  const auto numbers = steps(start, beyond, step);
  if (!numbers) return number_list(call, numbers);
  std::string out;
  for (const std::int64_t number : *numbers) out += (out.empty() ? "" : " ") + std::to_string(number);
  return call.text(std::move(out));
}

constexpr Arity kMany = Arity::variadic;
constexpr FuncDef kMath[] = {
    {"add", add, {&kAny}, kMany},
    {"add1", add1, {&kAny}},
    {"add1f", add1f, {&kAny}},
    {"addf", addf, {&kAny}, kMany},
    {"biggest", max, {&kAny, &kAny}, kMany},
    {"ceil", ceil, {&kAny}},
    {"div", div, {&kAny, &kAny}},
    {"divf", divf, {&kAny, &kAny}, kMany},
    {"floor", floor, {&kAny}},
    {"max", max, {&kAny, &kAny}, kMany},
    {"maxf", maxf, {&kAny, &kAny}, kMany},
    {"min", min, {&kAny, &kAny}, kMany},
    {"minf", minf, {&kAny, &kAny}, kMany},
    {"mod", mod, {&kAny, &kAny}},
    {"mul", mul, {&kAny, &kAny}, kMany},
    {"mulf", mulf, {&kAny, &kAny}, kMany},
    {"round", round, {&kAny, &kInt, &kFloat64}, kMany},
    {"seq", seq, {&kInt}, kMany},
    {"sub", sub, {&kAny, &kAny}},
    {"subf", subf, {&kAny, &kAny}, kMany},
    {"until", until, {&kInt}},
    {"untilStep", until_step, {&kInt, &kInt, &kInt}},
};

}  // namespace

std::span<const FuncDef> math() { return kMath; }

}  // namespace sidelint::gotmpl::sprig
