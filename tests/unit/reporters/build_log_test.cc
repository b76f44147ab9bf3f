// Text in the log of a build: the agents that print it read commands out of it.
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/reporters/hostile.h"

namespace sidelint::testing {
namespace {

TEST(BuildLog, HoldsNoCommandOfAnAgent) {
  for (const std::string command : {"##vso[task.complete]", "a ##teamcity[buildStop]", "##[error]x", "## [fine]"}) {
    const OneFinding report = hostile_everywhere(command);
    for (const char* format : {"text", "concise"}) {
      const std::string written = report.written(format);
      EXPECT_EQ(written.find("##vso["), std::string::npos) << written;
      EXPECT_EQ(written.find("##teamcity["), std::string::npos) << written;
      EXPECT_EQ(written.find("##["), std::string::npos) << written;
    }
  }
  EXPECT_NE(hostile_everywhere("##vso[x]").written("text").find("##vso\\x5bx]"), std::string::npos);
  EXPECT_NE(hostile_everywhere("## [x]").written("text").find("## [x]"), std::string::npos) << "a comment's heading";
}

}  // namespace
}  // namespace sidelint::testing
