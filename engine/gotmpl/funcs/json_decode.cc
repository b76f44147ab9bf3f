#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/gotmpl/funcs/json_text.h"
#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/strconv.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/gotmpl/limits.h"

namespace sidelint::gotmpl {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A character in a message: bytes are taken for characters.
std::string quoted_character(char c) {
  if (c == '\'') return "'\\''";
  if (c == '"') return "'\"'";
  std::string rune;
  go::append_rune(rune, static_cast<unsigned char>(c));
  const std::string quoted = go::quote(rune);
  return "'" + quoted.substr(1, quoted.size() - 2) + "'";
}

// Recursion is bounded by kMaxDataDepth.
class Decoder {
 public:
  Decoder(Heap& heap, std::string_view text) : heap_(heap), text_(text) {}

  JsonValue run() {
    Value value = read_value(0);
    skip_spaces();
    if (error_.empty() && at_ < text_.size()) unexpected("after top-level value");
    if (failed()) return {{}, std::move(error_)};
    return {value, std::move(range_error_)};
  }

 private:
  bool failed() const { return !error_.empty(); }

  Value fail(std::string text) {
    if (!failed()) error_ = std::move(text);
    return {};
  }

  Value unexpected(std::string_view where) {
    if (at_ >= text_.size()) return fail("unexpected end of JSON input");
    return unexpected_within(where);
  }

  // Within a literal; the end of the text counts as a space there.
  Value unexpected_within(std::string_view where) {
    const char c = at_ < text_.size() ? text_[at_] : ' ';
    return fail("invalid character " + quoted_character(c) + " " + std::string(where));
  }

  void skip_spaces() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }
  bool here(char c) const { return at_ < text_.size() && text_[at_] == c; }

  bool take(char c) {
    skip_spaces();
    if (!here(c)) return false;
    ++at_;
    return true;
  }

  Value read_value(std::size_t depth) {
    if (depth > kMaxDataDepth) return fail("exceeded max depth");
    skip_spaces();
    if (at_ >= text_.size()) return unexpected("");
    switch (text_[at_]) {
      case '{':
        return read_object(depth);
      case '[':
        return read_array(depth);
      case '"':
        return heap_.text(read_text());
      case 't':
        return read_word("true", Value::boolean(true));
      case 'f':
        return read_word("false", Value::boolean(false));
      case 'n':
        return read_word("null", {});
      default:
        break;
    }
    if (here('-') || is_digit(text_[at_])) return read_number();
    return unexpected("looking for beginning of value");
  }

  Value read_word(std::string_view word, const Value& value) {
    for (std::size_t i = 0; i < word.size(); ++i, ++at_)
      if (!here(word[i]))
        return unexpected_within("in literal " + std::string(word) + " (expecting " + quoted_character(word[i]) + ")");
    return value;
  }

  bool read_digits(std::string_view where) {
    if (at_ >= text_.size() || !is_digit(text_[at_])) {
      unexpected_within(where);
      return false;
    }
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return true;
  }

  Value read_number() {
    const std::size_t begin = at_;
    if (here('-')) ++at_;
    if (here('0')) {
      ++at_;
    } else if (!read_digits("in numeric literal")) {
      return {};
    }
    if (here('.')) {
      ++at_;
      if (!read_digits("after decimal point in numeric literal")) return {};
    }
    if (here('e') || here('E')) {
      ++at_;
      if (here('+') || here('-')) ++at_;
      if (!read_digits("in exponent of numeric literal")) return {};
    }
    const std::string_view literal = text_.substr(begin, at_ - begin);
    const auto read = go::parse_float(literal);
    if (read.ok()) return Value::real(read.value);
    if (range_error_.empty())
      range_error_ = "json: cannot unmarshal number " + std::string(literal) + " into Go value of type float64";
    return {};
  }

  // Four digits of an escape; 0 after a failure.
  char32_t read_hex() {
    char32_t value = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = at_ < text_.size() ? text_[at_] : '\0';
      const int digit = is_digit(c)              ? c - '0'
                        : (c >= 'a' && c <= 'f') ? c - 'a' + 10
                        : (c >= 'A' && c <= 'F') ? c - 'A' + 10
                                                 : -1;
      if (digit < 0) {
        unexpected_within("in \\u hexadecimal character escape");
        return 0;
      }
      value = value * 16 + static_cast<char32_t>(digit);
    }
    return value;
  }

  // Two escapes may stand for one character; half of such a pair becomes a replacement character.
  void read_unicode_escape(std::string& out) {
    const char32_t first = read_hex();
    if (failed()) return;
    const bool high = first >= 0xD800 && first < 0xDC00;
    if (!high || text_.substr(at_, 2) != "\\u") return go::append_rune(out, first);
    const std::size_t before = at_;
    at_ += 2;
    const char32_t second = read_hex();
    if (second >= 0xDC00 && second < 0xE000)
      return go::append_rune(out, 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00));
    if (!failed()) at_ = before;
    go::append_rune(out, first);
  }

  void read_escape(std::string& out) {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    ++at_;
    if (here('u')) {
      ++at_;
      return read_unicode_escape(out);
    }
    const std::size_t letter = at_ < text_.size() ? kLetters.find(text_[at_]) : std::string_view::npos;
    if (letter == std::string_view::npos) {
      unexpected_within("in string escape code");
      return;
    }
    ++at_;
    out += kMeanings[letter];
  }

  std::string read_text() {
    std::string out;
    ++at_;
    while (!failed()) {
      if (at_ >= text_.size() || static_cast<unsigned char>(text_[at_]) < 0x20) {
        unexpected("in string literal");
      } else if (here('"')) {
        ++at_;
        break;
      } else if (here('\\')) {
        read_escape(out);
      } else {
        const go::Rune rune = go::decode_rune(text_.substr(at_));
        go::append_rune(out, rune.value);
        at_ += rune.size;
      }
    }
    return out;
  }

  Value read_array(std::size_t depth) {
    ++at_;
    std::vector<Value> items;
    if (take(']')) return heap_.slice({});
    do {
      items.push_back(read_value(depth + 1));
      if (failed()) return {};
    } while (take(','));
    if (!take(']')) return unexpected("after array element");
    return heap_.appended_slice(std::move(items));
  }

  Value read_object(std::size_t depth) {
    ++at_;
    const Value map = heap_.map();
    if (take('}')) return map;
    do {
      skip_spaces();
      if (!here('"')) return unexpected("looking for beginning of object key string");
      const std::string key = read_text();
      if (failed()) return {};
      if (!take(':')) return unexpected("after object key");
      const Value item = read_value(depth + 1);
      if (failed()) return {};
      heap_.set(map, key, item);
    } while (take(','));
    if (!take('}')) return unexpected("after object key:value pair");
    return map;
  }

  Heap& heap_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::string error_;
  std::string range_error_;  // told only if the text is well-formed to its end
};

}  // namespace

JsonValue parse_json(Heap& heap, std::string_view text) { return Decoder(heap, text).run(); }

}  // namespace sidelint::gotmpl
