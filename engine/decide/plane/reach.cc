#include "engine/decide/plane/reach.h"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/decide/plane/stages.h"
#include "engine/model/alternatives.h"

namespace sidelint::decide {
namespace {

// Words that no stage of a delivery is named by: `test` is not among them.
constexpr std::array<std::string_view, 14> kCases{"testdata", "test-data", "test_data", "tests",        "__tests__",
                                                  "fixtures", "fixture",   "examples",  "samples",      "testcases",
                                                  "golden",   "goldens",   "docs",      "documentation"};
constexpr std::array<std::string_view, 7> kAlternatives{"clusters", "environments", "envs",   "env",
                                                        "stages",   "overlays",     "regions"};

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
  if (definition == file) return true;
  const auto differ = std::mismatch(definition.begin(), definition.end(), file.begin(), file.end()).first;
  const auto same = static_cast<std::size_t>(differ - definition.begin());
  // Behind the folders that both are in.
  const std::size_t apart = definition.substr(0, same).rfind('/') + 1;  // npos + 1 is 0
  const bool in_two_folders =
      definition.find('/', apart) != std::string_view::npos && file.find('/', apart) != std::string_view::npos;
  std::size_t begin = 0;
  if (apart > 0) {
    begin = apart == 1 ? 0 : definition.rfind('/', apart - 2) + 1;
    const std::string_view last_common = definition.substr(begin, apart - 1 - begin);
    if (in_two_folders && is_one_of(last_common, kAlternatives)) return false;
  }
  // The last common folder, and those of the definition alone, are none of cases.
  for (std::size_t end = definition.find('/', begin); end != std::string_view::npos;
       end = definition.find('/', begin)) {
    if (is_one_of(definition.substr(begin, end - begin), kCases)) return false;
    begin = end + 1;
  }
  return !are_of_different_stages(definition, file);  // the dearest question last
}

bool speaks_for(const model::Object& definition, const Place& place) {
  return !model::are_two_clusters(definition.cluster, place.cluster) && speaks_for(definition.file, place.file);
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
