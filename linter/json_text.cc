#include "linter/json_text.h"

#include <cstddef>
#include <cstdint>

#include <fmt/format.h>

#include "reporters/unicode/utf8.h"
#include "reporters/unicode/width.h"

namespace sidelint::linter {
namespace {

constexpr char32_t kReplacement = U'\uFFFD';
constexpr char32_t kLargestUnit =
    0xFFFF;  // beyond it JSON writes pairs, which YAML does not know; a baseline is read as YAML

}  // namespace

std::string json_text(std::string_view text) {
  std::string quoted = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const reporters::CodePoint each = reporters::decode(text, at);
    if (each.value == '"' || each.value == '\\') {
      quoted.append(1, '\\').append(text.substr(at, each.size));
    } else if (!each.valid) {
      quoted += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(kReplacement));
    } else if (each.value != ' ' && each.value <= kLargestUnit && reporters::is_deceptive(each.value)) {
      quoted += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(each.value));
    } else {
      quoted.append(text.substr(at, each.size));
    }
    at += each.size;
  }
  return quoted + '"';
}

}  // namespace sidelint::linter
