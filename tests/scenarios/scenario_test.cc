// User stories: a whole repository in one txtar file, the commands a person types in it (`$ sidelint …` lines of the
// comment), and what they print (its last file, expect.txt). Run with the real program in a folder of their own.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/harness/golden.h"
#include "tests/harness/sandbox.h"
#include "tests/harness/txtar.h"

namespace sidelint {
namespace {

namespace fs = std::filesystem;

const fs::path kScenarios = fs::path(SIDELINT_SOURCE_DIR) / "tests" / "scenarios";
constexpr std::string_view kExpected = "expect.txt";

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> scenario_names() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(kScenarios)) {
    if (entry.path().extension() == ".txtar") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

// What the command prints, its standard error marked, and its exit code.
std::string transcript(const testing::Sandbox& sandbox, const std::string& command) {
  const auto [out, err, exit_code] = sandbox.run(command);
  return "$ " + command + "\n" + out + (err.empty() ? "" : "[stderr]\n" + err) + "[exit " + std::to_string(exit_code) +
         "]\n";
}

class Scenario : public ::testing::TestWithParam<std::string> {};

TEST_P(Scenario, PrintsWhatItShows) {
  const std::string name = GetParam() + ".txtar";
  testing::Txtar archive = testing::parse_txtar(slurp(kScenarios / name));
  ASSERT_NE(archive.find(kExpected), nullptr) << "a scenario ends with -- expect.txt --";
  const testing::Sandbox sandbox(SIDELINT_PROGRAM);
  for (const testing::TxtarFile& file : archive.files) {
    if (file.path != kExpected) sandbox.write(file.path, file.text);
  }
  std::string printed;
  std::istringstream comment(archive.comment);
  for (std::string line; std::getline(comment, line);) {
    if (line.starts_with("$ ")) printed += (printed.empty() ? "" : "\n") + transcript(sandbox, line.substr(2));
  }
  ASSERT_FALSE(printed.empty()) << "a scenario's comment holds at least one line `$ sidelint …`";
  std::ranges::find(archive.files, kExpected, &testing::TxtarFile::path)->text = printed;
  const testing::Goldens goldens{kScenarios.string(), testing::Goldens::of_environment().mode};
  EXPECT_TRUE(goldens.check(name, testing::format_txtar(archive)));
}

INSTANTIATE_TEST_SUITE_P(All, Scenario, ::testing::ValuesIn(scenario_names()),
                         [](const auto& scenario) { return scenario.param; });

}  // namespace
}  // namespace sidelint
