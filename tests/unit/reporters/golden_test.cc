// The look of each format, on one fixed report.
#include "tests/harness/golden.h"

#include <sstream>

#include <gtest/gtest.h>

#include "tests/unit/reporters/worked_example.h"

namespace sidelint::testing {
namespace {

TEST(Golden, Text) { expect_golden("report/text.txt", WorkedExample().written("text")); }

TEST(Golden, TextInColour) {
  ReportOptions options;
  options.colour = Colour::always;
  options.links = Links::always;
  options.working_directory = "/home/pat/fleet";
  expect_golden("report/text-colour.txt", WorkedExample().written("text", options));
}

TEST(Golden, TextInAscii) {
  ReportOptions options;
  options.charset = Charset::ascii;
  expect_golden("report/text-ascii.txt", WorkedExample().written("text", options));
}

TEST(Golden, TextInThirtyFourColumns) {
  ReportOptions options;
  options.width = 34;
  options.trace = TraceDetail::none;
  expect_golden("report/text-narrow.txt", WorkedExample().written("text", options));
}

TEST(Golden, Concise) { expect_golden("report/concise.txt", WorkedExample().written("concise")); }

TEST(Golden, Json) { expect_golden("report/json-v1.json", WorkedExample().written("json")); }

TEST(Golden, Sarif) { expect_golden("report/report.sarif", WorkedExample().written("sarif")); }

TEST(Golden, Github) { expect_golden("report/github.txt", WorkedExample().written("github")); }

TEST(Golden, Gitlab) { expect_golden("report/gitlab.json", WorkedExample().written("gitlab")); }

TEST(Golden, Junit) { expect_golden("report/junit.xml", WorkedExample().written("junit")); }

TEST(Golden, Checkstyle) { expect_golden("report/checkstyle.xml", WorkedExample().written("checkstyle")); }

TEST(Golden, Rdjson) { expect_golden("report/rdjson.json", WorkedExample().written("rdjson")); }

TEST(Golden, Rdjsonl) { expect_golden("report/rdjsonl.jsonl", WorkedExample().written("rdjsonl")); }

TEST(Golden, Azure) { expect_golden("report/azure.txt", WorkedExample().written("azure")); }

TEST(Golden, TeamCity) { expect_golden("report/teamcity.txt", WorkedExample().written("teamcity")); }

TEST(Golden, SonarQube) { expect_golden("report/sonarqube.json", WorkedExample().written("sonarqube")); }

TEST(Golden, Markdown) {
  ReportOptions options;
  options.source_url = "https://github.com/acme/fleet/blob/4f2a";
  expect_golden("report/markdown.md", WorkedExample().written("markdown", options));
}

TEST(Golden, Html) { expect_golden("report/page.html", WorkedExample().written("html")); }

TEST(Golden, Summary) {
  std::ostringstream out;
  write_summary(WorkedExample().report, {}, out);
  expect_golden("report/summary.txt", out.str());
}

TEST(Golden, DecisionsAsWhyPrintsThem) {
  const WorkedExample example;
  std::ostringstream out;
  for (const DecisionRecord& decision : example.report.decisions) {
    write_decision(decision, example.sources, {}, out);
  }
  expect_golden("report/why.txt", out.str());
}

}  // namespace
}  // namespace sidelint::testing
