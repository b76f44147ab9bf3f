#include "engine/inject/data/kube_scalars.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "engine/gotmpl/go/strconv.h"
#include "engine/inject/proto/go_json.h"
#include "engine/kube/quantity.h"

namespace sidelint::inject {
namespace {

using gotmpl::Heap;
using gotmpl::Kind;
using gotmpl::Value;

// The structs behind Quantity and IntOrString; templates print them, nobody reads their fields.
constexpr gotmpl::Type kScale{.kind = Kind::int32, .name = "resource.Scale"};
constexpr gotmpl::Type kFormat{.kind = Kind::string, .name = "resource.Format"};
constexpr gotmpl::Type kDec{.kind = Kind::structure, .name = "inf.Dec"};
constexpr gotmpl::Type kDecPointer{.kind = Kind::pointer, .name = "*inf.Dec", .elem = &kDec};
constexpr gotmpl::Field kInt64AmountFields[] = {{"value", &gotmpl::kInt64}, {"scale", &kScale}};
constexpr gotmpl::Type kInt64Amount{
    .kind = Kind::structure, .name = "resource.int64Amount", .fields = kInt64AmountFields};
constexpr gotmpl::Field kDecAmountFields[] = {{"Dec", &kDecPointer}};
constexpr gotmpl::Type kDecAmount{.kind = Kind::structure, .name = "resource.infDecAmount", .fields = kDecAmountFields};
constexpr gotmpl::Field kQuantityFields[] = {
    {"i", &kInt64Amount}, {"d", &kDecAmount}, {"s", &gotmpl::kString}, {"Format", &kFormat}};

std::string quoted(std::string_view text) { return proto::quoted_json(text); }

std::string quantity_json(const Value& value) {
  const std::string_view text = value.as_struct()->fields[2].as_text();
  return quoted(text.empty() ? "0" : text);
}
std::string quantity_text(const Value& pointer) {
  if (pointer.is_nil()) return "<nil>";
  const std::string_view text = pointer.as_pointer()->as_struct()->fields[2].as_text();
  return std::string(text.empty() ? "0" : text);
}

constexpr gotmpl::Type kIntOrStringKind{.kind = Kind::int64, .name = "intstr.Type"};
constexpr gotmpl::Field kIntOrStringFields[] = {
    {"Type", &kIntOrStringKind}, {"IntVal", &gotmpl::kInt32}, {"StrVal", &gotmpl::kString}};
std::string int_or_string_json(const Value& value) {
  const std::vector<Value>& fields = value.as_struct()->fields;
  return fields[0].as_int() == 0 ? std::to_string(fields[1].as_int()) : quoted(fields[2].as_text());
}
std::string int_or_string_text(const Value& pointer) {
  if (pointer.is_nil()) return "<nil>";
  const std::vector<Value>& fields = pointer.as_pointer()->as_struct()->fields;
  return fields[0].as_int() == 0 ? std::to_string(fields[1].as_int()) : std::string(fields[2].as_text());
}

// A time as the text it has in JSON.
std::string time_json(const Value& value) { return value.as_text().empty() ? "null" : quoted(value.as_text()); }
std::string time_text(const Value& value) {
  return value.as_text().empty() ? "0001-01-01 00:00:00 +0000 UTC" : std::string(value.as_text());
}

std::int64_t whole(std::string_view text) { return gotmpl::go::parse_int(text, 10).value; }

}  // namespace

constinit const gotmpl::Type kQuantity{.kind = Kind::structure,
                                       .name = "resource.Quantity",
                                       .fields = kQuantityFields,
                                       .pointer = &kQuantityPointer,
                                       .json = quantity_json};

constinit const gotmpl::Type kQuantityPointer{
    .kind = Kind::pointer, .name = "*resource.Quantity", .elem = &kQuantity, .text = quantity_text};

constinit const gotmpl::Type kIntOrString{.kind = Kind::structure,
                                          .name = "intstr.IntOrString",
                                          .fields = kIntOrStringFields,
                                          .pointer = &kIntOrStringPointer,
                                          .json = int_or_string_json};

constinit const gotmpl::Type kIntOrStringPointer{
    .kind = Kind::pointer, .name = "*intstr.IntOrString", .elem = &kIntOrString, .text = int_or_string_text};

constinit const gotmpl::Type kTime{.kind = Kind::string, .name = "v1.Time", .text = time_text, .json = time_json};

constinit const gotmpl::Type kMicroTime{
    .kind = Kind::string, .name = "v1.MicroTime", .text = time_text, .json = time_json};

// The exponents that a canonical text's suffix stands for.
Value make_quantity(Heap& heap, std::string_view text) {
  constexpr std::array<std::pair<std::string_view, int>, 9> kDecimal = {
      {{"n", -9}, {"u", -6}, {"m", -3}, {"", 0}, {"k", 3}, {"M", 6}, {"G", 9}, {"T", 12}, {"P", 15}}};
  const kube::Quantity::Parsed parsed = kube::Quantity::parse(text);
  const bool binary = parsed.quantity.format() == kube::QuantityFormat::binary_si;
  const std::size_t digits = std::min(text.find_first_not_of("+-0123456789."), text.size());
  std::int64_t amount = whole(text.substr(0, digits));
  int scale = 0;
  for (const auto& [suffix, exponent] : kDecimal)
    if (text.substr(digits) == suffix) scale = exponent;
  if (binary) amount = parsed.quantity.value();
  const Value i = heap.structure(kInt64Amount, {Value::integer(amount, gotmpl::kInt64), Value::integer(scale, kScale)});
  const Value d = heap.structure(kDecAmount, {heap.zero(kDecPointer)});
  return heap.structure(kQuantity,
                        {i, d, heap.text(std::string(text)), Value::text(binary ? "BinarySI" : "DecimalSI", kFormat)});
}

Value make_int_or_string(Heap& heap, const yaml::Value& value) {
  const bool text = value.is(yaml::Kind::string);
  return heap.structure(kIntOrString, {Value::integer(text ? 1 : 0, kIntOrStringKind),
                                       Value::integer(text ? 0 : whole(value.text), gotmpl::kInt32),
                                       heap.text(text ? value.text : std::string())});
}

}  // namespace sidelint::inject
