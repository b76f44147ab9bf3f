#include "engine/gotmpl/go/unicode.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "engine/gotmpl/go/unicode_tables.h"

namespace sidelint::gotmpl::go {
namespace {

constexpr char32_t kSurrogateFirst = 0xD800;
constexpr char32_t kSurrogateLast = 0xDFFF;

std::uint8_t byte_at(std::string_view text, std::size_t i) { return static_cast<std::uint8_t>(text[i]); }

bool in_table(std::span<const Range> table, char32_t rune) {
  const auto after = std::upper_bound(table.begin(), table.end(), rune,
                                      [](char32_t value, const Range& range) { return value < range.first; });
  if (after == table.begin()) return false;
  const Range& range = *(after - 1);
  return rune <= range.last && (rune - range.first) % range.step == 0;
}

// Ranges of step 2 interleave in pairs, so the right one may stand one before the last that begins early enough.
const CaseRange* case_range(char32_t rune) {
  const std::span<const CaseRange> table = case_mappings();
  auto at = std::upper_bound(table.begin(), table.end(), rune,
                             [](char32_t value, const CaseRange& range) { return value < range.first; });
  for (int looked = 0; looked < 2 && at != table.begin(); ++looked) {
    --at;
    if (rune <= at->last && (rune - at->first) % at->step == 0) return &*at;
  }
  return nullptr;
}

char32_t shifted(char32_t rune, std::int32_t by) { return static_cast<char32_t>(static_cast<std::int32_t>(rune) + by); }

template <class Map>
std::string mapped(std::string_view text, Map map) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Rune rune = decode_rune(text.substr(i));
    append_rune(out, map(rune.value));
    i += rune.size;
  }
  return out;
}

bool contains_rune(std::string_view set, char32_t wanted) {
  for (std::size_t i = 0; i < set.size();) {
    const Rune rune = decode_rune(set.substr(i));
    if (rune.value == wanted) return true;
    i += rune.size;
  }
  return false;
}

}  // namespace

Rune decode_rune(std::string_view text) {
  if (text.empty()) return {};
  const std::uint8_t lead = byte_at(text, 0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return {kReplacement, 1};
  char32_t value = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    const std::uint8_t next = byte_at(text, i);
    if ((next & 0xC0U) != 0x80U) return {kReplacement, 1};
    value = (value << 6U) | (next & 0x3FU);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  if (overlong || value > kMaxRune || (value >= kSurrogateFirst && value <= kSurrogateLast)) return {kReplacement, 1};
  return {value, size};
}

Rune decode_last_rune(std::string_view text) {
  if (text.empty()) return {};
  const std::size_t farthest = text.size() > 4 ? text.size() - 4 : 0;
  for (std::size_t start = text.size() - 1;; --start) {
    if ((byte_at(text, start) & 0xC0U) != 0x80U) {
      const Rune rune = decode_rune(text.substr(start));
      if (start + rune.size == text.size()) return rune;
      break;
    }
    if (start == farthest) break;
  }
  return {kReplacement, 1};
}

void append_rune(std::string& out, char32_t rune) {
  if (rune > kMaxRune || (rune >= kSurrogateFirst && rune <= kSurrogateLast)) rune = kReplacement;
  const auto push = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (rune < 0x80) {
    push(rune);
  } else if (rune < 0x800) {
    push(0xC0U | (rune >> 6U));
    push(0x80U | (rune & 0x3FU));
  } else if (rune < 0x10000) {
    push(0xE0U | (rune >> 12U));
    push(0x80U | ((rune >> 6U) & 0x3FU));
    push(0x80U | (rune & 0x3FU));
  } else {
    push(0xF0U | (rune >> 18U));
    push(0x80U | ((rune >> 12U) & 0x3FU));
    push(0x80U | ((rune >> 6U) & 0x3FU));
    push(0x80U | (rune & 0x3FU));
  }
}

std::size_t rune_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) i += decode_rune(text.substr(i)).size;
  return count;
}

bool valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Rune rune = decode_rune(text.substr(i));
    if (is_invalid(rune)) return false;
    i += rune.size;
  }
  return true;
}

bool is_letter(char32_t rune) { return in_table(letters(), rune); }
bool is_digit(char32_t rune) { return in_table(digits(), rune); }
bool is_number(char32_t rune) { return in_table(numbers(), rune); }
bool is_punctuation(char32_t rune) { return in_table(punctuation(), rune); }
bool is_print(char32_t rune) { return rune < 0x80 ? rune >= 0x20 && rune < 0x7F : in_table(printable(), rune); }
bool is_upper(char32_t rune) { return in_table(upper_case(), rune); }
bool is_lower(char32_t rune) { return in_table(lower_case(), rune); }

bool is_title(char32_t rune) {
  const bool latin = rune == 0x1C5 || rune == 0x1C8 || rune == 0x1CB || rune == 0x1F2;
  const bool greek = rune >= 0x1F88 && rune <= 0x1FAF && (rune & 8U) != 0;
  return latin || greek || rune == 0x1FBC || rune == 0x1FCC || rune == 0x1FFC;
}

bool is_space(char32_t rune) {
  return (rune >= 0x09 && rune <= 0x0D) || rune == 0x20 || rune == 0x85 || rune == 0xA0 || rune == 0x1680 ||
         (rune >= 0x2000 && rune <= 0x200A) || rune == 0x2028 || rune == 0x2029 || rune == 0x202F || rune == 0x205F ||
         rune == 0x3000;
}

char32_t to_upper(char32_t rune) {
  const CaseRange* range = case_range(rune);
  return range ? shifted(rune, range->upper) : rune;
}

char32_t to_lower(char32_t rune) {
  const CaseRange* range = case_range(rune);
  return range ? shifted(rune, range->lower) : rune;
}

char32_t to_title(char32_t rune) {
  const CaseRange* range = case_range(rune);
  return range ? shifted(rune, range->title) : rune;
}

std::string to_upper(std::string_view text) {
  return mapped(text, [](char32_t rune) { return to_upper(rune); });
}

std::string to_lower(std::string_view text) {
  return mapped(text, [](char32_t rune) { return to_lower(rune); });
}

std::string_view trim_space(std::string_view text) {
  while (!text.empty()) {
    const Rune rune = decode_rune(text);
    if (!is_space(rune.value)) break;
    text.remove_prefix(rune.size);
  }
  while (!text.empty()) {
    const Rune rune = decode_last_rune(text);
    if (!is_space(rune.value)) break;
    text.remove_suffix(rune.size);
  }
  return text;
}

std::string_view trim_left(std::string_view text, std::string_view cutset) {
  while (!text.empty()) {
    const Rune rune = decode_rune(text);
    if (!contains_rune(cutset, rune.value)) break;
    text.remove_prefix(rune.size);
  }
  return text;
}

std::string_view trim_right(std::string_view text, std::string_view cutset) {
  while (!text.empty()) {
    const Rune rune = decode_last_rune(text);
    if (!contains_rune(cutset, rune.value)) break;
    text.remove_suffix(rune.size);
  }
  return text;
}

}  // namespace sidelint::gotmpl::go
