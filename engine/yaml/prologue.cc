#include "engine/yaml/prologue.h"

#include <algorithm>

#include "engine/yaml/bytes.h"

namespace sidelint::yaml {

std::size_t count_tag_directives(std::string_view text) {
  constexpr std::string_view kDirective = "%TAG";
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    const std::size_t first = line.find_first_not_of(" \t");
    const bool content = first != std::string_view::npos && line[first] != '#' && line[first] != '%';
    if (content && !line.starts_with("...")) break;
    for (std::size_t at = line.find(kDirective); at != std::string_view::npos; at = line.find(kDirective, at + 1))
      ++count;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return count;
}

std::optional<std::size_t> find_misplaced_mark(std::string_view text) {
  for (std::size_t at = text.find(kByteOrderMark); at != std::string_view::npos;
       at = text.find(kByteOrderMark, at + 1)) {
    const std::string_view before = text.substr(0, at);
    const bool rare_line_end = before.ends_with("\u0085") || before.ends_with("\u2028") || before.ends_with("\u2029");
    if (before.empty() || before.back() == '\n' || before.back() == '\r' || rare_line_end) return at;
  }
  return std::nullopt;
}

}  // namespace sidelint::yaml
