// Quantities against k8s.io/apimachinery's pkg/api/resource.
#include "engine/kube/quantity.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/harness/oracle.h"
#include "tests/oracle/oracle_text.h"

namespace sidelint {
namespace {

using nlohmann::json;

std::string_view name_of(kube::QuantityFormat format) {
  switch (format) {
    case kube::QuantityFormat::decimal_si:
      return "DecimalSI";
    case kube::QuantityFormat::binary_si:
      return "BinarySI";
    case kube::QuantityFormat::decimal_exponent:
      break;
  }
  return "DecimalExponent";
}

json judge_one(const std::string& text) {
  const auto [quantity, error] = kube::Quantity::parse(text);
  if (!error.empty()) return {{"error", error}};
  return {{"canonical", quantity.canonical()},
          {"format", name_of(quantity.format())},
          {"isZero", quantity.is_zero()},
          {"json", "\"" + quantity.canonical() + "\""},
          {"milliValue", std::to_string(quantity.milli_value())},
          {"sign", quantity.sign()},
          {"value", std::to_string(quantity.value())}};
}

json judge_two(const json& input) {
  kube::Quantity a = kube::Quantity::parse(input["a"].get<std::string>()).quantity;
  const kube::Quantity b = kube::Quantity::parse(input["b"].get<std::string>()).quantity;
  const int order = compare(a, b);
  a.add(b);
  return {{"cmp", order}, {"sum", a.canonical()}};
}

TEST(Quantity, IsReadAndWrittenAsKubernetesDoes) {
  const auto path = testing::oracle_path("vectors/quantity.jsonl");
  if (!path) GTEST_SKIP() << "no vectors/quantity.jsonl: set SIDELINT_ORACLE";
  testing::Tally tally("vectors/quantity.jsonl");
  testing::for_each_case(*path, [&](const json& line) {
    const json& input = line["input"];
    tally.add(line["id"].get<std::string>(), input, line["expected"],
              input.contains("a") ? judge_two(input) : judge_one(testing::text_of(input, "text")));
  });
}

}  // namespace
}  // namespace sidelint
