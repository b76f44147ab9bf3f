// A file that is fixed is the old one or the new one, and stays what it is otherwise.
#include "linter/fix/replace_file.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/harness/temporary_folder.h"

namespace sidelint::linter {
namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

class ReplaceFile : public ::testing::Test {
 protected:
  ReplaceFile() { std::ofstream(path_, std::ios::binary) << "old\n"; }

  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()));
  }

  testing::TemporaryFolder folder_;
  fs::path path_ = fs::path(folder_.path()) / "a.yaml";
};

TEST_F(ReplaceFile, WritesTheNewTextAndLeavesNothingElse) {
  EXPECT_EQ(replace_file(path_.string(), "old\n", "new\n"), std::nullopt);
  EXPECT_EQ(slurp(path_), "new\n");
  EXPECT_EQ(files(), 1U);
}

TEST_F(ReplaceFile, KeepsTheMode) {
  fs::permissions(path_, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
  EXPECT_EQ(replace_file(path_.string(), "old\n", "new\n"), std::nullopt);
  EXPECT_EQ(fs::status(path_).permissions(), fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
}

TEST_F(ReplaceFile, RefusesOneThatIsReadOnly) {
  fs::permissions(path_, fs::perms::owner_read);
  EXPECT_EQ(replace_file(path_.string(), "old\n", "new\n"), "it is read-only");
  EXPECT_EQ(slurp(path_), "old\n");
}

TEST_F(ReplaceFile, RefusesOneThatHasChanged) {
  EXPECT_EQ(replace_file(path_.string(), "older\n", "new\n"), "it has changed since it was read");
  EXPECT_EQ(replace_file(path_.string(), "ol", "new\n"), "it has changed since it was read");
  EXPECT_EQ(slurp(path_), "old\n");
  EXPECT_EQ(files(), 1U);
}

TEST_F(ReplaceFile, SaysWhatTheSystemSays) {
  EXPECT_EQ(replace_file((fs::path(folder_.path()) / "none.yaml").string(), "", "new\n"), "No such file or directory");
}

}  // namespace
}  // namespace sidelint::linter
