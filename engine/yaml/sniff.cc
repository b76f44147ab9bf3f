// What a document's top-level key may say, told from its lines in column 0.
//
// If the first line with content begins in column 0 with a plain word and a colon, the root is a block mapping in
// column 0, and each of its keys begins a line. A line that begins with anything that could hide a key (a quote, an
// anchor, a tag, an alias, `?`, `<<`, a bracket) makes the answer unsure; so do line ends other than LF and CR LF.
// Lines of scalars that run over several lines may look like keys: they only add candidates.
#include <algorithm>

#include "engine/yaml/bytes.h"
#include "engine/yaml/stream.h"

namespace sidelint::yaml {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kEndsLine = "\r\n";

// A value that reads the same in every YAML reader: letters, digits and the signs of names.
bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
         c == '/' || c == '-';
}
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// May a top-level key hide behind this first character of a line? Without branches: asked of every byte.
bool hides_key(char c) {
  const auto is = [c](char other) { return static_cast<unsigned>(c == other); };
  return (is('"') | is('\'') | is('&') | is('!') | is('*') | is('<') | is('?') | is('{') | is('[') | is('%') | is('|') |
          is('>') | is('@') | is('`')) != 0;
}

std::string_view rest_of_line(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find_first_of(kEndsLine, at), text.size()) - at);
}

std::string_view skip_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text;
}

bool is_blank_or_comment(std::string_view line) {
  line = skip_blanks(line);
  return line.empty() || line.front() == '#';
}

// Where the first line with content begins, behind comments and an opening `---`.
std::size_t first_content(std::string_view text) {
  std::size_t at = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  while (at < text.size()) {
    std::string_view line = rest_of_line(text, at);
    if (line.starts_with("---")) line.remove_prefix(3);
    if (!is_blank_or_comment(line)) return at;
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  }
  return at;
}

// Line ends that YAML 1.1 knows besides LF and CR LF: a CR alone, NEL, LS and PS.
bool has_rare_line_ends(std::string_view text) {
  text.remove_prefix(ascii_prefix(text, '\r'));  // of nearly all texts nearly all
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1))
    if (at + 1 == text.size() || text[at + 1] != '\n') return true;
  if (is_ascii(text)) return false;
  const auto has = [text](std::string_view line_end) { return text.find(line_end) != std::string_view::npos; };
  return has("\u0085") || has("\u2028") || has("\u2029");
}

// The value on the line of its key, if nothing but that one line can belong to it.
std::optional<std::string_view> plain_value(std::string_view text, std::size_t at) {
  const std::string_view line = rest_of_line(text, at);
  std::string_view value = skip_blanks(line);
  if (value.size() == line.size()) return std::nullopt;  // no blank behind the colon
  const char quote = !value.empty() && (value.front() == '"' || value.front() == '\'') ? value.front() : '\0';
  if (quote != '\0') value.remove_prefix(1);
  const auto end = static_cast<std::size_t>(std::find_if_not(value.begin(), value.end(), is_plain) - value.begin());
  std::string_view rest = value.substr(end);
  value = value.substr(0, end);
  if (value.empty() || (quote == '\0' && !is_letter(value.front()))) return std::nullopt;
  if (quote != '\0') {
    if (!rest.starts_with(quote)) return std::nullopt;
    rest.remove_prefix(1);
  }
  if (!rest.empty() && kBlanks.find(rest.front()) == std::string_view::npos) return std::nullopt;
  if (!is_blank_or_comment(rest)) return std::nullopt;
  // A plain scalar goes on in an indented line, also behind empty ones.
  const std::size_t next = std::min(text.find_first_not_of(kEndsLine, at + line.size()), text.size());
  if (next < text.size() && kBlanks.find(text[next]) != std::string_view::npos) return std::nullopt;
  return value;
}

// Is the key what stands at `at`, behind it blanks and a colon? Then where the colon ends.
std::optional<std::size_t> key_at(std::string_view text, std::size_t at, std::string_view key) {
  if (!text.substr(at).starts_with(key)) return std::nullopt;
  const std::size_t colon = text.find_first_not_of(kBlanks, at + key.size());
  if (colon == std::string_view::npos || text[colon] != ':') return std::nullopt;
  return colon + 1;
}

// Is the line `at` the key of a block mapping: a word and a colon?
bool opens_mapping(std::string_view text, std::size_t at) {
  const std::string_view line = rest_of_line(text, at);
  const auto end = static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_plain) - line.begin());
  const std::string_view colon = skip_blanks(line.substr(end));
  if (end == 0 || !is_letter(line.front()) || !colon.starts_with(':')) return false;
  return colon.size() == 1 || kBlanks.find(colon[1]) != std::string_view::npos;
}

}  // namespace

Sniffed sniff(std::string_view document, std::string_view key) {
  constexpr auto kNo = Sniffed::Sure::no;
  if (key.empty()) return {kNo, {}};
  std::size_t at = first_content(document);
  const bool empty = at == document.size();
  if (!empty && !opens_mapping(document, at)) return {kNo, {}};
  if (has_rare_line_ends(document)) return {kNo, {}};
  if (empty) return {Sniffed::Sure::yes, {}};

  Sniffed sniffed{Sniffed::Sure::yes, {}};
  const char first = key.front();
  while (at != std::string_view::npos) {
    if (hides_key(document[at])) return {kNo, {}};
    if (const auto behind = key_at(document, at, key)) {
      const std::optional<std::string_view> value = plain_value(document, *behind);
      if (!value) return {kNo, {}};
      sniffed.values.push_back(*value);
    }
    at = find_line_start(
        document, at, [](const char* line) { return bytes_at(line) != ' '; },
        [first](std::string_view line) { return hides_key(line.front()) || line.front() == first; });
  }
  return sniffed;
}

}  // namespace sidelint::yaml
