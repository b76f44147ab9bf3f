// Go's quoted literals, as package strconv writes and reads them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sidelint::gotmpl::go {

enum class Charset : std::uint8_t { unicode, ascii };

std::string quote(std::string_view text, Charset charset = Charset::unicode);
std::string quote_rune(char32_t rune, Charset charset = Charset::unicode);
bool can_backquote(std::string_view text);

// A literal with its quotes, " or ` or '. Nothing if it is not one.
std::optional<std::string> unquote(std::string_view literal);

// One character of a literal, escapes included; `rest` is what follows it. Nothing if it is malformed.
struct Unquoted {
  char32_t value;
  bool multibyte;  // false: the value is one byte, which need not be valid UTF-8
  std::string_view rest;
};
std::optional<Unquoted> unquote_char(std::string_view text, char quote);

}  // namespace sidelint::gotmpl::go
