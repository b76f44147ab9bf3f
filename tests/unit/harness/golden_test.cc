#include "tests/harness/golden.h"

#include <cstdlib>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/source/file_system.h"
#include "tests/harness/temporary_folder.h"

namespace sidelint::testing {
namespace {

class GoldensTest : public ::testing::Test {
 protected:
  Goldens goldens(Goldens::Mode mode) const { return {folder_.path(), mode}; }
  std::string content(std::string_view name) const { return *DiskFileSystem().read(folder_ / name, 1000); }

 private:
  TemporaryFolder folder_;
};

TEST_F(GoldensTest, AreWrittenWithTheirFoldersAndThenCompared) {
  EXPECT_TRUE(goldens(Goldens::Mode::update).check("text/first.txt", "a\nb\n"));
  EXPECT_EQ(content("text/first.txt"), "a\nb\n");
  EXPECT_TRUE(goldens(Goldens::Mode::compare).check("text/first.txt", "a\nb\n"));
}

TEST_F(GoldensTest, ShowADiffIfTheTextIsAnother) {
  EXPECT_TRUE(goldens(Goldens::Mode::update).check("first.txt", "a\nb\n"));
  const ::testing::AssertionResult answer = goldens(Goldens::Mode::compare).check("first.txt", "a\nc\n");
  EXPECT_FALSE(answer);
  EXPECT_EQ(answer.message(),
            std::string("golden first.txt (-) and what came instead (+); UPDATE_GOLDEN=1 rewrites it:\n"
                        "@@ -1 +1 @@\n a\n-b\n+c\n"));
  EXPECT_EQ(content("first.txt"), "a\nb\n") << "comparing writes nothing";
}

TEST_F(GoldensTest, ThatAreMissingFailTheTest) {
  const ::testing::AssertionResult answer = goldens(Goldens::Mode::compare).check("new.txt", "a\n");
  EXPECT_FALSE(answer);
  EXPECT_EQ(answer.message(),
            std::string("golden new.txt: No such file or directory; UPDATE_GOLDEN=1 writes it. It would "
                        "hold:\na\n"));
}

TEST_F(GoldensTest, AreNotRewrittenWhereNobodyReadsTheChange) {
  EXPECT_TRUE(goldens(Goldens::Mode::update).check("first.txt", "old\n"));
  EXPECT_FALSE(goldens(Goldens::Mode::refuse).check("first.txt", "new\n"));
  EXPECT_EQ(content("first.txt"), "old\n");
  EXPECT_TRUE(goldens(Goldens::Mode::refuse).check("first.txt", "old\n"));
}

TEST_F(GoldensTest, TakeTheirModeFromTheEnvironment) {
  struct Case {
    const char* update;
    const char* ci;
    Goldens::Mode mode;
  };
  constexpr Case kCases[] = {
      {"", "", Goldens::Mode::compare},     {"0", "", Goldens::Mode::compare},    {"1", "", Goldens::Mode::update},
      {"1", "true", Goldens::Mode::refuse}, {"", "true", Goldens::Mode::compare},
  };
  const auto now = [](const char* variable) { return std::string(std::getenv(variable) ? std::getenv(variable) : ""); };
  const std::string update = now("UPDATE_GOLDEN");
  const std::string ci = now("CI");
  for (const Case& c : kCases) {
    ::setenv("UPDATE_GOLDEN", c.update, 1);
    ::setenv("CI", c.ci, 1);
    EXPECT_EQ(Goldens::of_environment().mode, c.mode) << "UPDATE_GOLDEN=" << c.update << " CI=" << c.ci;
  }
  ::setenv("UPDATE_GOLDEN", update.c_str(), 1);
  ::setenv("CI", ci.c_str(), 1);
}

}  // namespace
}  // namespace sidelint::testing
