// User stories: a whole repository in one txtar file, the commands a person types in it (`$ sidelint …` lines of the
// comment), and what they print (its last file, expect.txt). Run with the real program in a folder of their own.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/harness/golden.h"
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

// A fresh folder with the scenario's files, removed at the end.
class Sandbox {
 public:
  explicit Sandbox(const testing::Txtar& archive) {
    std::string pattern = (fs::temp_directory_path() / "sidelint-scenario-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
    fs::create_directories(root_ / "bin");
    fs::create_symlink(SIDELINT_PROGRAM, root_ / "bin" / "sidelint");
    for (const testing::TxtarFile& file : archive.files) {
      if (file.path == kExpected) continue;
      const fs::path path = root_ / "repo" / file.path;
      fs::create_directories(path.parent_path());
      std::ofstream(path, std::ios::binary) << file.text;
    }
    fs::create_directories(root_ / "repo" / ".git");  // where the search for a configuration ends
  }
  ~Sandbox() { fs::remove_all(root_); }
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  // What the command prints, its standard error marked, and its exit code.
  std::string run(const std::string& command) const {
    const std::string out = (root_ / "out").string();
    const std::string err = (root_ / "err").string();
    const std::string line = "cd '" + (root_ / "repo").string() + "' && PATH='" + (root_ / "bin").string() +
                             "':$PATH NO_COLOR=1 sh -c '" + quoted(command) + "' >'" + out + "' 2>'" + err +
                             "' </dev/null";
    const int status = std::system(line.c_str());
    std::string text = "$ " + command + "\n" + slurp(out);
    const std::string errors =
        std::regex_replace(slurp(err), std::regex(" in (less than )?[0-9.]+ m?s\\b"), " in TIME");
    if (!errors.empty()) text += "[stderr]\n" + errors;
    return text + "[exit " + std::to_string(WIFEXITED(status) ? WEXITSTATUS(status) : -1) + "]\n";
  }

 private:
  static std::string quoted(const std::string& text) { return std::regex_replace(text, std::regex("'"), "'\\''"); }
  fs::path root_;
};

class Scenario : public ::testing::TestWithParam<std::string> {};

TEST_P(Scenario, PrintsWhatItShows) {
  const std::string name = GetParam() + ".txtar";
  testing::Txtar archive = testing::parse_txtar(slurp(kScenarios / name));
  ASSERT_NE(archive.find(kExpected), nullptr) << "a scenario ends with -- expect.txt --";
  const Sandbox sandbox(archive);
  std::string printed;
  std::istringstream comment(archive.comment);
  for (std::string line; std::getline(comment, line);) {
    if (line.starts_with("$ ")) printed += (printed.empty() ? "" : "\n") + sandbox.run(line.substr(2));
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
