#include "engine/yaml/load_json.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <variant>

#include "engine/yaml/bytes.h"
#include "engine/yaml/compose.h"
#include "engine/yaml/json_grammar.h"
#include "engine/yaml/utf8.h"

namespace sidelint::yaml {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

std::uint32_t hex(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

bool is_high_surrogate(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

// Takes a \u escape off the front, with its second half if it is a pair; half a pair is no character.
std::uint32_t take_unicode(std::string_view& rest) {
  constexpr std::size_t kLength = 6;  // of \uXXXX
  const std::uint32_t first = hex(rest.substr(2, 4));
  rest.remove_prefix(kLength);
  if (is_low_surrogate(first)) return kReplacement;
  if (!is_high_surrogate(first)) return first;
  if (!rest.starts_with("\\u")) return kReplacement;
  const std::uint32_t second = hex(rest.substr(2, 4));
  if (!is_low_surrogate(second)) return kReplacement;
  rest.remove_prefix(kLength);
  return 0x10000 + ((first & 0x3FFU) << 10U) + (second & 0x3FFU);
}

// Of a string that is known to be JSON, without its quotes.
void unescape(std::string_view rest, std::string& out) {
  constexpr std::string_view kEscaped = "bfnrt";
  constexpr std::string_view kMeant = "\b\f\n\r\t";
  out.clear();
  for (std::size_t at = rest.find('\\'); at != std::string_view::npos; at = rest.find('\\')) {
    out += rest.substr(0, at);
    rest.remove_prefix(at);
    if (rest[1] == 'u') {
      append_utf8(out, take_unicode(rest));
      continue;
    }
    const std::size_t known = kEscaped.find(rest[1]);
    out += known == std::string_view::npos ? rest[1] : kMeant[known];
    rest.remove_prefix(2);
  }
  out += rest;
}

// Hands what the grammar finds to a Composer.
class Reading {
 public:
  Reading(std::string_view text, SourceId source, Origins& origins)
      : text_(text), source_(source), composer_(origins) {}

  bool begin(std::size_t at, bool object) {
    return composer_.take(BeginEvent{object ? Kind::mapping : Kind::sequence, Style::flow, {}, span(at, at)});
  }
  bool end(std::size_t end) { return composer_.take(EndEvent{static_cast<std::uint32_t>(end)}); }
  bool scalar(std::size_t begin, std::size_t end) {
    std::string_view text = text_.substr(begin, end - begin);
    if (text.front() != '"') return number_or_word(text, span(begin, end));
    text = text.substr(1, text.size() - 2);
    if (text.find('\\') != std::string_view::npos) {
      unescape(text, unescaped_);
      text = unescaped_;
    }
    return composer_.take(
        ScalarEvent{.text = text, .style = Style::double_quoted, .implicit = false, .at = span(begin, end)});
  }

  // After the grammar has read a value, or has stopped at `at`: what was read, or why nothing was.
  Loaded finish(bool complete, std::size_t at) {
    if (refused_) return *refused_;
    Loaded loaded = composer_.finish();
    if (complete || std::holds_alternative<Problem>(loaded)) return loaded;
    return Problem{span(at, std::min(at + 1, text_.size())), "is no JSON from here on", std::nullopt, {}};
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  bool number_or_word(std::string_view text, Span at) {
    if (resolve(Tag::none, text) != Kind::string) return composer_.take(ScalarEvent{.text = text, .at = at});
    refused_ = Problem{at, "the number `" + std::string(text) + "` is too large", std::nullopt, {}};
    return false;
  }

  std::string_view text_;
  SourceId source_;
  Composer composer_;
  std::string unescaped_;
  std::optional<Problem> refused_;
};

}  // namespace

Loaded load_json(std::string_view text, Span bytes, Origins& origins) {
  const std::string_view upto = text.substr(0, bytes.end);
  Reading reading(upto, bytes.source, origins);
  JsonGrammar<Reading> grammar(upto, bytes.begin, reading);
  const bool complete = grammar.value();
  return reading.finish(complete, grammar.at());
}

}  // namespace sidelint::yaml
