// Revisions, trees and objects of real repositories, which these tests make with git.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "linter/git/command.h"
#include "linter/git/objects.h"
#include "linter/git/revisions.h"
#include "linter/git/tree.h"
#include "tests/harness/temporary_folder.h"

namespace sidelint::linter {
namespace {

constexpr std::uint64_t kLimit = 1024;

// A repository of its own, in which the test stands while it lives. Nothing of the user's configuration counts.
class GitTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::array<char, 4096> here{};
    ASSERT_NE(getcwd(here.data(), here.size()), nullptr);
    before_ = here.data();
    setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
    setenv("GIT_CONFIG_SYSTEM", "/dev/null", 1);
    for (const char* who : {"GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"}) setenv(who, "a", 1);
    for (const char* who : {"GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"}) setenv(who, "a@b.c", 1);
    ASSERT_EQ(chdir(folder_.path().c_str()), 0);
    run({"init", "--quiet", "-b", "main", "."});
  }
  void TearDown() override { ASSERT_EQ(chdir(before_.c_str()), 0); }

  static void run(std::vector<std::string> arguments) {
    const Output told = run_program(git(std::move(arguments)));
    ASSERT_EQ(told.code, 0) << told.errors;
  }
  void write(const std::string& path, std::string_view text) const { folder_.write(path, text); }
  static void commit(const std::string& message) {
    run({"add", "-A", "."});
    run({"commit", "--quiet", "--allow-empty", "-m", message});
  }

  // The tree of a revision; it reads through `objects_`.
  GitTree tree(const std::string& revision) {
    Result<std::unique_ptr<const GitObjects>> objects = GitObjects::open();
    EXPECT_TRUE(objects);
    objects_ = std::move(objects).value();
    const Result<std::vector<GitState>> states = git_states({revision});
    EXPECT_TRUE(states) << states.failure().text;
    Result<GitTree> tree = GitTree::of_commit(*objects_, git_place().value(), states->front().tree);
    EXPECT_TRUE(tree) << tree.failure().text;
    return std::move(tree).value();
  }

  static std::string read(const GitTree& tree, const std::string& path, std::uint64_t limit = kLimit) {
    const Result<std::string> text = tree.read(path, limit);
    return text ? *text : "(" + text.failure().text + ")";
  }
  static std::string names(const GitTree& tree, const std::string& folder) {
    const Result<std::vector<DirectoryEntry>> entries = tree.list(folder);
    if (!entries) return "(" + entries.failure().text + ")";
    std::string text;
    for (const DirectoryEntry& entry : *entries) text += entry.name + " ";
    return text;
  }

  testing::TemporaryFolder folder_;
  std::string before_;
  std::unique_ptr<const GitObjects> objects_;
};

TEST_F(GitTest, ATreeShowsTheFilesOfItsCommitAndNotThoseOfTheDisk) {
  write("a.yaml", "one\n");
  write("sub/b.yaml", "two\n");
  commit("one");
  write("a.yaml", "changed\n");
  write("new.yaml", "not committed\n");
  const GitTree at = tree("HEAD");
  EXPECT_EQ(read(at, "a.yaml"), "one\n");
  EXPECT_EQ(read(at, folder_.path() + "/sub/../sub/b.yaml"), "two\n");
  EXPECT_EQ(read(at, "new.yaml"), "(No such file or directory)");
  EXPECT_EQ(read(at, "sub"), "(Is a directory)");
  EXPECT_EQ(names(at, "sub"), "b.yaml ");
  EXPECT_EQ(at.kind("sub").value(), EntryKind::directory);
  EXPECT_EQ(at.kind(".git").value(), EntryKind::directory) << "searches upward end there";
}

TEST_F(GitTest, TheIndexShowsWhatIsStaged) {
  write("a.yaml", "one\n");
  commit("one");
  write("a.yaml", "staged\n");
  run({"add", "a.yaml"});
  write("a.yaml", "changed again\n");
  Result<std::unique_ptr<const GitObjects>> objects = GitObjects::open();
  ASSERT_TRUE(objects);
  const Result<GitTree> index = GitTree::of_index(**objects, git_place().value());
  ASSERT_TRUE(index);
  EXPECT_EQ(read(*index, "a.yaml"), "staged\n");
}

