// The walk against git itself: random .gitignore files over one tree, and what `git check-ignore` says of every file.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/source/walk.h"
#include "tests/harness/temporary_folder.h"

namespace sidelint {
namespace {

constexpr int kRounds = 150;
constexpr std::array kFolders = {"", "a/", "b/", "ab/", "a/a/", "a/b/", "a/b/a/", "b/ab/", "a/b/a/b/", "[a]/", "b c/"};
constexpr std::array kNames = {"a.yaml",  "b.yaml",   "ab.yaml",  "aab.yaml", "#a.yaml",  "!b.yaml",      "[a].yaml",
                               "a*.yaml", "a b.yaml", "\\a.yaml", ".yaml",    "a-b.yaml", "\xC3\xA4.yaml"};
constexpr std::array kPieces = {"a",   "b",    "ab",          ".yaml",  "*",           "**", "**/",  "/**", "?",
                                "/",   "[ab]", "[!a]",        "[a-b]",  "[",           "]",  "[]a]", "\\a", "\\*",
                                "***", "[^b]", "[[:alpha:]]", "*.yaml", "\\",          " ",  "-",    "#",   "!",
                                "a/",  "b/",   "/a",          "[a\\-]", "[[:punct:]]", "*/"};
constexpr std::array kPatternFiles = {".gitignore", "a/.gitignore", "a/b/.gitignore", ".git/info/exclude"};

class GitDifferential : public ::testing::Test {
 protected:
  void SetUp() override {
    if (git("init -q") != 0) GTEST_SKIP() << "git is not on the PATH";
    for (const char* directory : kFolders) {
      for (const char* name : kNames) files_.push_back(std::string(directory) + name);
    }
    std::sort(files_.begin(), files_.end());
    std::string list;
    for (const std::string& file : files_) {
      folder_.write(file, "");
      list += file + '\0';
    }
    folder_.write(".git/list", list);
  }

  // With no configuration but the repository's own.
  int git(const std::string& arguments) const {
    const std::string nothing = "GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null XDG_CONFIG_HOME=/nonexistent ";
    const std::string command = "cd '" + folder_.path() + "' && " + nothing + "git " + arguments + " 2>/dev/null";
    return std::system(command.c_str());  // NOLINT(cert-env33-c): the test of another program runs that program
  }

  // The files that git does not ignore.
  std::vector<std::string> left_by_git() const {
    EXPECT_NE(git("check-ignore --no-index -z --stdin <.git/list >.git/ignored"), -1);
    const std::string output = *DiskFileSystem().read(folder_ / ".git/ignored", 1U << 24U);
    std::vector<std::string> ignored;
    for (std::size_t begin = 0; begin < output.size(); begin = output.find('\0', begin) + 1) {
      ignored.emplace_back(output.c_str() + begin);
    }
    std::sort(ignored.begin(), ignored.end());
    std::vector<std::string> left;
    std::set_difference(files_.begin(), files_.end(), ignored.begin(), ignored.end(), std::back_inserter(left));
    return left;
  }

  std::vector<std::string> left_by_walk() const {
    const std::string root = folder_.path() + '/';
    const Result<Walk> walked = walk(DiskFileSystem(), {root}, {});
    std::vector<std::string> left;
    for (const std::string& file : walked->files) left.push_back(file.substr(root.size()));
    return left;
  }

  testing::TemporaryFolder folder_;
  std::vector<std::string> files_;
};

class Patterns {
 public:
  explicit Patterns(unsigned seed) : random_(seed) {}

  std::string some_lines() {
    std::string text;
    for (std::size_t lines = below(5); lines > 0; --lines) text += pattern() + (one_in(10) ? "\r\n" : "\n");
    return text;
  }

 private:
  std::string pattern() {
    std::string text = one_in(4) ? "!" : "";
    for (std::size_t pieces = 1 + below(4); pieces > 0; --pieces) text += kPieces[below(kPieces.size())];
    if (one_in(6)) text += one_in(2) ? " " : "\\ ";
    if (one_in(5)) text += "/";
    return text;
  }
  std::size_t below(std::size_t limit) { return random_() % limit; }
  bool one_in(std::size_t count) { return below(count) == 0; }

  std::mt19937 random_;
};

TEST_F(GitDifferential, TheWalkLeavesOutWhatGitIgnores) {
  Patterns patterns(2039);
  std::size_t ignored = 0;
  for (int round = 0; round < kRounds; ++round) {
    std::string shown;
    for (const char* name : kPatternFiles) {
      const std::string text = patterns.some_lines();
      folder_.write(name, text);
      shown += std::string("-- ") + name + " --\n" + text;
    }
    const std::vector<std::string> expected = left_by_git();
    ignored += files_.size() - expected.size();
    ASSERT_EQ(left_by_walk(), expected) << shown;
  }
  EXPECT_GT(ignored, files_.size()) << "the patterns were without effect";
}

}  // namespace
}  // namespace sidelint
