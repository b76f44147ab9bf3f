// What the program says of public repositories, each at one commit: a change of behaviour shows as a difference. The
// repositories lie as OWNER/NAME below $SIDELINT_CORPUS; repositories.txt names them and their commits. UPDATE_GOLDEN=1
// records anew.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/harness/golden.h"
#include "tests/harness/sandbox.h"

namespace sidelint {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(SIDELINT_SOURCE_DIR) / "tests" / "ecosystem";

struct Repository {
  std::string name;  // OWNER/NAME
  std::string commit;

  // NAME of a file or a test: no slashes, and of a test no other marks either.
  std::string flat_name(std::string_view kept) const {
    std::string flat = name;
    for (char& c : flat) {
      const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!is_word && kept.find(c) == std::string_view::npos) c = '_';
    }
    return flat;
  }

  friend void PrintTo(const Repository& repository, std::ostream* out) { *out << repository.name; }
};

std::vector<Repository> repositories() {
  std::vector<Repository> all;
  std::ifstream list(kFolder / "repositories.txt");
  for (Repository each; list >> each.name >> each.commit;) all.push_back(each);
  return all;
}

std::string totals(const std::string& json) {
  const nlohmann::json summary = nlohmann::json::parse(json).at("summary");
  const nlohmann::json& verdicts = summary.at("verdicts");
  const nlohmann::json& findings = summary.at("findings");
  std::ostringstream text;
  text << summary.at("files") << " files, " << summary.at("workloads") << " workloads: " << verdicts.at("injected")
       << " injected, " << verdicts.at("notInjected") << " not, " << verdicts.at("rejected") << " rejected, "
       << verdicts.at("unknown") << " undecided\n"
       << findings.at("error") << " errors, " << findings.at("warning") << " warnings, " << findings.at("note")
       << " notes\n";
  return text.str();
}

std::string sorted_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  std::ranges::sort(lines);
  std::string sorted;
  for (const std::string& line : lines) sorted.append(line).append("\n");
  return sorted;
}

class Ecosystem : public ::testing::TestWithParam<Repository> {};

TEST_P(Ecosystem, IsToldAsRecorded) {
  const char* corpus = std::getenv("SIDELINT_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "no repositories: set SIDELINT_CORPUS to the folder that holds OWNER/NAME";
  const fs::path root = fs::absolute(fs::path(corpus) / GetParam().name);
  if (!fs::is_directory(root)) GTEST_SKIP() << "no folder " << root;
  const testing::Sandbox sandbox(SIDELINT_PROGRAM);
  const auto [findings, errors, exit_code] =
      sandbox.run("at=$PWD && cd '" + root.string() + "' && sidelint -q --exit-zero -f concise -f json=\"$at\"/report");
  ASSERT_EQ(exit_code, 0) << errors;
  const std::string json = sandbox.run("cat report").out;
  const testing::Goldens goldens{kFolder.string(), testing::Goldens::of_environment().mode};
  EXPECT_TRUE(goldens.check(GetParam().flat_name("-.") + ".txt", GetParam().name + " at " + GetParam().commit + "\n" +
                                                                     totals(json) + "\n" + sorted_lines(findings)));
}

INSTANTIATE_TEST_SUITE_P(All, Ecosystem, ::testing::ValuesIn(repositories()),
                         [](const auto& repository) { return repository.param.flat_name(""); });

}  // namespace
}  // namespace sidelint