TEST_F(GitTest, AMergeThatIsNotResolvedHasNoIndexToRead) {
  write("a.yaml", "base\n");
  commit("base");
  run({"checkout", "--quiet", "-b", "other"});
  write("a.yaml", "theirs\n");
  commit("theirs");
  run({"checkout", "--quiet", "main"});
  write("a.yaml", "ours\n");
  commit("ours");
  EXPECT_NE(run_program(git({"merge", "--quiet", "other"})).code, 0);
  Result<std::unique_ptr<const GitObjects>> objects = GitObjects::open();
  ASSERT_TRUE(objects);
  const Result<GitTree> index = GitTree::of_index(**objects, git_place().value());
  ASSERT_FALSE(index);
  EXPECT_EQ(index.failure().text, "`a.yaml` is in the middle of a merge");
}

TEST_F(GitTest, PathsBeginWhereTheCallStands) {
  write("sub/b.yaml", "two\n");
  commit("one");
  ASSERT_EQ(chdir("sub"), 0);
  const GitTree at = tree("HEAD");
  EXPECT_EQ(read(at, "b.yaml"), "two\n");
  EXPECT_EQ(read(at, "../sub/b.yaml"), "two\n");
  EXPECT_EQ(at.real_path("b.yaml").value(), git_place()->top + "/sub/b.yaml");
}

TEST_F(GitTest, NamesMayHoldAnythingButASlash) {
  const std::vector<std::string> odd{"with space.yaml", "tab\there.yaml",          "line\nfeed.yaml", "\"quoted\".yaml",
                                     "-dash.yaml",      "gr\xc3\xbc\xc3\x9f.yaml", "back\\slash.yaml"};
  for (const std::string& name : odd) write(name, name);
  commit("odd");
  const GitTree at = tree("HEAD");
  for (const std::string& name : odd) EXPECT_EQ(read(at, name), name);
}

TEST_F(GitTest, LinksAreFollowedInsideTheTreeAlone) {
  write("real/a.yaml", "a\n");
  ASSERT_EQ(symlink("real/a.yaml", "file.yaml"), 0);
  ASSERT_EQ(symlink("real", "folder"), 0);
  ASSERT_EQ(symlink("../../../etc/hostname", "real/outside.yaml"), 0);
  ASSERT_EQ(symlink("loop.yaml", "loop.yaml"), 0);
  ASSERT_EQ(symlink("nowhere", "dangling.yaml"), 0);
  commit("links");
  const GitTree at = tree("HEAD");
  EXPECT_EQ(read(at, "file.yaml"), "a\n");
  EXPECT_EQ(read(at, "folder/a.yaml"), "a\n");
  EXPECT_EQ(at.real_path("folder/a.yaml").value(), git_place()->top + "/real/a.yaml");
  EXPECT_FALSE(at.read("real/outside.yaml", kLimit));
  EXPECT_FALSE(at.read("loop.yaml", kLimit));
  EXPECT_FALSE(at.read("dangling.yaml", kLimit));
}

TEST_F(GitTest, ASubmoduleIsAnEmptyFolder) {
  run({"init", "--quiet", "lib"});
  write("lib/a.yaml", "a\n");
  run({"-C", "lib", "add", "."});
  run({"-C", "lib", "commit", "--quiet", "-m", "lib"});
  run({"-c", "advice.addEmbeddedRepo=false", "add", "lib"});
  run({"commit", "--quiet", "-m", "with lib"});
  const GitTree at = tree("HEAD");
  EXPECT_EQ(names(at, "lib"), "");
  EXPECT_EQ(at.kind("lib").value(), EntryKind::directory);
  EXPECT_EQ(at.submodules(), std::vector<std::string>{git_place()->top + "/lib"});
  EXPECT_FALSE(at.read("lib/a.yaml", kLimit));
}

