// Letter case, white space and initials: goutils v1.1 and xstrings v1.5 behind sprig/functions.go.
#include <string>
#include <string_view>

#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/funcs/words.h"
#include "engine/gotmpl/go/unicode.h"

namespace sidelint::gotmpl::sprig {
namespace {

// Runs over the characters of a text; what `change` returns is written instead.
template <class Change>
std::string changed(std::string_view text, Change change) {
  std::string out;
  while (!text.empty()) {
    const go::Rune rune = go::decode_rune(text);
    text.remove_prefix(rune.size);
    go::append_rune(out, change(rune.value));
  }
  return out;
}

// strings.Title's idea of what stands between words.
bool is_separator(char32_t rune) {
  if (rune <= 0x7F)
    return !((rune >= '0' && rune <= '9') || (rune >= 'a' && rune <= 'z') || (rune >= 'A' && rune <= 'Z') ||
             rune == '_');
  return !go::is_letter(rune) && !go::is_digit(rune) && go::is_space(rune);
}

Value lower(Call& call) { return call.text(go::to_lower(call.text_arg(0))); }
Value upper(Call& call) { return call.text(go::to_upper(call.text_arg(0))); }

Value title(Call& call) {
  char32_t before = ' ';
  return call.text(changed(call.text_arg(0), [&before](char32_t rune) {
    const bool starts = is_separator(before);
    before = rune;
    return starts ? go::to_title(rune) : rune;
  }));
}

Value untitle(Call& call) {
  bool starts = true;
  return call.text(changed(call.text_arg(0), [&starts](char32_t rune) {
    if (go::is_space(rune)) {
      starts = true;
    } else if (starts) {
      starts = false;
      return go::to_lower(rune);
    }
    return rune;
  }));
}

Value swapcase(Call& call) {
  bool after_space = true;
  return call.text(changed(call.text_arg(0), [&after_space](char32_t rune) {
    if (go::is_upper(rune) || go::is_title(rune)) {
      after_space = false;
      return go::to_lower(rune);
    }
    if (go::is_lower(rune)) {
      const bool starts = after_space;
      after_space = false;
      return starts ? go::to_title(rune) : go::to_upper(rune);
    }
    after_space = go::is_space(rune);
    return rune;
  }));
}

// These two look at bytes as if each were a character; a text without white space stays as it is.
Value nospace(Call& call) {
  std::string out;
  bool found = false;
  for (const char c : call.text_arg(0)) {
    const auto rune = static_cast<unsigned char>(c);
    if (go::is_space(rune)) {
      found = true;
    } else {
      go::append_rune(out, rune);
    }
  }
  return found ? call.text(std::move(out)) : call.args[0];
}

Value initials(Call& call) {
  std::string out;
  bool starts = true;
  for (const char c : call.text_arg(0)) {
    const auto rune = static_cast<unsigned char>(c);
    if (go::is_space(rune)) {
      starts = true;
    } else if (starts) {
      go::append_rune(out, rune);
      starts = false;
    }
  }
  return call.text(std::move(out));
}

Value camelcase(Call& call) { return call.text(pascal_case(call.text_arg(0))); }
Value kebabcase(Call& call) { return call.text(connected_lower_case(call.text_arg(0), '-')); }
Value snakecase(Call& call) { return call.text(connected_lower_case(call.text_arg(0), '_')); }

constexpr Unknowns kPassed = Unknowns::passed_on;

constexpr FuncDef kLetterCase[] = {
    {"camelcase", camelcase, {&kString}}, {"initials", initials, {&kString}},
    {"kebabcase", kebabcase, {&kString}}, {"lower", lower, {&kString}, Arity::fixed, kPassed},
    {"nospace", nospace, {&kString}},     {"snakecase", snakecase, {&kString}},
    {"swapcase", swapcase, {&kString}},   {"title", title, {&kString}},
    {"untitle", untitle, {&kString}},     {"upper", upper, {&kString}, Arity::fixed, kPassed},
};

}  // namespace

std::span<const FuncDef> letter_case() { return kLetterCase; }

}  // namespace sidelint::gotmpl::sprig
