// Reading against sigs.k8s.io/yaml (values, refusals) and gopkg.in/yaml.v3 (where each node stands).
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "engine/source/origin.h"
#include "engine/yaml/json.h"
#include "engine/yaml/load.h"
#include "engine/yaml/resolve.h"
#include "engine/yaml/stream.h"
#include "tests/harness/oracle.h"

namespace sidelint {
namespace {

using nlohmann::json;

constexpr const char* kFile = "vectors/yaml.jsonl";
constexpr double kMostRefusalDifferences = 0.005;

std::string input_of(const json& line) {
  const json& input = line["input"];
  if (input.contains("yaml")) return input["yaml"].get<std::string>();
  return yaml::decode_base64(input["yamlB64"].get<std::string>()).value();
}

struct Answer {
  std::optional<std::string> value;  // as JSON; empty if the text is refused
  std::string why;
};

Answer expected_answer(const json& expected) {
  if (expected.contains("json")) return {expected["json"].get<std::string>(), {}};
  if (expected.contains("jsonB64")) return {yaml::decode_base64(expected["jsonB64"].get<std::string>()), {}};
  return {std::nullopt, expected.value("error", "an error that is not UTF-8")};
}

struct Reading {
  std::string text;
  Origins origins;
  std::variant<std::unique_ptr<const yaml::Document>, std::string> outcome;
};

std::unique_ptr<Reading> read(std::string bytes) {
  auto reading = std::make_unique<Reading>();
  reading->origins.reserve_shards(1);
  yaml::Decoded decoded = yaml::decode(std::move(bytes));
  reading->text = std::move(decoded.text);
  if (decoded.refused) {
    reading->outcome = *decoded.refused;
    return reading;
  }
  const Span whole{SourceId{0}, 0, static_cast<std::uint32_t>(reading->text.size())};
  yaml::Loaded loaded = yaml::load(reading->text, whole, reading->origins);
  if (auto* problem = std::get_if<yaml::Problem>(&loaded))
    reading->outcome = problem->message;
  else
    reading->outcome = std::get<std::unique_ptr<const yaml::Document>>(std::move(loaded));
  return reading;
}

Answer our_answer(const Reading& reading) {
  if (const auto* why = std::get_if<std::string>(&reading.outcome)) return {std::nullopt, *why};
  return {yaml::to_json(std::get<0>(reading.outcome)->root()), {}};
}

std::string shown(const Answer& answer) { return answer.value ? *answer.value : "refused: " + answer.why; }

TEST(Yaml, ValuesAreTheRealReadersAndRefusalsNearlyAlways) {
  const auto path = testing::oracle_path(kFile);
  if (!path) GTEST_SKIP() << "no " << kFile << ": set SIDELINT_ORACLE";
  std::size_t total = 0;
  std::vector<std::string> values;
  std::vector<std::string> refusals;
  testing::for_each_case(*path, [&](const json& line) {
    ++total;
    const std::string input = input_of(line);
    const Answer expected = expected_answer(line["expected"]["sigsYAMLToJSON"]);
    const Answer got = our_answer(*read(input));
    if (expected.value == got.value) return;
    auto& kind = expected.value && got.value ? values : refusals;
    kind.push_back(line["id"].get<std::string>() + " " +
                   json(input).dump(-1, ' ', true, json::error_handler_t::replace) + "\n  expected " + shown(expected) +
                   "\n  got      " + shown(got));
  });
  std::printf("oracle %s: %zu of %zu\n", kFile, total - values.size() - refusals.size(), total);
  for (std::size_t i = 0; i < std::min<std::size_t>(10, refusals.size()); ++i)
    std::printf("refused by one of the two: %.600s\n", refusals[i].c_str());
  for (std::size_t i = 0; i < std::min<std::size_t>(10, values.size()); ++i)
    ADD_FAILURE() << "a different value: " << values[i];
  EXPECT_EQ(values.size(), 0U);
  EXPECT_LE(static_cast<double>(refusals.size()), kMostRefusalDifferences * static_cast<double>(total));
}

struct Place {
  std::size_t line;
  std::size_t column;
  friend bool operator==(const Place&, const Place&) = default;
};

// Lines and columns of each byte as go-yaml counts them: characters, and YAML 1.1's line ends.
std::vector<Place> places(std::string_view text) {
  std::vector<Place> found;
  Place at{1, 1};
  if (text.starts_with("\uFEFF")) found.assign(3, at);
  for (std::size_t i = found.size(); i < text.size(); ++i) {
    found.push_back(at);
    const auto begins = [&](std::string_view line_end) { return text.substr(0, i + 1).ends_with(line_end); };
    const bool cr = text[i] == '\r' && text.substr(i + 1, 1) != "\n";
    const bool inside = i + 1 < text.size() && (static_cast<unsigned char>(text[i + 1]) & 0xC0U) == 0x80U;
    if (text[i] == '\n' || cr || begins("\u0085") || begins("\u2028") || begins("\u2029"))
      at = {at.line + 1, 1};
    else if (!inside)
      ++at.column;
  }
  found.push_back(at);
  return found;
}

void flatten(yaml::Node root, std::vector<yaml::Node>& nodes) {
  std::vector<yaml::Node> open{root};
  while (!open.empty()) {
    const yaml::Node node = open.back();
    open.pop_back();
    nodes.push_back(node);
    for (std::size_t i = node.size(); i > 0; --i) {
      if (!node.is(yaml::Kind::mapping)) {
        open.push_back(node.item(i - 1));
        continue;
      }
      open.push_back(node.value(i - 1));
      open.push_back(node.key(i - 1));
    }
  }
}

// Our spans leave out anchors and tags, go-yaml's nodes begin with them.
bool only_properties(std::string_view between) {
  for (;;) {
    between.remove_prefix(std::min(between.find_first_not_of(" \r\n"), between.size()));
    if (between.empty()) return true;
    const bool comment = between.front() == '#';
    if (!comment && between.front() != '&' && between.front() != '!') return false;
    between.remove_prefix(std::min(between.find_first_of(comment ? "\n" : " \n"), between.size()));
  }
}

// What is wrong with the places of a document's nodes; empty if nothing is.
std::string compare_places(const Reading& reading, const json& expected) {
  std::vector<yaml::Node> nodes;
  flatten(std::get<0>(reading.outcome)->root(), nodes);
  if (nodes.size() + 1 != expected.size()) return "a different number of nodes";
  const std::vector<Place> at = places(reading.text);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const json& node = expected[i + 1];
    const Place wanted{node[2].get<std::size_t>(), node[3].get<std::size_t>()};
    const std::uint32_t begin = nodes[i].origin().span().begin;
    if (at[begin] == wanted) continue;
    const bool line_forced = wanted == Place{at[begin].line + 1, 1};  // go-yaml ends each text with a line end
    if (begin == reading.text.size() && line_forced) continue;
    const auto offset = static_cast<std::size_t>(std::find(at.begin(), at.end(), wanted) - at.begin());
    if (offset < begin && only_properties(std::string_view(reading.text).substr(offset, begin - offset))) continue;
    return node.dump() + ", ours at byte " + std::to_string(begin);
  }
  return {};
}

// Documents that both readers take, whose nodes correspond one to one: no aliases, no merge keys, no duplicate keys.
bool places_comparable(const json& line, const Reading& reading) {
  const json& v3 = line["expected"]["gopkgYamlV3"];
  if (line["kind"] == "deep") return false;  // recorded to a certain depth only
  if (!v3.contains("nodes") || v3["nodes"].empty() || reading.outcome.index() != 0) return false;
  if (reading.text.find('\t') != std::string::npos || reading.text.find("<<") != std::string::npos) return false;
  for (const json& node : v3["nodes"][0])
    if (node[1] == "ali") return false;
  return std::get<0>(reading.outcome)->duplicate_keys().empty();
}

TEST(Yaml, NodesStandWhereGoYamlSaysTheyDo) {
  const auto path = testing::oracle_path(kFile);
  if (!path) GTEST_SKIP() << "no " << kFile << ": set SIDELINT_ORACLE";
  std::size_t total = 0;
  std::vector<std::string> wrong;
  testing::for_each_case(*path, [&](const json& line) {
    const std::unique_ptr<Reading> reading = read(input_of(line));
    if (!places_comparable(line, *reading)) return;
    ++total;
    const std::string difference = compare_places(*reading, line["expected"]["gopkgYamlV3"]["nodes"][0]);
    if (!difference.empty())
      wrong.push_back(line["id"].get<std::string>() + " " + json(reading->text).dump() + "\n  " + difference);
  });
  std::printf("oracle %s (places): %zu of %zu\n", kFile, total - wrong.size(), total);
  for (std::size_t i = 0; i < std::min<std::size_t>(10, wrong.size()); ++i) ADD_FAILURE() << wrong[i];
  EXPECT_EQ(wrong.size(), 0U);
}

}  // namespace
}  // namespace sidelint
