// The documents of a YAML stream, as k8s.io/apimachinery's util/yaml (0.36) cuts them.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "engine/yaml/bytes.h"
#include "engine/yaml/json_grammar.h"
#include "engine/yaml/stream.h"
#include "engine/yaml/unicode_space.h"

namespace sidelint::yaml {
namespace {

constexpr std::string_view kSeparator = "---";

// The next line at or behind the line start `at` that starts with `---`.
std::size_t find_separator(std::string_view text, std::size_t at) {
  constexpr auto kIsSeparator = [](std::string_view rest) { return rest.starts_with(kSeparator); };
  constexpr auto kMayBeSeparator = [](const char* first) {  // not one dash alone: lists begin lines with it
    return (bytes_at(first) == '-') & (bytes_at(first + 1) == '-') & (bytes_at(first + 2) == '-');
  };
  return kIsSeparator(text.substr(at)) ? at : find_line_start(text, at, kMayBeSeparator, kIsSeparator);
}

// Of JSON only its extent is asked.
struct NoSink {
  static bool begin(std::size_t, bool) { return true; }
  static bool end(std::size_t) { return true; }
  static bool scalar(std::size_t, std::size_t) { return true; }
};

using Refusal = Piece::Refusal;

// What stands behind the separator at the line start `at`, up to `line_end`.
std::string_view behind_separator(std::string_view text, std::size_t at, std::size_t line_end) {
  return trim_space_left(text.substr(at + kSeparator.size(), line_end - at - kSeparator.size()));
}

struct Cutter {
  std::string_view text;
  SourceId source;
  std::vector<Piece>& pieces;
  bool refused = false;

  void add(std::size_t begin, std::size_t end, Syntax syntax, Refusal refusal = Refusal::none) {
    if (refusal != Refusal::none && std::exchange(refused, true)) return;
    const Span bytes{source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    pieces.push_back({bytes, syntax, refusal});
  }

  // YAMLReader: a separator with nothing before it becomes part of the document that follows.
  void yaml(std::size_t begin) {
    std::size_t at = begin;
    while ((at = find_separator(text, at)) != std::string_view::npos) {
      const std::size_t line_end = std::min(text.find('\n', at), text.size());
      const std::size_t next = std::min(line_end + 1, text.size());
      const std::string_view rest = behind_separator(text, at, line_end);
      if (!rest.empty() && rest.front() != '#') {
        add(at, line_end, Syntax::yaml, Refusal::separator);
        begin = next;
      } else if (at > begin) {
        add(begin, at, Syntax::yaml);
        begin = next;
      }
      at = next;
    }
    if (begin < text.size()) add(begin, text.size(), Syntax::yaml);
  }

  // YAMLOrJSONDecoder on a text whose first character is a brace: JSON values one after the other. What is no JSON is
  // read as YAML from there on, unless two values have shown that the stream is JSON.
  void json_or_yaml() {
    std::size_t at = 0;
    for (std::size_t count = 0;; ++count) {
      const std::size_t begin = skip_json_space(text, at);
      if (begin == text.size()) return;
      NoSink nothing;
      JsonGrammar<NoSink> grammar(text, begin, nothing);
      if (!grammar.value()) {
        if (count > 1) return add(begin, text.size(), Syntax::json, Refusal::json);
        break;
      }
      add(begin, grammar.at(), Syntax::json);
      at = grammar.at();
    }
    // The decoder drops blanks up to the first line end, looking at four bytes at a time.
    for (;;) {
      if (text.size() - at < 4) return add(at, text.size(), Syntax::yaml, Refusal::neither);
      const std::size_t length = space_length(text.substr(at));
      if (length == 0) break;
      at += length;
      if (text[at - 1] == '\n') break;
    }
    yaml(at);
  }
};

}  // namespace

std::vector<Piece> split(std::string_view text, SourceId source) {
  constexpr std::size_t kLooksAhead = 4096;  // for the brace; kubectl's buffer
  std::vector<Piece> pieces;
  Cutter cutter{text, source, pieces};
  if (trim_space_left(text.substr(0, kLooksAhead)).starts_with('{'))
    cutter.json_or_yaml();
  else
    cutter.yaml(0);
  return pieces;
}

std::string why_refused(const Piece& piece, std::string_view text) {
  if (piece.refusal == Refusal::separator) {
    const std::string_view rest = behind_separator(text, piece.bytes.begin, piece.bytes.end);
    return "invalid Yaml document separator: " + std::string(rest);
  }
  if (piece.refusal == Refusal::json) {
    NoSink nothing;
    JsonGrammar<NoSink> grammar(text, piece.bytes.begin, nothing);
    grammar.value();
    return "is no JSON from byte " + std::to_string(grammar.at());
  }
  return piece.is_refused() ? "is neither JSON nor YAML" : "";
}

std::vector<Piece> split_yaml(std::string_view text, SourceId source) {
  std::vector<Piece> pieces;
  Cutter cutter{text, source, pieces};
  cutter.yaml(0);
  return pieces;
}

}  // namespace sidelint::yaml
