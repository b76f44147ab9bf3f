#include "engine/inject/yaml_text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "engine/gotmpl/funcs/json_text.h"
#include "engine/gotmpl/heap.h"

namespace sidelint::inject {
namespace {

// go-yaml counts lines from nought and adds one only for what its scanner refuses; these are the words of its parser
// (libyaml's parser.c), all others are the scanner's.
constexpr std::array<std::string_view, 12> kParserWords = {"did not find expected <stream-start>",
                                                           "did not find expected <document start>",
                                                           "did not find expected node content",
                                                           "did not find expected '-' indicator",
                                                           "did not find expected key",
                                                           "did not find expected ',' or ']'",
                                                           "did not find expected ',' or '}'",
                                                           "found undefined tag handle",
                                                           "found duplicate %YAML directive",
                                                           "found incompatible YAML document",
                                                           "found duplicate %TAG directive",
                                                           "did not find expected <document end>"};

std::size_t line_of(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(offset);
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
  // At its end the text counts as having a last line end.
  const bool open_end = offset == text.size() && !text.empty() && text.back() != '\n';
  return open_end ? lines + 1 : lines;
}

// A text that is no source of its own has no places to tell.
void forget_origins(yaml::Value& value) {
  value.origin = {};
  for (yaml::Value& item : value.items) forget_origins(item);
  for (yaml::Entry& entry : value.entries) {
    entry.key_origin = {};
    forget_origins(entry.value);
  }
}

YamlText value_of(const yaml::Document& document) {
  YamlText out{document.root() ? yaml::to_value(document.root()) : yaml::Value::null(), {}};
  forget_origins(out.value);
  return out;
}

}  // namespace

std::string yaml_error(std::string_view text, const yaml::Problem& problem) {
  std::size_t line = problem.context_at ? line_of(text, problem.context_at->begin) : 0;
  if (line == 0) line = line_of(text, problem.at.begin);
  const bool by_parser = std::find(kParserWords.begin(), kParserWords.end(), problem.message) != kParserWords.end();
  if (!by_parser) ++line;
  if (line == 0) return "yaml: " + problem.message;
  return "yaml: line " + std::to_string(line) + ": " + problem.message;
}

YamlText read_yaml(std::string_view text) {
  Origins origins;
  origins.reserve_shards(1);
  const Span whole{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())};
  yaml::Loaded loaded = yaml::load(text, whole, origins);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) return {{}, yaml_error(text, *problem)};
  return value_of(*std::get<0>(loaded));
}

YamlText read_json(std::string_view text) {
  gotmpl::Heap heap;
  std::string error = gotmpl::parse_json(heap, text).error;
  if (!error.empty()) return {{}, std::move(error)};
  Origins origins;
  origins.reserve_shards(1);
  yaml::Piece piece;
  piece.bytes = {SourceId{0}, 0, static_cast<std::uint32_t>(text.size())};
  piece.syntax = yaml::Syntax::json;
  yaml::Loaded loaded = yaml::load_piece(text, piece, origins);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) return {{}, problem->message};
  return value_of(*std::get<0>(loaded));
}

}  // namespace sidelint::inject
