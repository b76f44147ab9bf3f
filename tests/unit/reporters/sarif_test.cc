// SARIF: what GitHub code scanning requires, places in UTF-16, code flows, fingerprints.
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/reporters/one_finding.h"
#include "tests/unit/reporters/worked_example.h"

namespace sidelint::testing {
namespace {

using Json = nlohmann::ordered_json;

Json run(const WorkedExample& example, const ReportOptions& options = {}) {
  return Json::parse(example.written("sarif", options))["runs"][0];
}
Json result(const OneFinding& one, const ReportOptions& options = {}) {
  return Json::parse(one.written("sarif", options))["runs"][0]["results"][0];
}
Json location(const OneFinding& one, const ReportOptions& options = {}) {
  return result(one, options)["locations"][0]["physicalLocation"];
}

void expect_text(const Json& holder, const char* key, std::size_t most) {
  ASSERT_TRUE(holder.contains(key)) << key;
  const std::string text = holder[key]["text"];
  EXPECT_FALSE(text.empty()) << key;
  EXPECT_LE(text.size(), most) << key;
}

TEST(Sarif, HasWhatGitHubRequires) {
  const Json log = Json::parse(WorkedExample().written("sarif"));
  EXPECT_TRUE(std::string(log["$schema"]).ends_with("sarif-schema-2.1.0.json"));
  EXPECT_EQ(log["version"], "2.1.0");
  ASSERT_EQ(log["runs"].size(), 1U);
  const Json& run = log["runs"][0];
  EXPECT_EQ(run["tool"]["driver"]["name"], "sidelint");
  EXPECT_EQ(run["tool"]["driver"]["semanticVersion"], "0.1.0");
  EXPECT_EQ(run["columnKind"], "utf16CodeUnits");
  EXPECT_EQ(run["automationDetails"]["id"], "sidelint/");
  EXPECT_FALSE(run["originalUriBaseIds"]["%SRCROOT%"].contains("uri"));
  EXPECT_TRUE(run["invocations"][0]["executionSuccessful"]);
  for (const Json& rule : run["tool"]["driver"]["rules"]) {
    expect_text(rule, "shortDescription", 1024);
    expect_text(rule, "fullDescription", 1024);
    expect_text(rule, "help", 10'000);
    EXPECT_LE(rule["properties"]["tags"].size(), 10U);
  }
  for (const Json& result : run["results"]) {
    expect_text(result, "message", 10'000);
    const Json& place = result["locations"][0]["physicalLocation"];
    EXPECT_FALSE(std::string(place["artifactLocation"]["uri"]).empty());
    for (const char* key : {"startLine", "startColumn", "endLine", "endColumn"})
      EXPECT_GE(place["region"][key], 1) << key;
    EXPECT_EQ(place["region"]["startLine"], place["region"]["endLine"]);
    EXPECT_FALSE(result["partialFingerprints"].empty());
  }
}

TEST(Sarif, ListsEveryRuleThatRanAndIndexesThem) {
  const Json all = run(WorkedExample());
  EXPECT_EQ(all["tool"]["driver"]["rules"].size(), std::size(kWorkedRules));
  for (const Json& result : all["results"]) {
    EXPECT_EQ(all["tool"]["driver"]["rules"][std::size_t{result["ruleIndex"]}]["id"], result["ruleId"]);
  }
  WorkedExample clean;
  clean.report.findings.clear();
  EXPECT_EQ(run(clean)["results"], Json::array());
  EXPECT_EQ(run(clean)["tool"], all["tool"]);
}

TEST(Sarif, BeginsItsMessageWithTheTitleAndLinksRelatedPlaces) {
  const Json found = run(WorkedExample())["results"][1];
  EXPECT_EQ(found["message"]["text"],
            "Pods of Deployment 'payments/checkout' are injected although it asks for no sidecar.\n"
            "Set on the Deployment, which the injector never reads.\n"
            "[The pod's own metadata says nothing about injection](1).\n"
            "[So every pod in 'payments' is injected by default](2).\n"
            "Write it on the pod template, as a label.");
  ASSERT_EQ(found["relatedLocations"].size(), 2U);
  EXPECT_EQ(found["relatedLocations"][1]["id"], 2);
  EXPECT_EQ(found["relatedLocations"][1]["physicalLocation"]["artifactLocation"]["uri"],
            "clusters/prod/payments-ns.yaml");
}

TEST(Sarif, TellsTheDecisionAsOneThreadWithAPlaceForEachStep) {
  const Json found = run(WorkedExample())["results"][1];
  ASSERT_EQ(found["codeFlows"].size(), 1U);
  EXPECT_EQ(found["codeFlows"][0]["message"]["text"],
            "Deployment 'payments/checkout': injected by revision 'default'.");
  ASSERT_EQ(found["codeFlows"][0]["threadFlows"].size(), 1U);
  const Json& steps = found["codeFlows"][0]["threadFlows"][0]["locations"];
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps[0]["importance"], "important");
  EXPECT_EQ(steps[2]["importance"], "unimportant");
  // The third step has no place of its own: it takes the workload's.
  EXPECT_EQ(steps[2]["location"]["physicalLocation"]["artifactLocation"]["uri"], "apps/checkout.yaml");
  EXPECT_EQ(steps[2]["location"]["physicalLocation"]["region"]["startLine"], 1);
  const Json decided = run(WorkedExample())["results"][2]["codeFlows"][0]["threadFlows"][0]["locations"][0];
  EXPECT_EQ(decided["importance"], "essential");
  EXPECT_FALSE(run(WorkedExample())["results"][0].contains("codeFlows"));
}

TEST(Sarif, CountsColumnsInUtf16AndNotTheByteOrderMark) {
  const Json region = location(OneFinding("a.yaml",
                                          "\xef\xbb\xbf"
                                          "é😀结: shop😀\n",
                                          "shop😀"))["region"];
  EXPECT_EQ(region["startColumn"], 7);
  EXPECT_EQ(region["endColumn"], 13);
}

TEST(Sarif, EndsARegionWithItsFirstLine) {
  const Json region = location(OneFinding("a.yaml", "spec:\r\n  a: 1\n", "spec:\r\n  a"))["region"];
  EXPECT_EQ(region, (Json{{"startLine", 1}, {"startColumn", 1}, {"endLine", 1}, {"endColumn", 6}}));
}

TEST(Sarif, WritesPathsRelativeToTheRepository) {
  ReportOptions options;
  options.working_directory = "/srv/fleet/apps";
  options.repository_root = "/srv/fleet";
  const auto artifact = [&](const std::string& path) {
    return location(OneFinding(path, "a: 1\n", "1"), options)["artifactLocation"];
  };
  EXPECT_EQ(artifact("web 1.yaml"), (Json{{"uri", "apps/web%201.yaml"}, {"uriBaseId", "%SRCROOT%"}}));
  EXPECT_EQ(artifact("../base/ü.yaml")["uri"], "base/%C3%BC.yaml");
  EXPECT_EQ(artifact("/etc/a.yaml"), (Json{{"uri", "file:///etc/a.yaml"}}));
}

TEST(Sarif, HashesThePrimaryLine) {
  const OneFinding one("ns.yaml",
                       "apiVersion: v1\r\nkind: Namespace\r\nmetadata:\r\n  name: payments\r\n  labels:\r\n"
                       "    istio-injection: enabled\r\n",
                       "istio-injection");
  EXPECT_EQ(result(one)["partialFingerprints"]["primaryLocationLineHash"], "4e0da381c58a99ee:1");
}

TEST(Sarif, ReportsUnreadFilesAsNotifications) {
  const Json notifications = run(WorkedExample())["invocations"][0]["toolExecutionNotifications"];
  ASSERT_EQ(notifications.size(), 1U);
  EXPECT_EQ(notifications[0]["level"], "warning");  // an error would say that the run failed
  EXPECT_EQ(notifications[0]["message"]["text"], "Not read: permission denied.");
}

TEST(Sarif, GivesAFindingOfAnUnlistedRuleNoIndex) {
  const Json found = result(OneFinding("a.yaml", "a: 1\n", "1"));
  EXPECT_EQ(found["ruleId"], "group/rule");
  EXPECT_FALSE(found.contains("ruleIndex"));
}

TEST(Sarif, KeepsTheGravestOfMoreFindingsThanGitHubTakes) {
  OneFinding one("a.yaml", "a: 1\n", "1", "");
  one.finding().severity = Severity::note;
  one.report.findings.resize(25'003, one.finding());
  one.report.findings.back().severity = Severity::error;
  const std::string written = one.written("sarif");
  std::size_t results = 0;
  for (std::size_t at = 0; (at = written.find("\"ruleId\"", at)) != std::string::npos; ++at) ++results;
  EXPECT_EQ(results, 25'000U);
  EXPECT_GT(written.find("\"level\": \"error\""), written.size() / 2);
  EXPECT_NE(written.find("\"3 findings of lesser severity are left out.\""), std::string::npos);
}

}  // namespace
}  // namespace sidelint::testing
