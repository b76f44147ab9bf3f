#include "engine/yaml/simple_scalar.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "engine/yaml/utf8.h"

namespace sidelint::yaml {
namespace {

constexpr std::uint32_t kFirstSurrogate = 0xD800;
constexpr std::uint32_t kLastSurrogate = 0xDFFF;
constexpr std::uint32_t kLastCharacter = 0x10FFFF;

bool is_marker(std::string_view line) { return line.starts_with("---") || line.starts_with("..."); }

// The character that one letter behind a backslash stands for; no answer for those that few people write.
std::optional<char> escaped(char letter) {
  switch (letter) {
    case '"':
    case '\\':
      return letter;
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<SimpleLine::Scalar> SimpleScalar::plain(std::uint32_t offset, std::uint32_t parent) {
  std::optional<SimpleLine::Scalar> read = line_.plain(offset);
  if (!read) return std::nullopt;
  std::uint32_t stop = read->stop;
  for (bool is_first = true; line_.at(stop) == '\n'; is_first = false) {
    std::size_t breaks = 0;
    std::uint32_t begin = line_.next(stop);
    std::uint32_t at = line_.skip_spaces(begin);
    for (; at < text_.size() && text_[at] == '\n'; begin = at + 1, at = line_.skip_spaces(begin)) ++breaks;
    if (at >= text_.size() || at - begin <= parent || text_[at] == '#') break;
    const SimpleLine::Words words = line_.words(at);
    if (line_.at(words.stop) == ':') return std::nullopt;
    if (is_first) value_ = read->text;
    value_.append(breaks == 0 ? 1 : breaks, breaks == 0 ? ' ' : '\n').append(text_.substr(at, words.end - at));
    *read = {value_, Style::plain, words.end, words.stop};
    stop = words.stop;
  }
  return read;
}

std::optional<SimpleLine::Scalar> SimpleScalar::quoted(std::uint32_t offset) {
  if (const std::optional<SimpleLine::Scalar> read = line_.quoted(offset)) return read;
  value_.clear();
  const char quote = line_.at(offset);
  std::uint32_t at = offset + 1;
  if (!read_quoted(at, quote)) return std::nullopt;
  const Style style = quote == '"' ? Style::double_quoted : Style::single_quoted;
  return SimpleLine::Scalar{value_, style, at + 1, at + 1};
}

// Up to the closing quote.
bool SimpleScalar::read_quoted(std::uint32_t& at, char quote) {
  const std::string_view ends = quote == '"' ? "\"\\ \n" : "' \n";
  for (;;) {
    const std::size_t end = text_.find_first_of(ends, at);
    if (end == std::string_view::npos) return false;
    value_ += text_.substr(at, end - at);
    at = static_cast<std::uint32_t>(end);
    if (text_[at] == quote && (quote == '"' || line_.at(at + 1) != quote)) return true;
    if (!read_special(at)) return false;
  }
}

// A quote that is written twice, an escape, or blanks.
bool SimpleScalar::read_special(std::uint32_t& at) {
  if (text_[at] == '\\') return read_escape(at);
  if (text_[at] == '\'') {
    value_ += '\'';
    at += 2;
    return true;
  }
  const std::uint32_t blanks = at;
  const std::optional<std::size_t> lines = pass_lines(at);
  if (!lines) return false;
  if (*lines == 0)
    value_ += text_.substr(blanks, at - blanks);
  else
    value_.append(*lines == 1 ? 1 : *lines - 1, *lines == 1 ? ' ' : '\n');
  return true;
}

// Over spaces and line ends; tells how many lines end. A marker of documents is none within quotes.
std::optional<std::size_t> SimpleScalar::pass_lines(std::uint32_t& at) const {
  std::size_t lines = 0;
  at = line_.skip_spaces(at);
  for (; at < text_.size() && text_[at] == '\n'; at = line_.skip_spaces(at), ++lines)
    if (is_marker(text_.substr(++at))) return std::nullopt;
  return lines;
}

bool SimpleScalar::read_escape(std::uint32_t& at) {
  const char letter = at + 1 < text_.size() ? text_[at + 1] : ' ';
  at += 2;
  if (letter == 'x') return read_number(at, 2);
  if (letter == 'u') return read_number(at, 4);
  if (letter == '\n') {  // the line goes on, without its indentation
    --at;
    const std::optional<std::size_t> lines = pass_lines(at);
    if (lines) value_.append(*lines - 1, '\n');
    return lines.has_value();
  }
  const std::optional<char> character = escaped(letter);
  if (character) value_ += *character;
  return character.has_value();
}

bool SimpleScalar::read_number(std::uint32_t& at, std::size_t digits) {
  const std::string_view written = text_.substr(std::min<std::size_t>(at, text_.size()), digits);
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number, 16);
  if (error != std::errc() || end != written.data() + digits) return false;
  if ((number >= kFirstSurrogate && number <= kLastSurrogate) || number > kLastCharacter) return false;
  append_utf8(value_, number);
  at += static_cast<std::uint32_t>(digits);
  return true;
}

std::optional<SimpleScalar::Block> SimpleScalar::block(std::uint32_t header, std::uint32_t parent) {
  const bool is_folded = line_.at(header) == '>';
  std::uint32_t at = header + 1;
  const char chomping = line_.at(at) == '-' || line_.at(at) == '+' ? text_[at++] : ' ';
  if (!line_.ends(at)) return std::nullopt;
  std::uint32_t line = line_.next(at);
  std::size_t breaks = 0;  // not yet in the value
  std::uint32_t longest_blank = 0;
  for (; line < text_.size() && line_.at(line_.skip_spaces(line)) == '\n'; line = line_.next(line), ++breaks)
    longest_blank = std::max(longest_blank, line_.skip_spaces(line) - line);
  const std::uint32_t indent = line_.skip_spaces(line) - line;
  if (line + indent >= text_.size() || indent <= parent || longest_blank > indent) return std::nullopt;
  value_.clear();
  const std::uint32_t behind = fold_lines(line, indent, breaks, is_folded);
  if (chomping != '-') value_.append(chomping == '+' ? breaks : std::min<std::size_t>(breaks, 1), '\n');
  std::uint32_t end = behind;
  while (end > header + 1 && (text_[end - 1] == ' ' || text_[end - 1] == '\n')) --end;
  return Block{{value_, is_folded ? Style::folded : Style::literal, end}, behind};
}

// Folded, a line end between two lines that are indented no further is a space. Tells where the block ends; `breaks`
// are then the line ends behind its last line.
std::uint32_t SimpleScalar::fold_lines(std::uint32_t line, std::uint32_t indent, std::size_t& breaks, bool is_folded) {
  bool may_fold = false;
  for (; line < text_.size(); line = line_.next(line), ++breaks) {
    const std::uint32_t spaces = std::min(line_.skip_spaces(line) - line, indent);
    if (line_.at(line + spaces) == '\n') continue;
    if (spaces < indent) return line;
    const bool is_deeper = text_[line + indent] == ' ';
    const bool folds = is_folded && may_fold && !is_deeper;
    if (folds && breaks == 1) value_ += ' ';
    if (!folds || breaks > 1) value_.append(folds ? breaks - 1 : breaks, '\n');
    const std::size_t end = std::min(text_.find('\n', line), text_.size());
    value_ += text_.substr(line + indent, end - line - indent);
    breaks = 0;
    may_fold = !is_deeper;
  }
  if (text_.back() != '\n' && ending_ == Ending::as_written) --breaks;  // the last line has no end
  return line;
}

}  // namespace sidelint::yaml
