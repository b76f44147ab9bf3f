#include "engine/source/walk.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

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

TEST(Walk, TakesManifestsByName) {
  const MemoryFileSystem files({{"r/a.yaml", ""},
                                {"r/b.yml", ""},
                                {"r/c.json", ""},
                                {"r/d.txt", ""},
                                {"r/Makefile", ""},
                                {"r/sub/Kustomization", ""},
                                {"r/sub/e.yaml.bak", ""},
                                {"r/.github/f.yaml", ""}});
  EXPECT_EQ(walked(files, {"r"}).files,
            (Paths{"r/.github/f.yaml", "r/a.yaml", "r/b.yml", "r/c.json", "r/sub/Kustomization"}));
}

TEST(Walk, SpellsPathsAsTyped) {
  const MemoryFileSystem files({{"apps/x.yaml", ""}});
  EXPECT_EQ(walked(files, {"."}).files, Paths{"apps/x.yaml"});
  EXPECT_EQ(walked(files, {"./"}).files, Paths{"apps/x.yaml"});
  EXPECT_EQ(walked(files, {"apps"}).files, Paths{"apps/x.yaml"});
  EXPECT_EQ(walked(files, {"apps/"}).files, Paths{"apps/x.yaml"});
  EXPECT_EQ(walked(files, {"./apps//"}).files, Paths{"apps/x.yaml"});
  EXPECT_EQ(walked(files, {"/apps"}).files, Paths{"/apps/x.yaml"});
  EXPECT_EQ(walked(files, {"/"}).files, Paths{"/apps/x.yaml"});
  EXPECT_EQ(walked(files, {"apps/../apps"}).files, Paths{"apps/../apps/x.yaml"});
  EXPECT_EQ(walked(files, {"./apps/x.yaml"}).files, Paths{"apps/x.yaml"});
}

TEST(Walk, TakesARootThatIsAFileWhateverItsName) {
  const MemoryFileSystem files({{"notes.txt", ""}, {".gitignore", "*\n"}});
  EXPECT_EQ(walked(files, {"notes.txt"}).files, Paths{"notes.txt"});
}

TEST(Walk, ListsAFileOnceHoweverOftenItIsNamed) {
  const MemoryFileSystem files({{"a/x.yaml", ""}, {"a/b/y.yaml", ""}});
  EXPECT_EQ(walked(files, {"a", "a", "./a/"}).files, (Paths{"a/b/y.yaml", "a/x.yaml"}));
  EXPECT_EQ(walked(files, {".", "a/b", "a/x.yaml"}).files, (Paths{"a/b/y.yaml", "a/x.yaml"}));
  EXPECT_EQ(walked(files, {"a/x.yaml", "a/x.yaml"}).files, Paths{"a/x.yaml"});
  EXPECT_EQ(walked(files, {"a", "/a"}).files, (Paths{"a/b/y.yaml", "a/x.yaml"})) << "the first spelling stays";
  EXPECT_EQ(walked(files, {"a", "/a/b"}).files, (Paths{"/a/b/y.yaml", "a/x.yaml"})) << "a root is spelled as typed";
}

TEST(Walk, SortsByBytes) {
  const MemoryFileSystem files(
      {{"B.yaml", ""}, {"a.yaml", ""}, {"a/z.yaml", ""}, {"a-b.yaml", ""}, {"\xC3\xA4.yaml", ""}});
  EXPECT_EQ(walked(files, {"."}).files, (Paths{"B.yaml", "a-b.yaml", "a.yaml", "a/z.yaml", "\xC3\xA4.yaml"}));
}

TEST(Walk, EntersFoldersNamedLikeFilesAndNoToolsFolders) {
  const MemoryFileSystem files({{"dir.yaml/a.yaml", ""},
                                {".git/b.yaml", ""},
                                {"x/node_modules/c.yaml", ""},
                                {".terraform/d.yaml", ""},
                                {"git/e.yaml", ""}});
  const Walk found = walked(files, {"."});
  EXPECT_EQ(found.files, (Paths{"dir.yaml/a.yaml", "git/e.yaml"}));
  EXPECT_TRUE(found.unread.empty());
  EXPECT_EQ(walked(files, {"x/node_modules"}).files, Paths{"x/node_modules/c.yaml"}) << "unless it is named";
}

TEST(Walk, TakesNamesOfAnyBytes) {
  const MemoryFileSystem files({{"a\nb.yaml", ""}, {"\xFF\xFE.yaml", ""}, {" .yaml", ""}, {"-x.yaml", ""}});
  EXPECT_EQ(walked(files, {"."}).files, (Paths{" .yaml", "-x.yaml", "a\nb.yaml", "\xFF\xFE.yaml"}));
}

