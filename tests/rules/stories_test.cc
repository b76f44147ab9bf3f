// The mistakes that people make with injection, collected from public issues and numbered P01 to P65: each that
// manifests show has a story with its number in the name, and each rule is told in some story.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "rules/rule.h"

namespace sidelint {
namespace {

namespace fs = std::filesystem;

constexpr int kRows = 65;

// Rows without a story, and why.
constexpr std::array kUntold = std::to_array<std::pair<int, std::string_view>>({
    {34, "an application that starts before its proxy is told by no manifest"},
    {46, "what binds to the pod's address is told by no manifest"},
    {61, "the network of a cluster is seen in no manifest"},
});

// Rules without a story, and why.
constexpr std::array<std::pair<std::string_view, std::string_view>, 0> kUntoldRules{};

std::string name_of(int row) { return (row < 10 ? "p0" : "p") + std::to_string(row); }

// The numbers at the beginning of a story's name: p03 and p41 of `p03_p41_settings`.
std::set<std::string> rows_of_stories() {
  std::set<std::string> rows;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(SIDELINT_SOURCE_DIR) / "tests/scenarios")) {
    std::istringstream words(entry.path().stem().string());
    for (std::string word; std::getline(words, word, '_') && word.size() == 3 && word.front() == 'p';)
      rows.insert(word);
  }
  return rows;
}

// What all stories print.
std::string printed_by_stories() {
  std::ostringstream all;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(SIDELINT_SOURCE_DIR) / "tests/scenarios")) {
    if (entry.path().extension() != ".txtar") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    const std::string story = text.str();
    all << story.substr(std::min(story.find("-- expect.txt --"), story.size()));
  }
  return all.str();
}

TEST(Stories, EachHasAStoryOrAReasonWhyNot) {
  const std::set<std::string> told = rows_of_stories();
  for (int row = 1; row <= kRows; ++row) {
    const auto untold = std::ranges::find(kUntold, row, &std::pair<int, std::string_view>::first);
    if (untold == kUntold.end()) {
      EXPECT_TRUE(told.contains(name_of(row))) << "no story is named after " << name_of(row);
    } else {
      EXPECT_FALSE(told.contains(name_of(row))) << name_of(row) << " has a story; the list says " << untold->second;
    }
  }
}

TEST(Stories, EveryRuleIsToldInAStory) {
  const std::string printed = printed_by_stories();
  for (const rules::Rule* rule : rules::all_rules()) {
    const bool told = printed.find("[" + std::string(rule->name) + "]") != std::string::npos;
    const bool listed = std::ranges::find(kUntoldRules, rule->name,
                                          &std::pair<std::string_view, std::string_view>::first) != kUntoldRules.end();
    EXPECT_NE(told, listed) << rule->name;
  }
}

}  // namespace
}  // namespace sidelint
