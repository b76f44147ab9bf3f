// The list of formats.
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reporters/reporter.h"

namespace sidelint {
namespace {

TEST(AllReporters, AreListedByName) {
  std::vector<std::string_view> formats;
  for (const Reporter* reporter : all_reporters()) formats.push_back(reporter->format);
  EXPECT_EQ(formats, (std::vector<std::string_view>{"azure", "checkstyle", "concise", "github", "gitlab", "html",
                                                    "json", "junit", "markdown", "rdjson", "rdjsonl", "sarif",
                                                    "sonarqube", "teamcity", "text"}));
}

TEST(AllReporters, SayWhatTheyAreForInOneSentence) {
  for (const Reporter* reporter : all_reporters()) {
    EXPECT_TRUE(reporter->summary.ends_with('.')) << reporter->format;
    EXPECT_EQ(reporter->summary.find('\n'), std::string_view::npos) << reporter->format;
  }
}

TEST(FindReporter, KnowsFormatsAndAliases) {
  ASSERT_NE(find_reporter("text"), nullptr);
  EXPECT_EQ(find_reporter("text")->format, "text");
  EXPECT_EQ(find_reporter("json-v1"), find_reporter("json"));
  EXPECT_EQ(find_reporter("jsn"), nullptr);
  EXPECT_EQ(find_reporter(""), nullptr);
}

}  // namespace
}  // namespace sidelint
