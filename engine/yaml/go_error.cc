#include "engine/yaml/go_error.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sidelint::yaml {
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

}  // namespace

std::string go_error(std::string_view text, const Problem& problem) {
  std::size_t line = problem.context_at ? line_of(text, problem.context_at->begin) : 0;
  if (line == 0) line = line_of(text, problem.at.begin);
  const bool by_parser = std::find(kParserWords.begin(), kParserWords.end(), problem.message) != kParserWords.end();
  if (!by_parser) ++line;
  if (line == 0) return "yaml: " + problem.message;
  return "yaml: line " + std::to_string(line) + ": " + problem.message;
}

}  // namespace sidelint::yaml
