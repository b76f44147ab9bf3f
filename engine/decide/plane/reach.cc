#include "engine/decide/plane/reach.h"

#include <algorithm>
#include <array>
#include <vector>

namespace sidelint::decide {
namespace {

// Words that no stage of a delivery is named by: `test` is not among them.
constexpr std::array<std::string_view, 12> kCases{"testdata",  "test-data", "test_data", "tests",
                                                  "__tests__", "fixtures",  "fixture",   "examples",
                                                  "samples",   "testcases", "golden",    "goldens"};
constexpr std::array<std::string_view, 4> kAlternatives{"clusters", "environments", "envs", "stages"};

template <std::size_t Size>
bool is_one_of(std::string_view name, const std::array<std::string_view, Size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The folders and the file; of a folder, which ends with `/`, an empty one stands for all its files.
std::vector<std::string_view> components(std::string_view path) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = path.find('/');
    parts.push_back(path.substr(0, end));
    if (end == std::string_view::npos) return parts;
    path.remove_prefix(end + 1);
  }
}

}  // namespace

bool speaks_for(std::string_view definition, std::string_view file) {
  const std::vector<std::string_view> from = components(definition);
  const std::vector<std::string_view> to = components(file);
  const auto apart =
      static_cast<std::size_t>(std::mismatch(from.begin(), from.end(), to.begin(), to.end()).first - from.begin());
  if (apart == from.size()) return true;  // the same file
  const bool in_two_folders = apart + 1 < from.size() && apart + 1 < to.size();
  if (apart > 0 && in_two_folders && is_one_of(from[apart - 1], kAlternatives)) return false;
  // Below the last folder that both are in, or at it, the definition enters no folder of cases.
  const std::size_t first = apart == 0 ? 0 : apart - 1;
  return std::none_of(from.begin() + static_cast<std::ptrdiff_t>(first), from.end() - 1,
                      [](std::string_view name) { return is_one_of(name, kCases); });
}

std::size_t shared_names(std::string_view definition, std::string_view file) {
  std::vector<std::string_view> from = components(definition);
  const std::vector<std::string_view> to = components(file);
  from.pop_back();
  return static_cast<std::size_t>(std::count_if(from.begin(), from.end(), [&](std::string_view name) {
    return std::find(to.begin(), to.end(), name) != to.end();
  }));
}

}  // namespace sidelint::decide
