// Sprig's functions, against what Helm 3.22.0 (Sprig 3.3.0) answered; only lines that need nothing of Helm itself.
#include "engine/gotmpl/funcs/sprig.h"

#include <array>
#include <memory>
#include <set>
#include <variant>

#include <gtest/gtest.h>

#include "engine/gotmpl/exec.h"
#include "engine/gotmpl/template_set.h"
#include "engine/source/origin.h"
#include "engine/yaml/json.h"
#include "engine/yaml/load.h"
#include "tests/harness/oracle.h"
#include "tests/oracle/go_data.h"

namespace sidelint::testing {
namespace {

using gotmpl::Heap;
using gotmpl::Value;

constexpr gotmpl::Type kValues{.kind = gotmpl::Kind::map,
                               .name = "chartutil.Values",
                               .elem = &gotmpl::kAny,
                               .key = &gotmpl::kString,
                               .underlying = &gotmpl::kAnyMap};

constexpr std::size_t kMostUnknown = 20;  // lines about dates and the like, which are not told

// What a line may not mention: Helm's own functions and objects.
constexpr std::array<std::string_view, 21> kHelms = {
    "toYaml",   "fromYaml", "toToml",      "fromToml",      ".Release", "include",   "tpl",
    "required", "lookup",   ".Chart",      ".Capabilities", ".Files",   ".Template", ".Subcharts",
    "fromJson", "fail",     ".Values.set", "$.Values.set",  "range $",  "\"chart.",  "toJson .Values }"};

bool is_helms(const nlohmann::json& line) {
  if (line.at("kind") != "t") return true;
  const std::string text = recorded_text(line.at("input"), "template");
  for (const std::string_view word : kHelms)
    if (text.find(word) != std::string::npos) return true;
  return false;
}

nlohmann::json chart_values(const nlohmann::json& chart) {
  const auto text = chart.at("values").get<std::string>();
  Origins origins;
  origins.reserve_shards(1);
  const yaml::Loaded loaded = yaml::load(text, Span{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())}, origins);
  nlohmann::json values = parse_json(yaml::to_json(std::get<std::unique_ptr<const yaml::Document>>(loaded)->root()));
  // values.yaml of the chart itself.
  values["dflt"] = "fromchart";
  values["map"]["fromchart"] = 1;
  return values;
}

std::string without_no_value(std::string text) {
  constexpr std::string_view kNoValue = "<no value>";
  for (std::size_t at = text.find(kNoValue); at != std::string::npos; at = text.find(kNoValue, at))
    text.erase(at, kNoValue.size());
  return text;
}

std::string answered(const nlohmann::json& input, const nlohmann::json& values) {
  Heap heap;
  gotmpl::Library library;
  gotmpl::TemplateSet set(library, "gotpl");
  set.missing_key = gotmpl::MissingKey::zero;
  gotmpl::sprig::add_all(set.functions);
  const std::string name = "chart/templates/t.yaml";
  if (const auto error = set.parse(name, recorded_text(input, "template"))) return "error " + error->text;
  const Value data = heap.map();
  heap.set(data, "Values", Value::map(go_value(heap, values, GoNumbers::floating).as_map(), kValues));
  gotmpl::Executor executor(heap);
  gotmpl::Outcome outcome = executor.run(set, name, data);
  if (outcome.error) return "error " + outcome.error->text;
  return "output " + without_no_value(outcome.output.text);
}

// Helm words errors of the parser in its own way.
std::string expected(const nlohmann::json& recorded) {
  constexpr std::string_view kHelmsWords = "parse error at (chart/templates/t.yaml:";
  std::string error = recorded_text(recorded, "error");
  if (error.starts_with(kHelmsWords)) {
    error.replace(0, kHelmsWords.size(), "template: chart/templates/t.yaml:");
    error.erase(error.find(')'), 1);
    return "error " + error;
  }
  return has_recorded(recorded, "output") ? "output " + recorded_text(recorded, "output")
                                          : "error " + recorded_text(recorded, "error");
}

TEST(Sprig, AnswersWhatHelmAnswered) {
  const auto folder = oracle_folder() / "vectors";
  if (!std::filesystem::exists(folder / "helm.jsonl")) GTEST_SKIP() << "no recorded answers in " << folder;
  const nlohmann::json values = chart_values(parse_json(read_oracle_file((folder / "helm.chart.json").string())));
  std::size_t unknown = 0;
  const auto check = [&](const nlohmann::json& line) -> std::optional<std::string> {
    if (is_helms(line)) return std::nullopt;
    const std::string want = expected(line.at("expected"));
    const std::string got = answered(line.at("input"), values);
    if (got.find(gotmpl::kUnknownText) != std::string::npos) {
      ++unknown;
      return std::nullopt;
    }
    if (want == got) return "";
    return recorded_text(line.at("input"), "template") + "\n  want " + want + "\n  got  " + got;
  };
  const Agreement agreement = compare_lines(folder / "helm.jsonl", check);
  EXPECT_LE(unknown, kMostUnknown);
  EXPECT_EQ(agreement.agreed, agreement.total);
}

}  // namespace
}  // namespace sidelint::testing
