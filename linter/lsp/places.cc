#include "linter/lsp/places.h"

#include <algorithm>
#include <charconv>

namespace sidelint::linter::lsp {
namespace {

// How many units of the encoding the byte begins: UTF-16 takes two for what UTF-8 writes in four bytes.
std::uint32_t units(char byte, Encoding encoding) {
  const auto value = static_cast<unsigned char>(byte);
  if (encoding == Encoding::utf8) return 1;
  if ((value & 0xC0U) == 0x80U) return 0;
  return value >= 0xF0U ? 2 : 1;
}

}  // namespace

Json position_of(std::string_view text, std::uint32_t offset, Encoding encoding) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  std::uint32_t character = 0;
  for (const char byte : before.substr(start)) character += units(byte, encoding);
  return {{"line", std::ranges::count(before, '\n')}, {"character", character}};
}

Json range_of(std::string_view text, Span span, Encoding encoding) {
  return {{"start", position_of(text, span.begin, encoding)}, {"end", position_of(text, span.end, encoding)}};
}

std::uint32_t offset_of(std::string_view text, const Json& position, Encoding encoding) {
  std::size_t at = 0;
  for (std::uint32_t line = number_at(position, {"line"}); line > 0 && at < text.size(); --line) {
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  }
  std::uint32_t left = number_at(position, {"character"});
  while (left > 0 && at < text.size() && text[at] != '\n') {
    left -= std::min(left, units(text[at], encoding));
    ++at;
  }
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return static_cast<std::uint32_t>(at);
}

std::string path_of(std::string_view uri) {
  constexpr std::string_view kScheme = "file://";
  if (!uri.starts_with(kScheme)) return "";
  uri.remove_prefix(kScheme.size());
  if (!uri.starts_with('/')) return "";
  std::string path;
  for (std::size_t at = 0; at < uri.size(); ++at) {
    unsigned code = 0;
    if (uri[at] == '%' && at + 2 < uri.size() &&
        std::from_chars(&uri[at + 1], &uri[at + 1] + 2, code, 16).ptr == &uri[at + 1] + 2) {
      path += static_cast<char>(code);
      at += 2;
    } else {
      path += uri[at];
    }
  }
  return path;
}

}  // namespace sidelint::linter::lsp
