#include "engine/helm/values/json_prefix.h"

#include <algorithm>
#include <utility>

#include "engine/gotmpl/funcs/json_text.h"

namespace sidelint::helm {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

// Behind a string whose first quote stands at `at`.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at)
    if (text[at] == '\\') ++at;
  return std::min(at + 1, text.size());
}

// Where the value ends that begins at `at`, if it is one: brackets and strings are told, the rest the parser tells.
std::size_t end_of_value(std::string_view text, std::size_t at) {
  if (text[at] == '"') return end_of_string(text, at);
  if (text[at] != '{' && text[at] != '[') {
    const std::size_t end = text.find_first_of(",]} \t\r\n", at);
    return std::min(end, text.size());
  }
  std::size_t open = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = end_of_string(text, at);
      continue;
    }
    if (c == '{' || c == '[') ++open;
    ++at;
    if ((c == '}' || c == ']') && --open == 0) break;
  }
  return at;
}

}  // namespace

JsonPrefix read_json_prefix(gotmpl::Heap& heap, std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {{}, 0, "unexpected end of JSON input"};
  const std::size_t end = end_of_value(text, begin);
  gotmpl::JsonValue read = gotmpl::parse_json(heap, text.substr(begin, end - begin));
  if (!read.error.empty()) return {{}, 0, std::move(read.error)};
  return {read.value, end, {}};
}

}  // namespace sidelint::helm
