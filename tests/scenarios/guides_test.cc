// The guides under docs/ show what happens: the files of a page (```yaml PATH) are written in the order of the page,
// and its commands (```console) print what stands below them. What needs other programs is proven beside the
// validators.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/harness/golden.h"
#include "tests/harness/sandbox.h"

namespace sidelint {
namespace {

namespace fs = std::filesystem;

const fs::path kDocs = fs::path(SIDELINT_SOURCE_DIR) / "docs";

std::vector<std::string> guides() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(kDocs)) {
    if (entry.path().extension() == ".md") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

// What a terminal shows after each command of a ```console block.
std::string replayed(const std::string& block, const testing::Sandbox& sandbox) {
  std::string shown;
  std::istringstream lines(block);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("$ ")) continue;
    const testing::Sandbox::Printed printed = sandbox.run(line.substr(2) + " 2>&1");
    shown += line + "\n" + std::regex_replace(printed.out, std::regex(" in (less than )?[0-9.]+ m?s:"), " in 2 ms:");
  }
  return shown;
}

// The page as it has to be.
std::string replay(const std::string& page, const testing::Sandbox& sandbox) {
  std::string result;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    result += line + "\n";
    if (!line.starts_with("```") || line == "```") continue;
    std::string block;
    for (std::string inner; std::getline(lines, inner) && inner != "```";) block += inner + "\n";
    if (line.starts_with("```yaml ")) sandbox.write(line.substr(line.find(' ') + 1), block);
    result += (line == "```console" ? replayed(block, sandbox) : block) + "```\n";
  }
  return result;
}

class Guide : public ::testing::TestWithParam<std::string> {};

TEST_P(Guide, ShowsWhatHappens) {
  const std::string name = GetParam() + ".md";
  std::ostringstream page;
  page << std::ifstream(kDocs / name).rdbuf();
  const testing::Sandbox sandbox(SIDELINT_PROGRAM);
  const testing::Goldens goldens{kDocs.string(), testing::Goldens::of_environment().mode};
  EXPECT_TRUE(goldens.check(name, replay(page.str(), sandbox)));
}

std::string test_name(const ::testing::TestParamInfo<std::string>& guide) {
  std::string name = guide.param;
  std::ranges::replace(name, '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Guide, ::testing::ValuesIn(guides()), test_name);

}  // namespace
}  // namespace sidelint
