#include "engine/gotmpl/funcs/words.h"

#include <cstddef>
#include <cstdint>

#include "engine/gotmpl/go/unicode.h"

namespace sidelint::gotmpl {
namespace {

bool is_connector(char32_t rune) { return rune == '-' || rune == '_' || go::is_space(rune); }

// Letters of alphabets, as opposed to Chinese, Japanese and Korean signs.
bool is_alphabet(char32_t rune) {
  const bool cjk =
      (rune >= 0x4E00 && rune <= 0x9FCC) || (rune >= 0x3400 && rune <= 0x4D85) || (rune >= 0x20000 && rune <= 0x2B81D);
  return go::is_letter(rune) && !cjk;
}

enum class WordKind : std::uint8_t { invalid, number, upper_case, alphabet, connector, punctuation, other };

struct Word {
  WordKind kind = WordKind::invalid;
  std::string_view text;
};

// Takes words off the front of a text. Bytes that are not UTF-8 belong to whatever stands before them.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }

  Word next() {
    if (rest_.empty()) return {};
    std::size_t size = valid_rune(go::kReplacement, 0);
    if (rune_ == go::kReplacement) return take(WordKind::invalid, size);
    if (is_connector(rune_)) return take(WordKind::connector, run(size, is_connector));
    if (go::is_punctuation(rune_)) return take(WordKind::punctuation, run(size, go::is_punctuation));
    if (go::is_upper(rune_)) return take(WordKind::upper_case, upper_case_word(size));
    if (is_alphabet(rune_)) return take(WordKind::alphabet, run(size, is_small_letter));
    if (go::is_number(rune_)) return take(WordKind::number, run(size, go::is_number));
    return take(WordKind::other, run(size, is_other));
  }

 private:
  static bool is_small_letter(char32_t rune) { return is_alphabet(rune) && !go::is_upper(rune); }
  static bool is_other(char32_t rune) {
    return !is_connector(rune) && !is_alphabet(rune) && !go::is_number(rune) && !go::is_punctuation(rune);
  }

  // The next character that is one, at `from` or after bytes that are none; without any, `before` again.
  std::size_t valid_rune(char32_t before, std::size_t from) {
    std::size_t end = from;
    while (end < rest_.size()) {
      const go::Rune rune = go::decode_rune(rest_.substr(end));
      end += rune.size;
      rune_ = rune.value;
      if (rune_ != go::kReplacement) return end;
    }
    rune_ = before;
    return end;
  }

  template <class Belongs>
  std::size_t run(std::size_t end, Belongs belongs) {
    while (end < rest_.size()) {
      const std::size_t next = valid_rune(rune_, end);
      if (!belongs(rune_)) break;
      end = next;
    }
    return end;
  }

  // HTTP, or Http; of HTTPStatus the S already belongs to the next word.
  std::size_t upper_case_word(std::size_t end) {
    if (end == rest_.size()) return end;
    std::size_t next = valid_rune(rune_, end);
    if (!go::is_upper(rune_)) return is_alphabet(rune_) ? run(next, is_small_letter) : end;
    std::size_t before_last = end;
    end = next;
    while (end < rest_.size()) {
      next = valid_rune(rune_, end);
      if (!go::is_upper(rune_)) break;
      before_last = end;
      end = next;
    }
    return end < rest_.size() && is_alphabet(rune_) ? before_last : end;
  }

  Word take(WordKind kind, std::size_t size) {
    const Word word{kind, rest_.substr(0, size)};
    rest_.remove_prefix(size);
    return word;
  }

  std::string_view rest_;
  char32_t rune_ = 0;
};

// Writes the words of a text in lower case, with connectors where the words of an identifier meet.
class LowerCaseWriter {
 public:
  LowerCaseWriter(std::string_view text, char32_t connector) : words_(text), connector_(connector) {}

  std::string run() {
    advance();
    while (!words_.at_end()) {
      if (word_.kind != WordKind::connector) write(word_);
      const Word before = word_;
      advance();
      switch (before.kind) {
        case WordKind::number:
          after_number();
          break;
        case WordKind::connector:
          write(before);
          break;
        case WordKind::punctuation:
          break;
        default:
          after_letters();
          break;
      }
    }
    write(word_);
    return out_;
  }

 private:
  void advance() { word_ = words_.next(); }
  bool is_letters_or_number() const { return word_.kind == WordKind::alphabet || word_.kind == WordKind::number; }
  bool wants_connector() const { return word_.kind != WordKind::connector && word_.kind != WordKind::punctuation; }

  void write_letters_and_numbers() {
    while (is_letters_or_number()) {
      write(word_);
      advance();
    }
    if (word_.kind != WordKind::invalid && wants_connector()) connect();
  }

  void after_number() { write_letters_and_numbers(); }

  // A number joins the word before it, as in bld4_floor, unless small letters follow it, as in http_2xx.
  void after_letters() {
    if (word_.kind != WordKind::number) {
      if (wants_connector()) connect();
      return;
    }
    if (words_.at_end()) return;
    const Word number = word_;
    advance();
    if (word_.kind != WordKind::alphabet) {
      write(number);
      if (wants_connector()) connect();
      return;
    }
    connect();
    write(number);
    write_letters_and_numbers();
  }

  void connect() { go::append_rune(out_, connector_); }

  void write(const Word& word) {
    if (word.kind != WordKind::upper_case && word.kind != WordKind::connector) {
      out_ += word.text;
      return;
    }
    for (std::size_t i = 0; i < word.text.size();) {
      const go::Rune rune = go::decode_rune(word.text.substr(i));
      i += rune.size;
      if (is_connector(rune.value)) {
        connect();
      } else {
        go::append_rune(out_, go::is_upper(rune.value) ? go::to_lower(rune.value) : rune.value);
      }
    }
  }

  WordReader words_;
  char32_t connector_;
  Word word_;
  std::string out_;
};

}  // namespace

std::string pascal_case(std::string_view text) {
  std::string out;
  const auto take = [&text] {
    const go::Rune rune = go::decode_rune(text);
    text.remove_prefix(rune.size);
    return rune.value;
  };
  if (text.empty()) return out;
  char32_t current = 0;
  bool upper_run = false;  // the word began with an upper-case letter and has had no other since
  while (!text.empty()) {
    current = take();
    if (!is_connector(current)) {
      upper_run = go::is_upper(current);
      current = go::to_upper(current);
      break;
    }
    go::append_rune(out, current);
  }
  while (!text.empty()) {
    const char32_t before = current;
    current = take();
    if (is_connector(current) && is_connector(before)) {
      go::append_rune(out, before);
      continue;
    }
    if (is_connector(before)) {
      upper_run = go::is_upper(current);
      current = go::to_upper(current);
      continue;
    }
    if (upper_run && go::is_upper(current)) {
      current = go::to_lower(current);
    } else {
      upper_run = false;
    }
    go::append_rune(out, before);
  }
  go::append_rune(out, current);
  return out;
}

std::string connected_lower_case(std::string_view text, char32_t connector) {
  return LowerCaseWriter(text, connector).run();
}

}  // namespace sidelint::gotmpl
