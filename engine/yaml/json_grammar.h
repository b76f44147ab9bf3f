// JSON's grammar as the scanner of Go's encoding/json has it. What the grammar finds is told to a Sink; a Sink that
// does nothing leaves a check.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace sidelint::yaml {

inline std::size_t skip_json_space(std::string_view text, std::size_t at) {
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  while (at < text.size() && is_space(text[at])) ++at;
  return std::min(at, text.size());
}

// A Sink has begin(at, is_object), end(end) and scalar(begin, end), which also gets the keys; false stops the reading.
template <class Sink>
class JsonGrammar {
 public:
  JsonGrammar(std::string_view text, std::size_t at, Sink& sink) : text_(text), at_(at), sink_(sink) {}

  // Reads one value; false if there is none here, then at() is where JSON ends.
  bool value() {
    do {
      space();
      const bool object = next_is('{');
      if (object || next_is('[')) {
        if (objects_.size() >= kMaxJsonDepth || !sink_.begin(at_, object)) return false;
        ++at_;
        objects_.push_back(object);
        space();
        if (!next_is(object ? '}' : ']')) {
          if (object && !key()) return false;
          continue;
        }
      } else if (!scalar()) {
        return false;
      }
      if (!close()) return false;
    } while (!objects_.empty());
    return true;
  }
  std::size_t at() const { return at_; }

 private:
  static constexpr std::size_t kMaxJsonDepth = 10'000;

  bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool take(char c) {
    if (!next_is(c)) return false;
    ++at_;
    return true;
  }
  void space() { at_ = skip_json_space(text_, at_); }

  // After a value: closes what it ends, up to the comma before the next value.
  bool close() {
    while (!objects_.empty()) {
      space();
      if (take(',')) return !objects_.back() || key();
      if (!take(objects_.back() ? '}' : ']')) return false;
      objects_.pop_back();
      if (!sink_.end(at_)) return false;
    }
    return true;
  }
  bool key() {
    space();
    if (!next_is('"') || !scalar()) return false;
    space();
    return take(':');
  }
  bool scalar() {
    const std::size_t begin = at_;
    const bool taken = next_is('"') ? string() : word("true") || word("false") || word("null") || number();
    return taken && sink_.scalar(begin, at_);
  }
  bool word(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
  bool digits() {
    const std::size_t first = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return at_ > first;
  }
  bool number() {
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (!take('e') && !take('E')) return true;
    if (!take('+')) take('-');
    return digits();
  }
  bool string() {
    ++at_;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"') return true;
      if (static_cast<unsigned char>(c) < 0x20U) return false;
      if (c == '\\' && !escape()) return false;
    }
    return false;
  }
  bool escape() {
    if (take('u')) {
      for (int i = 0; i < 4; ++i, ++at_)
        if (at_ >= text_.size() || !is_hex(text_[at_])) return false;
      return true;
    }
    constexpr std::string_view kEscapes = "\"\\/bfnrt";
    if (at_ >= text_.size() || kEscapes.find(text_[at_]) == std::string_view::npos) return false;
    ++at_;
    return true;
  }

  std::string_view text_;
  std::size_t at_;
  Sink& sink_;
  std::vector<bool> objects_;  // of each open collection, whether it is one
};

}  // namespace sidelint::yaml
