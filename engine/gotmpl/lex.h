// Template text to tokens: Go's text/template/parse/lex.go.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sidelint::gotmpl {

// In the order of Go's itemType: its number can show up in a message (see Parser::fail).
enum class TokenType : std::uint8_t {
  error,
  boolean,
  character,      // a printable ASCII character, such as a comma
  char_constant,  // 'a'
  comment,
  complex,  // 1+2i
  assign,   // =
  declare,  // :=
  eof,
  field,  // .Name
  identifier,
  left_delim,
  left_paren,
  number,
  pipe,
  raw_string,
  right_delim,
  right_paren,
  space,
  string,
  text,
  variable,
  keyword,  // what follows are keywords
  block_keyword,
  break_keyword,
  continue_keyword,
  dot,
  define_keyword,
  else_keyword,
  end_keyword,
  if_keyword,
  nil_keyword,
  range_keyword,
  template_keyword,
  with_keyword,
};

struct Token {
  TokenType type = TokenType::eof;
  std::size_t pos = 0;
  std::string_view text;  // of an error: the message, owned by the lexer
};

// The token as messages show it.
std::string describe(const Token& token);

struct Delimiters {
  std::string left = "{{";
  std::string right = "}}";
};

// break and continue are ordinary names where functions of these names exist.
enum class LoopWords : std::uint8_t { keywords, names };

class Lexer {
 public:
  Lexer(std::string_view input, Delimiters delimiters, LoopWords break_word, LoopWords continue_word);

  Token next();

  std::size_t position() const { return pos_; }
  // To behind an action. Only for the usual delimiters.
  void go_to(std::size_t position) { pos_ = start_ = position; }
  // From behind the opening action of a block to behind its {{end}}. Nothing if it holds what must be read at once, or
  // is not sound.
  struct PassedBlock {
    bool has_else;  // of its own
  };
  std::optional<PassedBlock> pass_block();
  bool has_usual_delimiters() const { return delimiters_.left == "{{" && delimiters_.right == "}}"; }

 private:
  enum class State : std::uint8_t { text, left_delim, comment, right_delim, inside, space, done };
  static constexpr std::int32_t kEof = -1;

  struct RightDelim {
    bool here;
    bool trims;
  };

  std::int32_t next_rune();
  std::int32_t peek_rune();
  void backup();
  bool accept(std::string_view valid);
  void accept_run(std::string_view valid);
  void skip_alphanumeric();
  void ignore() { start_ = pos_; }
  bool rest_starts_with(std::string_view prefix, std::size_t ahead = 0) const;
  std::string_view rest(std::size_t ahead = 0) const;
  RightDelim at_right_delim() const;
  bool at_end();
  bool at_terminator();

  State emit(TokenType type);
  State fail(std::string message);
  State lex_text();
  State lex_left_delim();
  State lex_comment();
  State lex_right_delim();
  State lex_inside_action();
  State lex_operator(std::int32_t rune);
  State lex_space();
  State lex_identifier();
  State lex_field_or_variable(TokenType type);
  State lex_quoted(char mark, TokenType type, std::string_view what);
  State lex_raw_string();
  State lex_number();
  bool scan_number();

  std::string_view input_;
  Delimiters delimiters_;
  LoopWords break_word_;
  LoopWords continue_word_;
  std::size_t pos_ = 0;
  std::size_t start_ = 0;
  int paren_depth_ = 0;
  bool at_eof_ = false;
  bool inside_action_ = false;
  Token token_;
  std::string error_;
};

}  // namespace sidelint::gotmpl
