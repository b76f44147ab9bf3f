#include "engine/kustomize/read/split.h"

#include <cstddef>
#include <string>

namespace sidelint::kustomize {

std::variant<std::vector<Span>, Flaw> split_documents(std::string_view text, SourceId source) {
  constexpr std::string_view kSeparator = "\n---";
  std::vector<Span> pieces;
  const auto span = [source](std::size_t begin, std::size_t end) {
    return Span{source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  };
  std::size_t begin = 0;
  for (std::size_t at = text.find(kSeparator); at != std::string_view::npos;) {
    const std::size_t end = text.find('\n', at + kSeparator.size());
    if (end == std::string_view::npos) break;
    std::string_view behind = text.substr(at + kSeparator.size(), end - at - kSeparator.size());
    behind.remove_prefix(std::min(behind.find_first_not_of(" \t\r\v\f"), behind.size()));
    if (!behind.empty() && behind.front() != '#')
      return Flaw{span(at + 1, end), "invalid document separator: " + std::string(text.substr(at + 1, end - at - 1))};
    pieces.push_back(span(begin, at + 1));
    begin = end + 1;
    at = text.find(kSeparator, begin);
  }
  if (!text.empty()) pieces.push_back(span(begin, text.size()));
  return pieces;
}

}  // namespace sidelint::kustomize
