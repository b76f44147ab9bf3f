// What an expression in CEL changes of an object.
//
// The names of types tell the place: `Object.spec.template{…}` makes fields of `spec.template`. Of a map the keys are
// known that are written as texts; what is computed leaves open the whole that it stands in. Nothing is evaluated.
//
// Mirrors k8s.io/apiserver v0.36: pkg/admission/plugin/policy/mutating/patch/{smd,json_patch}.go and
// pkg/cel/mutation/typeresolver.go.
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/mutation/read_mutation.h"

namespace sidelint::model {
namespace {

constexpr std::size_t kMaxExpression = 65536;  // of a longer one nothing is known

struct Token {
  enum class Is : std::uint8_t { word, text, mark, end };
  Is is = Is::end;
  std::string value;
};

bool is_of_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::vector<Token> read_tokens(std::string_view text) {
  std::vector<Token> tokens;
  std::size_t i = 0;
  while (i < text.size()) {
    const char c = text[i];
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      ++i;
    } else if (text.substr(i, 2) == "//") {
      i = std::min(text.find('\n', i), text.size());
    } else if (c == '"' || c == '\'') {
      const std::string quote(text.substr(i, 3) == std::string(3, c) ? 3 : 1, c);
      Token token{Token::Is::text, {}};
      for (i += quote.size(); i < text.size() && text.substr(i, quote.size()) != quote; ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) ++i;
        token.value += text[i];
      }
      i = std::min(i + quote.size(), text.size());
      tokens.push_back(std::move(token));
    } else if (is_of_word(c)) {
      std::size_t end = i;
      while (end < text.size() && is_of_word(text[end])) ++end;
      tokens.push_back({Token::Is::word, std::string(text.substr(i, end - i))});
      i = end;
    } else {
      tokens.push_back({Token::Is::mark, std::string(1, c)});
      ++i;
    }
  }
  return tokens;
}

using Path = std::vector<std::string>;

class Reader {
 public:
  Reader(std::vector<Token> tokens, OriginId at, std::vector<MutationChange>& changes)
      : tokens_(std::move(tokens)), at_(at), changes_(changes) {}

  // Whether the expression makes anything that is known.
  bool read() {
    bool is_known = false;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      Path path;
      std::size_t next = i + 1;
      if (is_word(i, "Object")) {
        while (is_mark(next, '.') && token(next + 1).is == Token::Is::word) {
          path.push_back(token(next + 1).value);
          next += 2;
        }
        if (is_mark(next, '{')) read_fields(next + 1, path);
      } else if (is_word(i, "JSONPatch") && is_mark(next, '{')) {
        read_operation(next + 1);
      } else {
        continue;
      }
      is_known = true;
    }
    return is_known;
  }

 private:
  const Token& token(std::size_t i) const {
    static const Token kEnd;
    return i < tokens_.size() ? tokens_[i] : kEnd;
  }
  bool is_mark(std::size_t i, char mark) const { return token(i).is == Token::Is::mark && token(i).value[0] == mark; }
  bool is_word(std::size_t i, std::string_view word) const {
    return token(i).is == Token::Is::word && token(i).value == word;
  }

  // Behind the value that begins here: at the comma or the closing mark.
  std::size_t end_of_value(std::size_t i) const {
    std::size_t depth = 0;
    for (; i < tokens_.size(); ++i) {
      const bool closes = is_mark(i, '}') || is_mark(i, ')') || is_mark(i, ']');
      if (depth == 0 && (closes || is_mark(i, ','))) return i;
      if (closes) --depth;
      if (is_mark(i, '{') || is_mark(i, '(') || is_mark(i, '[')) ++depth;
    }
    return i;
  }

  // A text that is the whole value.
  std::optional<std::string> literal(std::size_t i) const {
    if (token(i).is != Token::Is::text || end_of_value(i) != i + 1) return std::nullopt;
    return token(i).value;
  }

  void add(Path path, std::optional<std::string> value) {
    changes_.push_back({std::move(path), std::move(value), false, at_});
  }

  // The fields of an object; those of an object in it are read when its turn comes.
  void read_fields(std::size_t i, const Path& path) {
    while (i < tokens_.size() && !is_mark(i, '}')) {
      if (is_mark(i, '?')) ++i;
      if (token(i).is != Token::Is::word || !is_mark(i + 1, ':')) return add(path, std::nullopt);
      Path field = path;
      field.push_back(token(i).value);
      const std::size_t value = i + 2;
      if (is_mark(value, '{')) {
        read_map(value + 1, field);
      } else if (!is_word(value, "Object")) {
        add(field, literal(value));
      }
      i = end_of_value(value);
      if (is_mark(i, ',')) ++i;
    }
  }

  void read_map(std::size_t i, const Path& path) {
    while (i < tokens_.size() && !is_mark(i, '}')) {
      if (is_mark(i, '?')) ++i;
      if (token(i).is != Token::Is::text || !is_mark(i + 1, ':')) return add(path, std::nullopt);
      Path entry = path;
      entry.push_back(token(i).value);
      add(entry, literal(i + 2));
      i = end_of_value(i + 2);
      if (is_mark(i, ',')) ++i;
    }
  }

  void read_operation(std::size_t i) {
    Path path;
    std::optional<std::string> value;
    while (i < tokens_.size() && !is_mark(i, '}')) {
      if (is_word(i, "op") && literal(i + 2) == "test") return;
      if (is_word(i, "path")) path = read_pointer(i + 2);
      if (is_word(i, "value")) value = literal(i + 2);
      i = end_of_value(i);
      if (is_mark(i, ',')) ++i;
    }
    add(std::move(path), std::move(value));
  }

  // `"/metadata/labels/" + jsonpatch.escapeKey("istio.io/rev")`, as far as it is written.
  Path read_pointer(std::size_t i) const {
    const std::size_t end = end_of_value(i);
    std::string pointer;
    bool is_whole = false;
    while (i < end) {
      is_whole = false;
      const bool escapes = is_word(i, "jsonpatch") && is_word(i + 2, "escapeKey") && token(i + 4).is == Token::Is::text;
      if (token(i).is == Token::Is::text) {
        pointer += token(i++).value;
      } else if (escapes) {
        for (const char c : token(i + 4).value) pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
        i += 6;
      } else {
        break;
      }
      is_whole = i == end;
      if (!is_mark(i++, '+')) break;
    }
    Path path = pointer_path(pointer);
    if (!is_whole && !path.empty()) path.pop_back();
    return path;
  }

  std::vector<Token> tokens_;
  OriginId at_;
  std::vector<MutationChange>& changes_;
};

}  // namespace

void add_cel_changes(std::string_view expression, OriginId at, std::vector<MutationChange>& changes) {
  if (expression.size() <= kMaxExpression && Reader(read_tokens(expression), at, changes).read()) return;
  changes.push_back({{}, std::nullopt, false, at});
}

}  // namespace sidelint::model
