// Helm's functions and its way with charts, against what Helm 3.22.0 answered: every template's text, every error.
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "engine/gotmpl/marks.h"
#include "engine/helm/render.h"
#include "tests/harness/memory_file_system.h"
#include "tests/harness/oracle.h"
#include "tests/oracle/go_data.h"

namespace sidelint::testing {
namespace {

using nlohmann::json;

constexpr std::size_t kMostUnknown = 20;  // lines about dates and the like, which are not told

helm::RenderedTexts rendered(const std::map<std::string, std::string>& files, const json& input) {
  MemoryFileSystem system;
  for (const auto& [name, text] : files) system.file("chart/" + name, text);
  system.file("given.yaml", recorded_text(input, "values"));
  SourceMap sources;
  Origins origins;
  helm::Renderer::Setting setting;
  setting.helm = helm::HelmMajor::three;
  setting.lookups = helm::Lookups::empty;
  setting.local_dependencies = helm::LocalDependencies::missing;
  if (input.value("strict", false)) setting.missing_keys = helm::MissingKeys::error;
  helm::Renderer renderer(system, sources, origins, setting);
  helm::ChartOrder order;
  order.chart = "chart";
  order.values.files = {std::string("given.yaml")};
  const std::string set = recorded_text(input, "set");
  if (!set.empty()) order.values.set.push_back({helm::SetAs::typed, set});
  order.release = {"rel", "ns"};
  order.capabilities.kube_version = "v1.30.0";
  return renderer.render_texts(order);
}

// An error, or the texts as the recorder kept them: one alone as it is, several by name, partials left out.
json answered(const helm::RenderedTexts& texts) {
  if (texts.refusal) return {{"error", texts.refusal->message}};
  json files = json::object();
  for (const auto& [name, text] : texts.files)
    if (!name.ends_with("_helpers.tpl")) files[name] = text;
  if (files.size() == 1 && files.contains("chart/templates/t.yaml")) return {{"output", files.begin().value()}};
  return {{"outputs", files}};
}

json expected(const json& recorded) {
  if (has_recorded(recorded, "output")) return {{"output", recorded_text(recorded, "output")}};
  if (recorded.contains("outputs")) return {{"outputs", recorded.at("outputs")}};
  for (const char* name : {"error", "loadError", "valuesError", "dependencyError"})
    if (has_recorded(recorded, name)) return {{"error", recorded_text(recorded, name)}};
  return {{"error", "failed parsing --set data: " + recorded_text(recorded, "setError")}};
}

bool holds_mark(const json& answer) {
  for (const auto& [name, value] : answer.items())
    if (value.is_object() ? holds_mark(value) : gotmpl::has_mark(value.get<std::string>())) return true;
  return false;
}

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

TEST(Helm, AnswersWhatHelmAnswered) {
  const auto folder = oracle_folder() / "vectors";
  if (!std::filesystem::exists(folder / "helm.jsonl")) GTEST_SKIP() << "no recorded answers in " << folder;
  const json chart = parse_json(read_oracle_file((folder / "helm.chart.json").string()));
  std::size_t unknown = 0;
  const auto check = [&](const json& line) -> std::optional<std::string> {
    json input = line.at("input");
    std::map<std::string, std::string> files;
    const bool is_template = line.at("kind") == "t";
    for (const auto& [name, text] : (is_template ? chart : input).at("files").items()) files[name] = text;
    if (is_template) {
      files["templates/t.yaml"] = recorded_text(input, "template");
      input["values"] = chart.at("values");
      input["set"] = chart.at("set");
    }
    const json want = expected(line.at("expected"));
    const json got = answered(rendered(files, input));
    if (holds_mark(got)) {
      ++unknown;
      return std::nullopt;
    }
    if (dumped(want) == dumped(got)) return "";
    return dumped(input) + "\n  want " + dumped(want) + "\n  got  " + dumped(got);
  };
  const Agreement agreement = compare_lines(folder / "helm.jsonl", check);
  EXPECT_LE(unknown, kMostUnknown);
  EXPECT_EQ(agreement.agreed, agreement.total);
}

}  // namespace
}  // namespace sidelint::testing
