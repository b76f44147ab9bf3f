#include "linter/call/setters.h"

#include <algorithm>
#include <array>
#include <cctype>

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

std::optional<Failure> set_size(const Flag& flag, std::string_view word, Options& options) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  std::string unit(end, static_cast<std::size_t>(word.data() + word.size() - end));
  std::ranges::transform(unit, unit.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  constexpr std::array<std::string_view, 4> kUnits{"", "k", "m", "g"};
  for (std::size_t i = 0; i < kUnits.size() && error == std::errc(); ++i) {
    const std::string plain(kUnits[i]);
    if (unit != plain && unit != plain + "b" && (i == 0 || unit != plain + "ib")) continue;
    if (number > UINT64_MAX >> (10 * i)) break;
    options.max_file_size = number << (10 * i);
    return std::nullopt;
  }
  return refused(flag, "a size such as 64MiB", word);
}

std::optional<Failure> add_assumption(const Flag& flag, std::string_view word, Options& options) {
  constexpr std::string_view kPrefix = "namespace/";
  const std::size_t equals = word.find('=');
  if (!word.starts_with(kPrefix)) {
    constexpr std::array kKnown =
        std::to_array<std::string_view>({"default-revision", "enable-namespaces-by-default", "policy", "revision"});
    const std::string_view key = word.substr(0, equals);
    if (equals != std::string_view::npos && std::ranges::find(kKnown, key) != kKnown.end()) {
      options.assume_mesh.push_back({std::string(key), std::string(word.substr(equals + 1))});
      return std::nullopt;
    }
    Failure failure = refused(flag,
                              "namespace/NAME:KEY=VALUE, namespace/NAME:KEY-, policy=…, revision=…, "
                              "default-revision=… or enable-namespaces-by-default=…",
                              word);
    failure.text += did_you_mean(key, {kKnown.begin(), kKnown.end()});
    return failure;
  }
  const std::size_t colon = word.find(':');
  const bool absent = equals == std::string_view::npos && word.ends_with('-');
  if (colon == std::string_view::npos || (!absent && (equals == std::string_view::npos || equals < colon))) {
    return refused(flag, "namespace/NAME:KEY=VALUE or namespace/NAME:KEY-", word);
  }
  AssumedLabel label{std::string(word.substr(kPrefix.size(), colon - kPrefix.size())), {}, std::nullopt};
  const std::size_t end = absent ? word.size() - 1 : equals;
  label.key = word.substr(colon + 1, end - colon - 1);
  if (!absent) label.value = word.substr(equals + 1);
  options.assume.push_back(std::move(label));
  return std::nullopt;
}

}  // namespace sidelint::linter
