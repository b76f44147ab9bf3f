// Splitting against k8s.io/apimachinery's YAMLReader, and reading a stream as kubectl's decoder does.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
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

constexpr const char* kFile = "vectors/yamlsplit.jsonl";

std::string string_at(const json& object, const std::string& key) {
  if (object.contains(key)) return object[key].get<std::string>();
  return yaml::decode_base64(object.value(key + "B64", "")).value();
}
json readable(const std::string& bytes) {
  return testing::parse_json(json(bytes).dump(-1, ' ', true, json::error_handler_t::replace));
}

// The line reader ends each line with LF, whatever it ended with.
std::string with_line_ends(std::string_view piece) {
  std::string text;
  while (!piece.empty()) {
    const std::size_t end = piece.find('\n');
    std::string_view line = piece.substr(0, end);
    if (end != std::string_view::npos && line.ends_with('\r')) line.remove_suffix(1);
    (text += line) += '\n';
    piece.remove_prefix(end == std::string_view::npos ? piece.size() : end + 1);
  }
  return text;
}

std::string_view bytes_of(std::string_view stream, const yaml::Piece& piece) {
  return stream.substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin);
}

TEST(YamlSplit, DocumentsAreThoseOfTheYamlReader) {
  const auto path = testing::oracle_path(kFile);
  if (!path) GTEST_SKIP() << "no " << kFile << ": set SIDELINT_ORACLE";
  testing::Tally tally(kFile);
  testing::for_each_case(*path, [&](const json& line) {
    const std::string stream = string_at(line["input"], "stream");
    json expected = json::array();
    for (const json& document : line["expected"]["yamlReader"]["documents"])
      expected.push_back(readable(string_at(document, "text")));
    if (line["expected"]["yamlReader"].contains("error")) expected.push_back(nullptr);
    json got = json::array();
    for (const yaml::Piece& piece : yaml::split_yaml(stream, SourceId{0})) {
      if (piece.is_refused())
        got.push_back(nullptr);
      else
        got.push_back(readable(with_line_ends(bytes_of(stream, piece))));
      if (piece.is_refused()) break;  // the recording ends with the first error
    }
    tally.add(line["id"].get<std::string>(), readable(stream), expected, got);
  });
}

// The JSON of a piece; null where kubectl stops with an error.
json object_of(const std::string& stream, const yaml::Piece& piece) {
  if (piece.is_refused()) return nullptr;
  Origins origins;
  origins.reserve_shards(1);
  const yaml::Loaded loaded = yaml::load_piece(stream, piece, origins);
  const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
  if (document == nullptr) return nullptr;
  const bool is_json = piece.syntax == yaml::Syntax::json;
  const std::string text = is_json ? std::string(bytes_of(stream, piece)) : yaml::to_json((*document)->root());
  return text == "null" ? "" : text;  // kubectl's raw object stays empty
}

TEST(YamlSplit, ObjectsAreThoseThatKubectlDecodes) {
  const auto path = testing::oracle_path(kFile);
  if (!path) GTEST_SKIP() << "no " << kFile << ": set SIDELINT_ORACLE";
  constexpr double kMostRefusalDifferences = 0.005;
  std::size_t total = 0;
  std::vector<std::string> refused;
  testing::for_each_case(*path, [&](const json& line) {
    const std::string stream = string_at(line["input"], "stream");
    const yaml::Decoded decoded = yaml::decode(stream);
    if (decoded.refused || decoded.encoding != yaml::Encoding::utf8) return;  // kubectl splits before it decodes
    ++total;
    json expected = json::array();
    for (const json& object : line["expected"]["yamlOrJSONDecoder"]["objects"])
      expected.push_back(string_at(object, "raw"));
    if (line["expected"]["yamlOrJSONDecoder"].contains("error")) expected.push_back(nullptr);
    json got = json::array();
    for (const yaml::Piece& piece : yaml::split(stream, SourceId{0})) {
      got.push_back(object_of(stream, piece));
      if (got.back().is_null()) break;
    }
    if (got == expected) return;
    const std::size_t read = got.empty() ? 0 : got.size() - 1;  // up to where one of the two refuses
    const bool same = read < expected.size() && (got.empty() || got.back().is_null() || expected[read].is_null()) &&
                      std::equal(got.begin(), got.begin() + static_cast<std::ptrdiff_t>(read), expected.begin());
    const std::string shown = json(stream).dump() + "\n  expected " + expected.dump() + "\n  got      " + got.dump();
    if (same)
      refused.push_back(shown);
    else
      ADD_FAILURE() << "a different value: " << line["id"] << " " << shown;
  });
  std::printf("oracle %s (objects): %zu of %zu\n", kFile, total - refused.size(), total);
  for (const std::string& difference : refused) std::printf("refused by one of the two: %.600s\n", difference.c_str());
  EXPECT_LE(static_cast<double>(refused.size()), kMostRefusalDifferences * static_cast<double>(total));
}

}  // namespace
}  // namespace sidelint
