// UTF-8 and character classes as Go's packages unicode/utf8 and unicode see them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sidelint::gotmpl::go {

inline constexpr char32_t kReplacement = 0xFFFD;
inline constexpr char32_t kMaxRune = 0x10FFFF;

// One decoded code point. A byte that begins no valid sequence decodes to kReplacement of size 1; no text to size 0.
struct Rune {
  char32_t value = kReplacement;
  std::size_t size = 0;
};

Rune decode_rune(std::string_view text);
Rune decode_last_rune(std::string_view text);
void append_rune(std::string& out, char32_t rune);  // surrogates and values out of range become kReplacement
std::size_t rune_count(std::string_view text);
bool valid_utf8(std::string_view text);

// A decoded byte that was not valid UTF-8, as opposed to a replacement character that is written in the text.
constexpr bool is_invalid(Rune rune) { return rune.value == kReplacement && rune.size == 1; }

bool is_letter(char32_t rune);
bool is_digit(char32_t rune);
bool is_number(char32_t rune);
bool is_punctuation(char32_t rune);
bool is_print(char32_t rune);
bool is_upper(char32_t rune);
bool is_lower(char32_t rune);
bool is_title(char32_t rune);  // a letter such as U+01C5, which is neither upper nor lower
bool is_space(char32_t rune);

char32_t to_upper(char32_t rune);
char32_t to_lower(char32_t rune);
char32_t to_title(char32_t rune);

// strings.ToUpper, ToLower and ToTitle: each code point by itself; invalid bytes become kReplacement.
std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);

// strings.TrimSpace, and strings.Trim* with a set of characters.
std::string_view trim_space(std::string_view text);
std::string_view trim_left(std::string_view text, std::string_view cutset);
std::string_view trim_right(std::string_view text, std::string_view cutset);

}  // namespace sidelint::gotmpl::go
