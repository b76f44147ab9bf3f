#include "linter/call/setters.h"

#include <algorithm>

#include <fmt/format.h>

namespace sidelint::linter {

Failure refused(const Flag& flag, std::string_view expected, std::string_view word) {
  return {Failure::Code::usage, fmt::format("--{} takes {}, not `{}`", flag.name, expected, word)};
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known) {
  const std::optional<std::string_view> best = nearest(word, known);
  return best ? fmt::format("; did you mean `{}`?", *best) : std::string();
}

std::vector<std::string> comma_list(std::string_view words) {
  std::vector<std::string> list;
  while (!words.empty()) {
    const std::size_t comma = std::min(words.find(','), words.size());
    std::string_view word = words.substr(0, comma);
    while (word.starts_with(' ')) word.remove_prefix(1);
    while (word.ends_with(' ')) word.remove_suffix(1);
    if (!word.empty()) list.emplace_back(word);
    words.remove_prefix(std::min(comma + 1, words.size()));
  }
  return list;
}

}  // namespace sidelint::linter
