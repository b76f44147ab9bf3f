// Microsoft's validator for SARIF with the rules that GitHub code scanning holds logs to. It runs where
// SIDELINT_SARIF_MULTITOOL names the program, and is skipped elsewhere:
//
//     npm install --ignore-scripts @microsoft/sarif-multitool
//     chmod +x node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
//     SIDELINT_SARIF_MULTITOOL=$PWD/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool ./check Multitool
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/reporters/hostile.h"
#include "tests/unit/reporters/json_schema.h"
#include "tests/unit/reporters/worked_example.h"

namespace sidelint::testing {
namespace {

using Json = nlohmann::ordered_json;

Json parsed(const std::string& path) {
  std::ifstream file(path);
  return Json::parse(file);
}

class Multitool : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* named = std::getenv("SIDELINT_SARIF_MULTITOOL");  // NOLINT(concurrency-mt-unsafe)
    if (named == nullptr) GTEST_SKIP() << "SIDELINT_SARIF_MULTITOOL does not name the SARIF Multitool";
    program_ = named;
  }

  // What the validator finds worse than a note, and what the schema beside it finds.
  std::vector<std::string> complaints(const std::string& log) {
    const std::string name = ::testing::UnitTest::GetInstance()->current_test_info()->name();  // they run side by side
    const std::string input = ::testing::TempDir() + "sidelint-" + name + ".sarif";
    const std::string output = ::testing::TempDir() + "sidelint-" + name + "-report.sarif";
    std::ofstream(input) << log;
    const std::string command =
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 '" + program_ + "' validate '" + input +
        "' --rule-kind 'Sarif;Ghas' --config '" SIDELINT_SOURCE_DIR
        "/tests/unit/reporters/sarif_github_rules.xml' --level 'Error;Warning' --kind Fail -o '" +
        output + "' --log ForceOverwrite > /dev/null 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0);  // NOLINT(concurrency-mt-unsafe): also 0 where it finds errors
    std::vector<std::string> found =
        JsonSchema(parsed(program_.substr(0, program_.rfind('/')) + "/sarif-2.1.0.json")).complaints(Json::parse(log));
    const Json report = parsed(output);
    for (const Json& result : report["runs"][0]["results"]) {
      found.push_back(std::string(result["ruleId"]) + ' ' + result["message"].value("id", ""));
    }
    return found;
  }

 private:
  std::string program_;
};

// The one warning: the project has no home page to name.
const std::vector<std::string> kExpected = {"SARIF2005 Warning_ProvideToolnformationUri"};

TEST_F(Multitool, AcceptsTheWorkedExample) { EXPECT_EQ(complaints(WorkedExample().written("sarif")), kExpected); }

TEST_F(Multitool, AcceptsARunWithoutFindings) {
  WorkedExample empty;
  empty.report.findings.clear();
  EXPECT_EQ(complaints(empty.written("sarif")), kExpected);
}

TEST_F(Multitool, AcceptsFindingsOnHostileFiles) {
  for (const std::string& text : hostile_texts()) {
    EXPECT_EQ(complaints(hostile_everywhere(text).written("sarif")), kExpected) << text;
  }
}

TEST_F(Multitool, RefusesALogThatIsWrong) {
  Json log = Json::parse(WorkedExample().written("sarif"));
  log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0;
  EXPECT_GT(complaints(log.dump()).size(), kExpected.size());
}

}  // namespace
}  // namespace sidelint::testing
