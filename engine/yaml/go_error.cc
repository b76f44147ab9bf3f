#include "engine/yaml/go_error.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <variant>

#include "engine/yaml/go_map_key.h"
#include "engine/yaml/places.h"
#include "engine/yaml/read_events.h"

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

constexpr std::string_view kInvalidKey = "invalid map key: ";
constexpr std::string_view kNoColon = "could not find expected ':'";

// Complaints without a place: of the reader of characters, and of what makes values of nodes.
constexpr std::array<std::string_view, 9> kPlaceless = {"unknown anchor",
                                                        "anchor '",
                                                        "!!binary value",
                                                        "map merge requires",
                                                        "control characters are not allowed",
                                                        "invalid ",
                                                        "incomplete UTF-8",
                                                        "document contains excessive aliasing",
                                                        "cannot decode "};

// Complaints of what makes values of nodes, when the whole document has been parsed.
constexpr std::array<std::string_view, 4> kOfValues = {kInvalidKey, "map merge requires", "!!binary value",
                                                       "cannot decode "};

// What is wrong with the syntax behind a place where a value cannot be made: go-yaml meets that first.
std::optional<Problem> syntax_problem(std::string_view text, const Problem& problem) {
  const bool of_values = std::any_of(kOfValues.begin(), kOfValues.end(),
                                     [&](std::string_view begin) { return problem.message.starts_with(begin); });
  if (!of_values) return std::nullopt;
  std::size_t depth = 0;
  const auto sink = [&depth](const Event& event) {
    if (std::holds_alternative<BeginEvent>(event)) ++depth;
    if (std::holds_alternative<EndEvent>(event)) --depth;
    return depth <= kMaxDepth;
  };
  Stop stop = read_events(text, Ending::as_written, Places::from(problem.at.source, 0), sink);
  return stop.respelling ? std::nullopt : std::move(stop.problem);
}

bool is_of_the_parser(std::string_view message) {
  return std::find(kParserWords.begin(), kParserWords.end(), message) != kParserWords.end();
}

bool is_placeless(std::string_view message) {
  return std::any_of(kPlaceless.begin(), kPlaceless.end(),
                     [&](std::string_view begin) { return message.starts_with(begin); });
}

// encoding/json's words for a number that JSON lacks.
std::string unsupported_value(std::string_view message) {
  for (const std::string_view nan : {"nan", "NaN", "NAN"})
    if (message.find(nan) != std::string_view::npos) return "json: unsupported value: NaN";
  return message.find("`-") != std::string_view::npos ? "json: unsupported value: -Inf"
                                                      : "json: unsupported value: +Inf";
}

// Counted from nought. For what notices the end of a text whose last line does not end, that line has ended.
std::size_t line_of(std::string_view text, std::size_t offset, std::string_view message) {
  offset = std::min(offset, text.size());
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(offset);
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
  const bool notices_end = is_of_the_parser(message) || message == kNoColon;
  return notices_end && offset == text.size() && !text.empty() && text.back() != '\n' ? lines + 1 : lines;
}

}  // namespace

std::string go_error(std::string_view text, const Problem& problem, GoYaml reader) {
  if (const std::optional<Problem> earlier = syntax_problem(text, problem)) return go_error(text, *earlier, reader);
  const std::string& message = problem.message;
  if (message.starts_with("unsupported value")) return unsupported_value(message);
  if (message.starts_with("unsupported map key")) return message;
  if (message.starts_with(kInvalidKey)) {
    const std::string key = go_map_key(text, problem.at, reader);
    if (!key.empty()) return "yaml: " + std::string(kInvalidKey) + key;
  }
  if (is_placeless(message)) return "yaml: " + message;
  std::size_t line = 0;
  if (reader == GoYaml::v3 && problem.context_at) line = line_of(text, problem.context_at->begin, message);
  if (line == 0) line = line_of(text, problem.at.begin, message);
  if (line == 0) return "yaml: " + message;
  if (!is_of_the_parser(message)) ++line;
  return "yaml: line " + std::to_string(line) + ": " + message;
}

}  // namespace sidelint::yaml