TEST(Walk, ReportsWhatItCannotRead) {
  MemoryFileSystem files({{"ok/a.yaml", ""}, {"secret/b.yaml", ""}});
  files.fail("secret", "Permission denied").pipe("p.yaml").pipe("log");
  const Walk found = walked(files, {"."});
  EXPECT_EQ(found.files, Paths{"ok/a.yaml"});
  EXPECT_EQ(found.unread, (std::vector<Unread>{{"p.yaml", "not a regular file"}, {"secret", "Permission denied"}}));
}

TEST(Walk, FailsForRootsThatCannotBeUsed) {
  MemoryFileSystem files({{"a.yaml", ""}, {"secret/b.yaml", ""}});
  files.fail("secret", "Permission denied").pipe("pipe");
  const auto failure = [&](const std::string& root) { return walk(files, {"a.yaml", root}, {}).failure().text; };
  EXPECT_EQ(failure("none"), "cannot read `none`: No such file or directory");
  EXPECT_EQ(failure(""), "cannot read ``: No such file or directory");
  EXPECT_EQ(failure("a.yaml/"), "cannot read `a.yaml/`: Not a directory");
  EXPECT_EQ(failure("pipe"), "cannot read `pipe`: neither a file nor a directory");
  EXPECT_EQ(failure("secret/"), "cannot read `secret`: Permission denied");
  EXPECT_EQ(walk(MemoryFileSystem().fail("/", "Input/output error"), {"."}, {}).failure().text,
            "cannot read `.`: Input/output error");
}

TEST(Walk, LeavesATreeThatIsTooDeep) {
  MemoryFileSystem files({{"a.yaml", ""}});
  std::string deep;
  for (int i = 0; i < 10'000; ++i) deep += "d/";
  files.file(deep + "b.yaml", "").file("d/d/c.yaml", "");
  const Walk found = walked(files, {"."});
  EXPECT_EQ(found.files, (Paths{"a.yaml", "d/d/c.yaml"}));
  ASSERT_EQ(found.unread.size(), 1U);
  EXPECT_EQ(found.unread[0].path, deep.substr(0, 4097)) << "without a slash at the end";
  EXPECT_EQ(found.unread[0].why, "the path is longer than 4096 bytes");
}

TEST(Walk, ExcludesPatternsBelowTheRoot) {
  const MemoryFileSystem files({{"r/a.yaml", ""}, {"r/skip/b.yaml", ""}, {"r/x/skip/c.yaml", ""}, {"r/x/d.json", ""}});
  const auto left = [&](Paths exclude) { return walked(files, {"r"}, {.exclude = std::move(exclude)}).files; };
  EXPECT_EQ(left({"skip"}), (Paths{"r/a.yaml", "r/x/d.json"}));
  EXPECT_EQ(left({"/skip/"}), (Paths{"r/a.yaml", "r/x/d.json", "r/x/skip/c.yaml"}));
  EXPECT_EQ(left({"*.yaml", "!a.yaml"}), (Paths{"r/a.yaml", "r/x/d.json"}));
  EXPECT_EQ(left({"r"}).size(), 4U) << "the root is not below itself";
  EXPECT_EQ(walked(files, {"r/a.yaml"}, {.exclude = {"*.yaml"}}).files, Paths{"r/a.yaml"})
      << "files are taken if named";
}

// A tree of 400 folders, with what makes order matter: ignored files, links, several roots.
MemoryFileSystem large_tree() {
  MemoryFileSystem files;
  for (int i = 0; i < 400; ++i) {
    const std::string folder = "t/" + std::to_string(i % 7) + "/" + std::to_string(i % 31) + "/" + std::to_string(i);
    files.file(folder + "/a.yaml", "").file(folder + "/b.json", "").file(folder + "/c.txt", "");
    if (i % 10 == 0) files.file(folder + "/.gitignore", i % 20 == 0 ? "*.json\n" : "*.yaml\n");
    if (i % 40 == 0) files.link(folder + "/link.yaml", "c.txt").link(folder + "/again.yaml", "c.txt");
    if (i % 50 == 0) files.link(folder + "/out", "../../../../..").link(folder + "/lost.yml", "nowhere");
  }
  return files;
}

TEST(Walk, IsTheSameWithAnyNumberOfThreadsAndAnyOrderOfListing) {
  MemoryFileSystem files = large_tree();
  const Paths roots = {"t", "t/3", "/t/5", "t/1/1/1/a.yaml"};
  const Walk expected = walked(files, roots);
  EXPECT_GT(expected.files.size(), 700U);
  EXPECT_EQ(expected.unread.size(), 16U) << "8 links lead out, 8 lead nowhere";
  for (const std::size_t threads : {1U, 2U, 8U}) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
      const Walk found = walked(files.shuffle(seed), roots, {.exclude = {}, .threads = threads});
      EXPECT_EQ(found.files, expected.files) << threads << " threads, seed " << seed;
      EXPECT_EQ(found.unread, expected.unread) << threads << " threads, seed " << seed;
    }
  }
}

}  // namespace
}  // namespace sidelint
