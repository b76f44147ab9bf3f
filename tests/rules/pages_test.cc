// The documentation that is generated: a page for each rule, and the parts of the guides between marks.
#include <filesystem>
#include <fstream>
#include <map>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "engine/decide/trace.h"
#include "linter/config/key.h"
#include "rules/catalogue.h"
#include "rules/rule.h"
#include "tests/harness/golden.h"

namespace sidelint::testing {
namespace {

namespace fs = std::filesystem;

const std::string kDocs = std::string(SIDELINT_SOURCE_DIR) + "/docs";

Goldens documentation() { return {kDocs, Goldens::of_environment().mode}; }

std::string slurp(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// The guide with the text between `<!-- NAME -->` and `<!-- /NAME -->` replaced.
::testing::AssertionResult holds(const std::string& guide, const std::string& name, const std::string& generated) {
  const std::string begin = "<!-- " + name + " -->\n";
  const std::string end = "<!-- /" + name + " -->";
  const std::string page = slurp(kDocs + "/" + guide);
  const std::size_t from = page.find(begin);
  const std::size_t to = page.find(end);
  if (from == std::string::npos || to == std::string::npos) {
    return ::testing::AssertionFailure() << guide << " has no part " << name;
  }
  return documentation().check(guide, page.substr(0, from + begin.size()) + generated + page.substr(to));
}

TEST(Pages, EachRuleHasOneThatSaysWhatTheRuleSays) {
  for (const rules::Rule* rule : rules::all_rules()) {
    EXPECT_TRUE(documentation().check("rules/" + std::string(rule->name) + ".md", rules::page_of(*rule)));
  }
}

TEST(Pages, NoneIsLeftOfARuleThatIsGone) {
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(kDocs + "/rules")) {
    if (entry.is_directory()) continue;
    const std::string name = fs::relative(entry.path(), kDocs + "/rules").replace_extension().string();
    EXPECT_NE(rules::find_rule(name), nullptr) << entry.path();
  }
}

TEST(Guides, ShowTheStepsOfTheDecision) {
  std::string table = "| step | question | mirrors |\n| --- | --- | --- |\n";
  for (const decide::StepInfo& step : decide::all_steps()) {
    table += "| `" + std::string(step.name) + "` | " + std::string(step.question) + " | " + std::string(step.upstream) +
             " |\n";
  }
  EXPECT_TRUE(holds("how-istio-decides.md", "steps", table));
}

void add_keys(std::span<const linter::Key> keys, const std::string& prefix, std::string& table) {
  using Shape = linter::Key::Shape;
  for (const linter::Key& key : keys) {
    const std::string path = prefix + std::string(key.name);
    table += "| `" + path + "` | " + std::string(key.summary) + " | `" + std::string(key.example) + "` |\n";
    const std::string_view into = key.shape == Shape::entries                                    ? "[]."
                                  : key.shape == Shape::sections || key.shape == Shape::settings ? ".NAME."
                                                                                                 : ".";
    add_keys(key.keys, path + std::string(into), table);
  }
}

TEST(Guides, ShowEveryKeyOfTheConfiguration) {
  std::string table = "| key | meaning | for example |\n| --- | --- | --- |\n";
  add_keys(linter::config_keys(), "", table);
  EXPECT_TRUE(holds("configuration.md", "keys", table));
}

TEST(Guides, ShowWhichRuleFindsWhatOtherToolsFind) {
  std::map<std::string_view, std::vector<std::string_view>> by_code;
  for (const rules::Rule* rule : rules::all_rules()) {
    for (const std::string_view code : rule->equivalents) by_code[code].push_back(rule->name);
  }
  std::string table = "| there | here |\n| --- | --- |\n";
  for (const auto& [code, names] : by_code) {
    table += "| " + std::string(code) + " | ";
    for (const std::string_view name : names) {
      table += (name == names.front() ? "[" : ", [") + std::string(name) + "](rules/" + std::string(name) + ".md)";
    }
    table += " |\n";
  }
  EXPECT_TRUE(holds("migrating.md", "equivalents", table));
}

// The targets of a page's links, without those to other hosts and without the place in the page.
std::vector<std::string> links_of(const std::string& page) {
  std::vector<std::string> links;
  for (std::size_t at = page.find("]("); at != std::string::npos; at = page.find("](", at + 1)) {
    const std::string link = page.substr(at + 2, page.find(')', at) - at - 2);
    if (link.find("://") == std::string::npos && !link.starts_with('#'))
      links.push_back(link.substr(0, link.find('#')));
  }
  return links;
}

TEST(Pages, LinksLeadToFilesOfTheRepository) {
  std::vector<fs::path> pages{std::string(SIDELINT_SOURCE_DIR) + "/README.md",
                              std::string(SIDELINT_SOURCE_DIR) + "/CONTRIBUTING.md",
                              std::string(SIDELINT_SOURCE_DIR) + "/rules/README.md"};
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(kDocs)) {
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  }
  for (const fs::path& page : pages) {
    for (const std::string& link : links_of(slurp(page))) {
      EXPECT_TRUE(fs::exists(page.parent_path() / link)) << page << " links to " << link;
    }
  }
}

}  // namespace
}  // namespace sidelint::testing
