#include "engine/yaml/simple_line.h"

#include <array>
#include <cstddef>

namespace sidelint::yaml {
namespace {

constexpr std::uint32_t kLongestKey = 1000;  // libyaml takes none above 1024 characters
constexpr std::size_t kDeepestFlow = 8;      // far from where read_events finds too many brackets open

// Whether a plain scalar may begin with the character; a dash asks for more.
bool starts_plain(char c) {
  static constexpr auto kStarts = [] {
    std::array<bool, 256> starts{};
    for (std::size_t byte = ' ' + 1; byte < starts.size(); ++byte) starts[byte] = true;
    for (const char indicator : std::string_view("?:,[]{}#&*!|>'\"%@`"))
      starts[static_cast<unsigned char>(indicator)] = false;
    return starts;
  }();
  return kStarts[static_cast<unsigned char>(c)];
}

// Characters that mean nothing but themselves within brackets.
bool is_flow_word(char c) {
  constexpr std::string_view kSigns = "_./-+=$@";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         kSigns.find(c) != std::string_view::npos;
}

}  // namespace

std::uint32_t SimpleLine::next(std::uint32_t offset) const {
  const std::size_t end = offset < text_.size() ? text_.find('\n', offset) : std::string_view::npos;
  return static_cast<std::uint32_t>(end == std::string_view::npos ? text_.size() : end + 1);
}

bool SimpleLine::ends(std::uint32_t offset) const {
  const std::uint32_t first = skip_spaces(offset);
  return at(first) == '\n' || (at(first) == '#' && first > offset);
}

bool SimpleLine::scalar(std::string_view value, Style style, std::uint32_t begin, std::uint32_t end) const {
  ScalarEvent event;
  event.text = value;
  event.style = style;
  event.implicit = style == Style::plain;
  event.at = places_.span(begin, end);
  return sink_(event);
}

bool SimpleLine::begin(Kind kind, std::uint32_t offset, Style style) const {
  return sink_(BeginEvent{kind, style, {}, places_.span(offset, offset)});
}

bool SimpleLine::end(std::uint32_t behind_bracket) const {
  return sink_(EndEvent{behind_bracket == 0 ? 0 : places_.span(behind_bracket - 1, behind_bracket).end});
}

// No backslash between double quotes, no quote doubled between single ones.
std::optional<SimpleLine::Scalar> SimpleLine::quoted(std::uint32_t offset) const {
  const char quote = at(offset);
  const std::size_t close = text_.find_first_of(quote == '"' ? "\"\\\n" : "'\n", offset + 1);
  if (close == std::string_view::npos || text_[close] != quote) return std::nullopt;
  const auto end = static_cast<std::uint32_t>(close);
  if (at(end + 1) == quote) return std::nullopt;
  const Style style = quote == '"' ? Style::double_quoted : Style::single_quoted;
  return Scalar{text_.substr(offset + 1, end - offset - 1), style, end + 1, end + 1};
}

std::optional<SimpleLine::Scalar> SimpleLine::plain(std::uint32_t offset) const {
  if (!starts_plain(at(offset)) || (at(offset) == '-' && is_blank_or_end(offset + 1))) return std::nullopt;
  const Words found = words(offset);
  return Scalar{text_.substr(offset, found.end - offset), Style::plain, found.end, found.stop};
}

// Without the spaces before what stops them.
SimpleLine::Words SimpleLine::words(std::uint32_t offset) const {
  const char* const text = text_.data();
  const auto size = static_cast<std::uint32_t>(text_.size());
  std::uint32_t stop = offset;
  for (; stop < size && text[stop] != '\n'; ++stop) {
    if (text[stop] == ':' && is_blank_or_end(stop + 1)) break;
    if (text[stop] == '#' && text[stop - 1] == ' ') break;
  }
  std::uint32_t end = stop;
  while (end > offset && text[end - 1] == ' ') --end;
  return {end, stop};
}

std::optional<SimpleLine::Key> SimpleLine::find_key(std::uint32_t offset) const {
  const std::optional<Scalar> found = is_quote(offset) ? quoted(offset) : plain(offset);
  if (!found || found->end - offset > kLongestKey) return std::nullopt;
  const std::uint32_t colon = skip_spaces(found->end);
  if (at(colon) != ':' || !is_blank_or_end(colon + 1) || colon - offset > kLongestKey) return std::nullopt;
  return Key{found->text, found->style, offset, found->end, colon + 1};
}

std::optional<std::uint32_t> SimpleLine::hand_on(std::uint32_t offset, const std::optional<Scalar>& found) const {
  if (!found || !scalar(found->text, found->style, offset, found->end)) return std::nullopt;
  return found->end;
}

std::optional<SimpleLine::Scalar> SimpleLine::flow_scalar(std::uint32_t offset) const {
  if (is_quote(offset)) return quoted(offset);
  std::uint32_t end = offset;
  while (is_flow_word(at(end))) ++end;
  if (end == offset || !starts_plain(at(offset)) || text_.substr(offset, end - offset) == "-") return std::nullopt;
  return Scalar{text_.substr(offset, end - offset), Style::plain, end, end};
}

// A key, the colon and the spaces behind it; tells where the value begins.
std::optional<std::uint32_t> SimpleLine::flow_key(std::uint32_t offset) const {
  const std::optional<std::uint32_t> end = hand_on(offset, flow_scalar(offset));
  if (!end || *end - offset > kLongestKey || at(*end) != ':' || at(*end + 1) != ' ') return std::nullopt;
  return skip_spaces(*end + 1);
}

std::uint32_t SimpleLine::skip_in_flow(std::uint32_t offset) const {
  for (;;) {
    offset = skip_spaces(offset);
    if (offset + 1 >= text_.size() || at(offset) != '\n' || !is_blank_or_end(offset + 1)) return offset;
    ++offset;
  }
}

// Opens what opens here, up to a scalar or to a collection without items; tells where that ends.
std::optional<std::uint32_t> SimpleLine::flow_value(std::uint32_t offset, std::string& open) const {
  while (at(offset) == '[' || at(offset) == '{') {
    const bool sequence = at(offset) == '[';
    if (open.size() == kDeepestFlow || !begin(sequence ? Kind::sequence : Kind::mapping, offset, Style::flow))
      return std::nullopt;
    open += sequence ? ']' : '}';
    offset = skip_in_flow(offset + 1);
    if (at(offset) == open.back()) return offset;
    const std::optional<std::uint32_t> value = sequence ? offset : flow_key(offset);
    if (!value) return std::nullopt;
    offset = *value;
  }
  return hand_on(offset, flow_scalar(offset));
}

// One comma stands between two items, and perhaps one behind the last.
std::optional<SimpleLine::Closed> SimpleLine::close_flow(std::uint32_t offset, std::string& open) const {
  while (!open.empty()) {
    std::uint32_t next = skip_in_flow(offset);
    if (at(next) == ',')
      next = skip_in_flow(next + 1);
    else if (at(next) != open.back())
      return std::nullopt;
    if (at(next) != open.back()) return Closed{next, false};
    open.pop_back();
    offset = next + 1;
    if (!end(offset)) return std::nullopt;
  }
  return Closed{offset, true};
}

// With items that are all written. `open` are the brackets that will close what is open.
std::optional<std::uint32_t> SimpleLine::flow(std::uint32_t offset) const {
  std::string open;
  for (;;) {
    const std::optional<std::uint32_t> end = flow_value(offset, open);
    const std::optional<Closed> closed = end ? close_flow(*end, open) : std::nullopt;
    if (!closed) return std::nullopt;
    if (closed->all) return closed->at;
    const std::optional<std::uint32_t> value = open.back() == ']' ? closed->at : flow_key(closed->at);
    if (!value) return std::nullopt;
    offset = *value;
  }
}

}  // namespace sidelint::yaml
