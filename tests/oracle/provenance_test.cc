// Who wrote what kustomize makes of public repositories: of a sample of rendered fields every hand in the chain has
// bytes, and the last hand's say what the field says.
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "engine/model/workload_kind.h"
#include "engine/source/walk.h"
#include "engine/units/render.h"
#include "engine/yaml/load.h"

namespace sidelint {
namespace {

constexpr std::size_t kSample = 400;

struct Field {
  std::string path;
  yaml::Node node;
};

void add_scalars(yaml::Node node, const std::string& path, std::vector<Field>& fields) {
  if (node.is(yaml::Kind::sequence)) {
    for (std::size_t i = 0; i < node.size(); ++i) add_scalars(node.item(i), path + "/" + std::to_string(i), fields);
  } else if (node.is(yaml::Kind::mapping)) {
    for (std::size_t i = 0; i < node.size(); ++i)
      add_scalars(node.value(i), path + "/" + std::string(node.key(i).text()), fields);
  } else if (!node.text().empty()) {
    fields.push_back({path, node});
  }
}

// What the bytes stand for as YAML; themselves if they are none.
std::string value_of(std::string_view bytes) {
  Origins origins;
  origins.reserve_shards(1);
  const Span whole{SourceId{0}, 0, static_cast<std::uint32_t>(bytes.size())};
  const yaml::Loaded loaded = yaml::load(bytes, whole, origins);
  const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
  if (document == nullptr || (*document)->root().text().empty()) return std::string(bytes);
  return std::string((*document)->root().text());
}

// Of a literal block the bytes are indented as its file has it.
std::string without_blanks(std::string_view text) {
  std::string packed;
  for (const char c : text) {
    if (std::isspace(static_cast<unsigned char>(c)) == 0) packed += c;
  }
  return packed;
}

bool says(std::string_view bytes, std::string_view value) {
  if (value_of(bytes) == value) return true;
  return without_blanks(bytes).find(without_blanks(value)) != std::string::npos;
}

// An affix, an image's tag, a generator's name: the hand wrote a part of the value.
bool says_a_part(std::string_view bytes, std::string_view value) {
  std::string word;
  for (const char c : std::string(bytes) + "\n") {
    const bool is_of_word = std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("-_./").find(c) < 4;
    if (is_of_word) {
      word += c;
    } else {
      if (word.size() > 1 && value.find(word) != std::string_view::npos) return true;
      word.clear();
    }
  }
  return std::all_of(value.begin(), value.end(),
                     [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }) &&
         bytes.find(value) != std::string_view::npos;
}

// Whether a template wrote it, of a chart or of an ApplicationSet: what those print is held by the tests of their own.
bool is_of_template(const SourceMap& sources, const Origins& origins, yaml::Node node) {
  if (node.text().starts_with("{{")) return true;
  const std::vector<Span> hands = origins.chain(node.origin());
  return !node.origin().is_written() && std::any_of(hands.begin(), hands.end(), [&](const Span& hand) {
    return sources.text(hand).find("{{") != std::string_view::npos;
  });
}

TEST(Provenance, EveryHandInTheChainOfARenderedFieldHasTheBytes) {
  const char* corpus = std::getenv("SIDELINT_CORPUS");  // NOLINT(concurrency-mt-unsafe)
  if (corpus == nullptr) GTEST_SKIP() << "no repositories: set SIDELINT_CORPUS to the folder of the unpacked corpus";
  const DiskFileSystem files;
  const Result<Walk> walk = sidelint::walk(files, {corpus}, {});
  ASSERT_TRUE(walk) << walk.failure().text;
  SourceMap sources;
  Origins origins;
  const units::ScanOptions options{.wanted = model::is_read, .worth = model::is_worth_reading};
  const units::Scan scan = units::scan(files, walk->files, options, sources, origins);
  const std::vector<units::Unit> units = units::render(files, {corpus}, scan, options, sources, origins);
  std::vector<Field> fields;
  for (const units::Unit& unit : units) {
    if (unit.kind == units::UnitKind::plain) continue;
    for (const units::AppliedObject& object : unit.objects) add_scalars(object.node, unit.folder, fields);
  }
  std::erase_if(fields, [&](const Field& field) { return is_of_template(sources, origins, field.node); });
  ASSERT_GT(fields.size(), kSample);
  std::size_t checked = 0;
  for (std::size_t i = 0; i < fields.size(); i += fields.size() / kSample) {
    const Field& field = fields[i];
    const std::vector<Span> hands = origins.chain(field.node.origin());
    ASSERT_FALSE(hands.empty()) << field.path;
    for (const Span& hand : hands) EXPECT_FALSE(sources.text(hand).empty()) << field.path;
    const std::string_view bytes = sources.text(hands.front());
    const std::string_view value = field.node.text();
    const bool is_written = field.node.origin().is_written();
    EXPECT_TRUE(is_written ? says(bytes, value) : says_a_part(bytes, value) || says(sources.text(hands.back()), value))
        << field.path << ": " << field.node.text() << "\nis said to be written by "
        << sources.path(hands.front().source) << ": " << bytes;
    ++checked;
  }
  std::cout << "provenance: " << checked << " of " << fields.size() << " rendered fields\n";
  EXPECT_GE(checked, std::size_t{200});
}

}  // namespace
}  // namespace sidelint
