#include "reporters/words/markup.h"

#include <cstddef>

#include <fmt/format.h>

#include "reporters/terminal/shown.h"

namespace sidelint::reporters {
namespace {

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x80U) return true;
  const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return alphanumeric || std::string_view(" ,;./?=%^$-+").find(c) != std::string_view::npos;
}

}  // namespace

std::string html_references(std::string_view printable_text) {
  std::string out;
  for (const char c : printable_text) {
    if (is_plain(c))
      out += c;
    else
      out += fmt::format("&#{};", static_cast<int>(c));
  }
  return out;
}

std::string html_text(std::string_view words, Charset charset) { return html_references(printable(words, charset)); }

std::string html_message(std::string_view words, Charset charset) {
  const std::string text = printable(words, charset);
  std::string out;
  std::size_t at = 0;
  for (;;) {
    const std::size_t open = text.find('`', at);
    const std::size_t close = open == std::string::npos ? open : text.find('`', open + 1);
    if (close == std::string::npos) return out + html_references(std::string_view(text).substr(at));
    out += html_references(std::string_view(text).substr(at, open - at));
    out += fmt::format("<code>{}</code>", html_references(std::string_view(text).substr(open + 1, close - open - 1)));
    at = close + 1;
  }
}

}  // namespace sidelint::reporters
