// Files that the program writes.
#include "linter/write_file.h"

#include <filesystem>
#include <ostream>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "engine/source/file_system.h"
#include "tests/harness/temporary_folder.h"

namespace sidelint::linter {
namespace {

std::string slurp(const std::string& path) {
  const Result<std::string> text = DiskFileSystem().read(path, 1U << 20U);
  return text ? *text : "";
}

TEST(WriteFile, MakesAFileAndLeavesNothingBesideIt) {
  const testing::TemporaryFolder folder;
  EXPECT_EQ(write_file(folder / "report.json", "{}"), std::nullopt);
  EXPECT_EQ(slurp(folder / "report.json"), "{}");
  EXPECT_FALSE(std::filesystem::exists(folder / "report.json.partial"));
}

TEST(WriteFile, KeepsTheModeAndTheLinkOfAFileThatIsThere) {
  const testing::TemporaryFolder folder;
  folder.write("real.json", "old");
  ASSERT_EQ(::chmod((folder / "real.json").c_str(), 0600), 0);
  std::filesystem::create_symlink("real.json", folder / "link.json");
  EXPECT_EQ(write_file(folder / "link.json", "new"), std::nullopt);
  EXPECT_EQ(slurp(folder / "real.json"), "new");
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "link.json"));
  EXPECT_EQ(std::filesystem::status(folder / "real.json").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

// Renaming over it would take the device away from the whole machine, for who may do so.
TEST(WriteFile, WritesToADeviceAndDoesNotReplaceIt) {
  EXPECT_EQ(write_file("/dev/null", "gone"), std::nullopt);
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST(WriteFile, SaysWhyItCannot) {
  const testing::TemporaryFolder folder;
  const std::optional<Failure> failure = write_file(folder / "no/such/folder", "x");
  ASSERT_TRUE(failure.has_value());
  EXPECT_NE(failure->text.find("cannot write"), std::string::npos);
}

}  // namespace
}  // namespace sidelint::linter