TEST_F(GitTest, ABlobBeyondTheLimitIsPassedOverAndTheNextIsRead) {
  write("large.yaml", std::string(200'000, 'x'));
  write("small.yaml", "small\n");
  write("empty.yaml", "");
  commit("sizes");
  const GitTree at = tree("HEAD");
  EXPECT_EQ(read(at, "large.yaml"), "(larger than the limit of 1024 bytes)");
  EXPECT_EQ(read(at, "small.yaml"), "small\n");
  EXPECT_EQ(read(at, "large.yaml", 200'000).size(), 200'000U);
  EXPECT_EQ(read(at, "empty.yaml"), "");
}

TEST_F(GitTest, AnObjectThatIsNotThereIsTold) {
  Result<std::unique_ptr<const GitObjects>> objects = GitObjects::open();
  ASSERT_TRUE(objects);
  const Result<std::string> read = (*objects)->read("0123456789012345678901234567890123456789", kLimit);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.failure().text, "git does not have it: the clone holds only a part of the repository");
}

TEST_F(GitTest, WordsLeadToTheTreesThatGitMeans) {
  write("a.yaml", "one\n");
  commit("one");
  run({"tag", "one"});
  run({"checkout", "--quiet", "-b", "topic"});
  write("a.yaml", "two\n");
  commit("two");
  run({"checkout", "--quiet", "main"});
  write("b.yaml", "three\n");
  commit("three");
  const auto tree_of = [](const std::string& revision) { return ask_git({"rev-parse", revision + "^{tree}"}).value(); };
  const auto trees = [](const std::vector<std::string>& words) {
    std::vector<std::string> found;
    const Result<std::vector<GitState>> states = git_states(words);
    if (!states) return std::vector<std::string>{states.failure().text};
    for (const GitState& state : *states) found.push_back(state.tree);
    return found;
  };
  EXPECT_EQ(trees({"one"}), std::vector<std::string>{tree_of("one")});
  EXPECT_EQ(trees({"one", "topic"}), (std::vector<std::string>{tree_of("one"), tree_of("topic")}));
  EXPECT_EQ(trees({"main..topic"}), (std::vector<std::string>{tree_of("main"), tree_of("topic")}));
  EXPECT_EQ(trees({"main...topic"}), (std::vector<std::string>{tree_of("one"), tree_of("topic")}));
  EXPECT_EQ(trees({"one.."}), (std::vector<std::string>{tree_of("one"), tree_of("main")}));
  EXPECT_EQ(trees({"topic~1"}), std::vector<std::string>{tree_of("one")});
}

TEST_F(GitTest, WordsThatNameNothingGetAHint) {
  const auto why = [](const std::vector<std::string>& words) {
    const Result<std::vector<GitState>> states = git_states(words);
    return states ? std::string("known") : states.failure().text;
  };
  EXPECT_EQ(why({"main"}), "git knows no revision `main`: the current branch has no commit yet");
  commit("one");
  run({"update-ref", "refs/remotes/origin/release", "HEAD"});
  EXPECT_EQ(why({"gone"}), "git knows no revision `gone`");
  EXPECT_EQ(why({"release"}), "git knows no revision `release`; did you mean `origin/release`?");
  EXPECT_EQ(why({"--output=/tmp/x"}), "`--output=/tmp/x` names no revision");
  EXPECT_EQ(why({""}), "`` names no revision");
  EXPECT_EQ(why({"a..b", "c"}), "`a..b` names both sides; `c` is one word too many");
  run({"checkout", "--quiet", "--orphan", "alone"});
  commit("alone");
  EXPECT_EQ(why({"main...alone"}), "`main` and `alone` have no commit in common");
}

TEST_F(GitTest, AnIdIsShownByItsBeginning) {
  commit("one");
  const std::string id = ask_git({"rev-parse", "HEAD"}).value();
  const Result<std::vector<GitState>> states = git_states({id});
  ASSERT_TRUE(states);
  EXPECT_EQ(states->front().name, id.substr(0, 12));
}

}  // namespace
}  // namespace sidelint::linter
