#include "engine/decide/plane/stages.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace sidelint::decide {
namespace {

using Stages = std::uint8_t;  // a bit each
constexpr Stages kDevelopment = 1;
constexpr Stages kTest = 2;
constexpr Stages kStaging = 4;
constexpr Stages kPreproduction = 8;
constexpr Stages kProduction = 16;
constexpr Stages kAllButProduction = kDevelopment | kTest | kStaging | kPreproduction;

struct Word {
  std::string_view text;
  Stages stage;
  bool alone;  // means that only as the whole name: `test` is part of other names
};
constexpr std::array<Word, 16> kWords{{{"dev", kDevelopment, false},
                                       {"develop", kDevelopment, true},
                                       {"development", kDevelopment, false},
                                       {"test", kTest, true},
                                       {"qa", kTest, false},
                                       {"uat", kTest, false},
                                       {"stage", kStaging, true},
                                       {"staging", kStaging, false},
                                       {"stg", kStaging, false},
                                       {"preprod", kPreproduction, false},
                                       {"preproduction", kPreproduction, false},
                                       {"nonprod", kAllButProduction, false},
                                       {"prod", kProduction, false},
                                       {"prd", kProduction, false},
                                       {"production", kProduction, false},
                                       {"live", kProduction, true}}};

Stages stage_of(std::string_view word, bool is_alone) {
  const auto found =
      std::ranges::find_if(kWords, [&](const Word& each) { return each.text == word && (is_alone || !each.alone); });
  return found == kWords.end() ? Stages{0} : found->stage;
}

// Of one folder: `prod`, `prod-eu`, `cluster_dev`, `pre-prod`.
Stages stages_of_name(std::string_view name) {
  Stages stages = 0;
  Stages instead = 0;  // what `prod` means behind the word before it
  for (std::string_view rest = name; !rest.empty();) {
    const auto is_separator = [](char c) { return c == '-' || c == '_' || c == '.'; };
    const auto end = static_cast<std::size_t>(std::ranges::find_if(rest, is_separator) - rest.begin());
    const std::string_view word = rest.substr(0, end);
    const Stages stage = stage_of(word, word.size() == name.size());
    stages |= stage == kProduction && instead != 0 ? instead : stage;
    instead = word == "non" ? kAllButProduction : word == "pre" ? kPreproduction : Stages{0};
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return stages;
}

// Of the path's folders behind its first `from` bytes.
Stages stages_of(std::string_view path, std::size_t from) {
  Stages stages = 0;
  for (std::size_t end = path.find('/', from); end != std::string_view::npos; end = path.find('/', from)) {
    stages |= stages_of_name(path.substr(from, end - from));
    from = end + 1;
  }
  return stages;
}

}  // namespace

bool are_of_different_stages(std::string_view one, std::string_view other) {
  const auto differ = std::ranges::mismatch(one, other).in1;
  const std::size_t apart = one.substr(0, static_cast<std::size_t>(differ - one.begin())).rfind('/') + 1;
  const Stages of_one = stages_of(one, apart);
  if (of_one == 0) return false;
  const Stages of_other = stages_of(other, apart);
  return of_other != 0 && (of_one & of_other) == 0;
}

}  // namespace sidelint::decide
