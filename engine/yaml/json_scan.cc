#include "engine/yaml/json_scan.h"

#include <algorithm>
#include <vector>

namespace sidelint::yaml {
namespace {

constexpr std::size_t kMaxJsonDepth = 10'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  bool value();
  std::size_t at() const { return at_; }

 private:
  bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool take(char c) {
    if (!next_is(c)) return false;
    ++at_;
    return true;
  }
  void space() { at_ = skip_json_space(text_, at_); }
  bool digits() {
    const std::size_t first = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return at_ > first;
  }
  bool word(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  bool number();
  bool string();
  bool escape();
  bool scalar();
  bool key() {
    space();
    if (!string()) return false;
    space();
    return take(':');
  }
  // After a value: closes what it ends, up to the comma before the next value.
  bool close();

  std::string_view text_;
  std::size_t at_;
  std::vector<bool> objects_;  // of each open collection, whether it is one
};

bool Scanner::number() {
  take('-');
  if (!take('0') && !digits()) return false;
  if (take('.') && !digits()) return false;
  if (!take('e') && !take('E')) return true;
  if (!take('+')) take('-');
  return digits();
}

bool Scanner::escape() {
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

bool Scanner::string() {
  if (!take('"')) return false;
  while (at_ < text_.size()) {
    const char c = text_[at_++];
    if (c == '"') return true;
    if (static_cast<unsigned char>(c) < 0x20U) return false;
    if (c == '\\' && !escape()) return false;
  }
  return false;
}

bool Scanner::scalar() {
  if (next_is('"')) return string();
  return word("true") || word("false") || word("null") || number();
}

bool Scanner::close() {
  while (!objects_.empty()) {
    space();
    if (take(',')) return !objects_.back() || key();
    if (!take(objects_.back() ? '}' : ']')) return false;
    objects_.pop_back();
  }
  return true;
}

bool Scanner::value() {
  do {
    space();
    const bool object = next_is('{');
    if (object || next_is('[')) {
      if (objects_.size() >= kMaxJsonDepth) return false;
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

}  // namespace

std::size_t skip_json_space(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

JsonValue scan_json(std::string_view text, std::size_t at) {
  Scanner scanner(text, at);
  if (scanner.value()) return {scanner.at(), std::nullopt};
  return {at, "is no JSON from byte " + std::to_string(scanner.at())};
}

}  // namespace sidelint::yaml
