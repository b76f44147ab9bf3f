#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/source/walk.h"
#include "tests/harness/memory_file_system.h"

namespace sidelint {
namespace {

using sidelint::testing::MemoryFileSystem;
using Paths = std::vector<std::string>;

Walk walked(const FileSystem& files, const Paths& roots, const WalkOptions& options = {}) {
  const Result<Walk> result = walk(files, roots, options);
  if (result) return *result;
  ADD_FAILURE() << result.failure().text;
  return {};
}
Paths left(const FileSystem& files, const std::string& root) { return walked(files, {root}).files; }

TEST(WalkGitignore, HoldsBelowItsFolderAlsoOutsideARepository) {
  const MemoryFileSystem files({{"r/a/.gitignore", "x.yaml\n/y.yaml\n"},
                                {"r/a/x.yaml", ""},
                                {"r/a/b/x.yaml", ""},
                                {"r/a/y.yaml", ""},
                                {"r/a/b/y.yaml", ""},
                                {"r/x.yaml", ""}});
  EXPECT_EQ(left(files, "r"), (Paths{"r/a/b/y.yaml", "r/x.yaml"}));
}

TEST(WalkGitignore, OfTheNearestFolderHasTheSay) {
  const MemoryFileSystem files({{".gitignore", "*.yaml\n"},
                                {"a/.gitignore", "!x.yaml\n"},
                                {"a/b/.gitignore", "x.yaml\n"},
                                {"x.yaml", ""},
                                {"a/x.yaml", ""},
                                {"a/y.yaml", ""},
                                {"a/b/x.yaml", ""}});
  EXPECT_EQ(left(files, "."), Paths{"a/x.yaml"});
}

TEST(WalkGitignore, CannotBringBackWhatLiesInAnIgnoredFolder) {
  const MemoryFileSystem files({{".gitignore", "build/\n!build/keep.yaml\nout/*\n!out/keep.yaml\n"},
                                {"build/keep.yaml", ""},
                                {"out/keep.yaml", ""},
                                {"out/a.yaml", ""}});
  EXPECT_EQ(left(files, "."), Paths{"out/keep.yaml"});
}

TEST(WalkGitignore, AboveTheRootHoldsUpToTheTopOfTheRepository) {
  const MemoryFileSystem files({{".gitignore", "*\n"},
                                {"repo/.git/HEAD", ""},
                                {"repo/.gitignore", "/apps/a.yaml\nb.yaml\n"},
                                {"repo/apps/.gitignore", "!b.yaml\n"},
                                {"repo/apps/a.yaml", ""},
                                {"repo/apps/b.yaml", ""},
                                {"repo/apps/x/a.yaml", ""},
                                {"repo/apps/x/b.yaml", ""},
                                {"repo/b.yaml", ""}});
  EXPECT_EQ(left(files, "repo"), (Paths{"repo/apps/b.yaml", "repo/apps/x/a.yaml", "repo/apps/x/b.yaml"}));
  EXPECT_EQ(left(files, "repo/apps"), (Paths{"repo/apps/b.yaml", "repo/apps/x/a.yaml", "repo/apps/x/b.yaml"}));
  EXPECT_EQ(left(files, "repo/apps/x"), (Paths{"repo/apps/x/a.yaml", "repo/apps/x/b.yaml"}));
}

TEST(WalkGitignore, AboveTheRootMeansNothingOutsideARepository) {
  const MemoryFileSystem files({{".gitignore", "*\n"}, {"r/a.yaml", ""}});
  EXPECT_EQ(left(files, "r"), Paths{"r/a.yaml"});
}

TEST(WalkGitignore, DoesNotHideARootThatIsNamed) {
  const MemoryFileSystem files({{".git/HEAD", ""}, {".gitignore", "build\n"}, {"build/a.yaml", ""}});
  EXPECT_EQ(left(files, "build"), Paths{"build/a.yaml"});
  EXPECT_EQ(walked(files, {".", "build"}).files, Paths{"build/a.yaml"});
}

TEST(WalkGitignore, IsOverruledByNoneButOverrulesTheRepositorysOwnExcludes) {
  const MemoryFileSystem files({{"r/.git/info/exclude", "a.yaml\n/apps/b.yaml\n"},
                                {"r/.gitignore", "!a.yaml\n"},
                                {"r/a.yaml", ""},
                                {"r/apps/b.yaml", ""},
                                {"r/apps/c.yaml", ""}});
  EXPECT_EQ(left(files, "r"), (Paths{"r/a.yaml", "r/apps/c.yaml"}));
  EXPECT_EQ(left(files, "r/apps"), Paths{"r/apps/c.yaml"});
}

TEST(WalkGitignore, EndsAtARepositoryInside) {
  const MemoryFileSystem files({{"r/.gitignore", "*.yaml\n"},
                                {"r/module/.git", "gitdir: ../.git/modules/module\n"},
                                {"r/module/a.yaml", ""},
                                {"r/clone/.git/info/exclude", "b.yaml\n"},
                                {"r/clone/a.yaml", ""},
                                {"r/clone/b.yaml", ""},
                                {"r/c.yaml", ""}});
  EXPECT_EQ(left(files, "r"), (Paths{"r/clone/a.yaml", "r/module/a.yaml"}));
}

TEST(WalkGitignore, IsNotReadFromALink) {
  MemoryFileSystem files({{"r/.git/HEAD", ""}, {"r/patterns", "*.yaml\n"}, {"r/a/b/x.yaml", ""}});
  files.link("r/.gitignore", "patterns").link("r/a/.gitignore", "../patterns");
  EXPECT_EQ(left(files, "r"), Paths{"r/a/b/x.yaml"});
  EXPECT_EQ(left(files, "r/a/b"), Paths{"r/a/b/x.yaml"});
}

TEST(WalkGitignore, ThatCannotBeReadIsReported) {
  MemoryFileSystem files(
      {{"r/.git/HEAD", ""}, {"r/.gitignore", "*.yaml\n"}, {"r/a/.gitignore", ""}, {"r/a/x.yaml", ""}});
  files.fail("r/.gitignore", "Permission denied").fail("r/a/.gitignore", "Input/output error");
  const Walk found = walked(files, {"r"});
  EXPECT_EQ(found.files, Paths{"r/a/x.yaml"});
  EXPECT_EQ(found.unread,
            (std::vector<Unread>{{"r/.gitignore", "Permission denied"}, {"r/a/.gitignore", "Input/output error"}}));
  EXPECT_EQ(walked(files, {"r/a"}).unread[0], (Unread{"/r/.gitignore", "Permission denied"}));
}

TEST(WalkGitignore, IsDisregardedOnDemand) {
  const MemoryFileSystem files(
      {{".git/info/exclude", "b.yaml\n"}, {".gitignore", "a.yaml\n"}, {"a.yaml", ""}, {"b.yaml", ""}});
  const WalkOptions options = {.exclude = {}, .gitignore = WalkOptions::Gitignore::disregard};
  EXPECT_EQ(walked(files, {"."}, options).files, (Paths{"a.yaml", "b.yaml"}));
}

}  // namespace
}  // namespace sidelint
