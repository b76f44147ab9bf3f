#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/source/walk.h"
#include "tests/harness/memory_file_system.h"

namespace sidelint {
namespace {

using sidelint::testing::MemoryFileSystem;
using Paths = std::vector<std::string>;

Walk walked(const FileSystem& files, const Paths& roots) {
  const Result<Walk> result = walk(files, roots, {});
  if (result) return *result;
  ADD_FAILURE() << result.failure().text;
  return {};
}

constexpr const char* kOut = "a symbolic link that leads out of the given paths";

TEST(WalkLinks, ToWhatIsMetAnywayAddNothing) {
  MemoryFileSystem files({{"r/real/a.yaml", ""}});
  files.link("r/link.yaml", "real/a.yaml").link("r/folder", "real").link("r/.hidden", "real");
  const Walk found = walked(files, {"r"});
  EXPECT_EQ(found.files, Paths{"r/real/a.yaml"});
  EXPECT_TRUE(found.unread.empty());
}

TEST(WalkLinks, ToFilesThatAreNotMetAreTakenByTheirName) {
  MemoryFileSystem files({{"r/data.txt", ""}, {"r/node_modules/m.yaml", ""}});
  files.link("r/b.yaml", "data.txt").link("r/a.yaml", "/r/data.txt").link("r/m.yaml", "node_modules/m.yaml");
  files.link("r/other", "node_modules/m.yaml");
  EXPECT_EQ(walked(files, {"r"}).files, (Paths{"r/a.yaml", "r/m.yaml"})) << "a file once, under the first of its links";
}

TEST(WalkLinks, ToFoldersThatAreNotMetAreFollowed) {
  MemoryFileSystem files({{"r/.gitignore", "build\n"}, {"r/build/a.yaml", ""}, {"r/build/sub/b.yaml", ""}});
  files.link("r/current", "build").link("r/z", "build/sub");
  const Walk found = walked(files, {"r"});
  EXPECT_EQ(found.files, (Paths{"r/current/a.yaml", "r/z/b.yaml"}));
  EXPECT_TRUE(found.unread.empty());
}

TEST(WalkLinks, InCirclesComeToAnEnd) {
  MemoryFileSystem files({{"r/.gitignore", "hidden\n"}, {"r/a/x.yaml", ""}, {"r/hidden/y.yaml", ""}});
  files.link("r/a/up", "..").link("r/a/self", ".").link("r/one", "two").link("r/two", "one");
  files.link("r/enter", "hidden").link("r/hidden/back", "../enter").link("r/hidden/around", "../../r");
  files.link("r/circle.yaml", "circle.yaml");
  const Walk found = walked(files, {"r"});
  EXPECT_EQ(found.files, (Paths{"r/a/x.yaml", "r/enter/y.yaml"}));
  EXPECT_EQ(found.unread, (std::vector<Unread>{{"r/circle.yaml",
                                                "a symbolic link that leads nowhere: Too many levels of "
                                                "symbolic links"}}));
}

TEST(WalkLinks, OutOfTheRootsAreReportedAndNotFollowed) {
  MemoryFileSystem files({{"other/a.yaml", ""}, {"rx/b.yaml", ""}, {"r/c.yaml", ""}});
  files.link("r/folder", "../other")
      .link("r/file.yaml", "../other/a.yaml")
      .link("r/similar", "/rx")
      .link("r/up", "../");
  files.link("r/readme", "../other/a.yaml");
  const Walk found = walked(files, {"r"});
  EXPECT_EQ(found.files, Paths{"r/c.yaml"});
  EXPECT_EQ(found.unread,
            (std::vector<Unread>{{"r/file.yaml", kOut}, {"r/folder", kOut}, {"r/similar", kOut}, {"r/up", kOut}}));
}

TEST(WalkLinks, MayLeadFromOneRootToAnother) {
  MemoryFileSystem files({{"one/a.yaml", ""}, {"two/b.yaml", ""}, {"c.txt", ""}});
  files.link("one/folder", "../two").link("one/file.yaml", "../c.txt");
  const Walk found = walked(files, {"one", "two", "c.txt"});
  EXPECT_EQ(found.files, (Paths{"c.txt", "one/a.yaml", "two/b.yaml"}));
  EXPECT_TRUE(found.unread.empty());
}

TEST(WalkLinks, ThatDangleAreReportedIfTheyAreNamedLikeManifests) {
  MemoryFileSystem files;
  files.folder("r").link("r/a.yaml", "nowhere").link("r/log", "nowhere");
  EXPECT_EQ(walked(files, {"r"}).unread,
            (std::vector<Unread>{{"r/a.yaml", "a symbolic link that leads nowhere: No such file or directory"}}));
}

TEST(WalkLinks, ToPipesAreReported) {
  MemoryFileSystem files;
  files.pipe("r/p").link("r/a.yaml", "p");
  EXPECT_EQ(walked(files, {"r"}).unread, (std::vector<Unread>{{"r/a.yaml", "not a regular file"}}));
}

TEST(WalkLinks, ThatAreIgnoredAreNotFollowed) {
  MemoryFileSystem files({{"r/.gitignore", "out\n*.yaml\nonly/\n"}, {"r/data.txt", ""}, {"other/a", ""}});
  files.link("r/out", "../other").link("r/a.yaml", "data.txt").link("r/node_modules", "../other");
  files.link("r/only", "../other");
  EXPECT_EQ(walked(files, {"r"}).unread, (std::vector<Unread>{{"r/only", kOut}})) << "a link is no folder to git";
}

TEST(WalkLinks, NamedAsRootsAreFollowedAnywhere) {
  MemoryFileSystem files({{"real/a.yaml", ""}});
  files.link("link", "real").link("file", "real/a.yaml");
  EXPECT_EQ(walked(files, {"link"}).files, Paths{"link/a.yaml"});
  EXPECT_EQ(walked(files, {"file"}).files, Paths{"file"});
  EXPECT_EQ(walked(files, {"link", "real"}).files, Paths{"link/a.yaml"}) << "the same folder";
}

}  // namespace
}  // namespace sidelint
