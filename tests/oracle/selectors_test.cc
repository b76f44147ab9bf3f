// Label selectors against k8s.io/apimachinery: what they match, and with which words they are refused.
#include <string>
#include <variant>

#include <gtest/gtest.h>

#include "engine/model/selector.h"
#include "engine/source/origin.h"
#include "engine/yaml/load.h"
#include "tests/harness/oracle.h"

namespace sidelint {
namespace {

using nlohmann::json;

model::Labels labels_of(const json& map) {
  model::Labels labels;
  if (map.is_null()) return labels;
  for (const auto& [key, value] : map.items()) model::set_label(labels, key, value.get<std::string>());
  return labels;
}

json answer(const model::Selector& selector, const model::Labels& labels, bool is_null) {
  if (!selector.error.empty()) return {{"error", selector.error}};
  // A selector that is not there matches everything in a webhook, where it is defaulted, and nothing in Go.
  return {{"matches", !is_null && selector.matches(labels)}};
}

json expected_answer(const json& expected) {
  if (expected.contains("error")) return {{"error", expected["error"]}};
  return {{"matches", expected["matches"]}};
}

json judge(const json& input) {
  const model::Labels labels = labels_of(input["labels"]);
  if (input.contains("selectorString")) {
    return answer(model::parse_selector(input["selectorString"].get<std::string>()), labels, false);
  }
  const std::string text = input["selector"].dump();
  Origins origins;
  origins.reserve_shards(1);
  const yaml::Loaded loaded = yaml::load(text, {SourceId{0}, 0, static_cast<std::uint32_t>(text.size())}, origins);
  const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
  if (document == nullptr) return {{"unreadable", std::get<yaml::Problem>(loaded).message}};
  return answer(model::read_selector((*document)->root()), labels, input["selector"].is_null());
}

TEST(Selectors, MatchAndAreRefusedAsByKubernetes) {
  const auto path = testing::oracle_path("vectors/selectors.jsonl");
  if (!path) GTEST_SKIP() << "no vectors/selectors.jsonl: set SIDELINT_ORACLE";
  testing::Tally tally("vectors/selectors.jsonl");
  testing::for_each_case(*path, [&](const json& line) {
    tally.add(line["id"].get<std::string>(), line["input"], expected_answer(line["expected"]), judge(line["input"]));
  });
}

}  // namespace
}  // namespace sidelint
