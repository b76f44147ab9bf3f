// JSON v1: the schema, the order of keys, what absent facts look like.
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/reporters/json_schema.h"
#include "tests/unit/reporters/one_finding.h"
#include "tests/unit/reporters/worked_example.h"

namespace sidelint::testing {
namespace {

using Json = nlohmann::ordered_json;
using Keys = std::vector<std::string>;

JsonSchema schema() {
  return JsonSchema(
      Json::parse(DiskFileSystem().read(SIDELINT_SOURCE_DIR "/reporters/json-v1.schema.json", 1U << 20U).value()));
}

Keys keys(const Json& object) {
  Keys names;
  for (const auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

TEST(JsonV1, IsValidByItsSchema) {
  EXPECT_EQ(schema().complaints(Json::parse(WorkedExample().written("json"))), std::vector<std::string>{});
}

TEST(JsonV1, OfAnEmptyRunIsValidByItsSchema) {
  WorkedExample empty;
  empty.report = Report{.version = "0.1.0"};
  const Json written = Json::parse(empty.written("json"));
  EXPECT_EQ(schema().complaints(written), std::vector<std::string>{});
  EXPECT_EQ(written["findings"], Json::array());
  EXPECT_EQ(written["decisions"], Json::array());
}

TEST(JsonV1, SchemaRefusesWhatBreaksTheContract) {
  const Json good = Json::parse(WorkedExample().written("json"));
  const auto broken = [&](const char* pointer, const Json& value) {
    Json bad = good;
    bad[Json::json_pointer(pointer)] = value;
    return schema().complaints(bad);
  };
  EXPECT_EQ(broken("/findings/0/line", 0), Keys{"/findings/0/line: is too small"});
  EXPECT_EQ(broken("/findings/0/severity", "fatal").size(), 1U);
  EXPECT_EQ(broken("/findings/0/rule", "Shouting").size(), 1U);
  EXPECT_EQ(broken("/findings/0/units", Json::array()), Keys{"/findings/0/units: has too few items"});
  EXPECT_EQ(broken("/findings/0/resource", "cart").size(), 1U);
  EXPECT_EQ(broken("/decisions/0/verdict", "yes").size(), 1U);
  EXPECT_EQ(broken("/decisions/0/name", nullptr).size(), 1U);
  EXPECT_EQ(broken("/decisions/0/trace/0", Json::object()).size(), 6U);
  EXPECT_EQ(broken("/schemaVersion", 2).size(), 1U);
  EXPECT_EQ(broken("/summary/files", -1).size(), 1U);
}

// The contract's own order; what was added since comes after it.
TEST(JsonV1, KeepsTheOrderOfKeys) {
  const Json written = Json::parse(WorkedExample().written("json"));
  EXPECT_EQ(keys(written), (Keys{"schemaVersion", "tool", "summary", "decisions", "findings"}));
  EXPECT_EQ(keys(written["summary"]), (Keys{"files", "documents", "namespaces", "workloads", "verdicts", "findings",
                                            "suppressed", "baselined", "unread", "unrendered"}));
  EXPECT_EQ(keys(written["decisions"][0]),
            (Keys{"apiVersion", "kind", "namespace", "name", "unit", "file", "line", "verdict", "revision", "because",
                  "message", "missing", "trace", "possibilities", "part", "webhooks"}));
  EXPECT_EQ(keys(written["decisions"][0]["trace"][0]),
            (Keys{"step", "outcome", "text", "file", "line", "column", "effect"}));
  EXPECT_EQ(keys(written["findings"][1]),
            (Keys{"rule", "severity", "message", "file", "line", "column", "endLine", "endColumn", "related",
                  "resource", "units", "fixes", "suppressed", "label", "remarks", "help", "alternatives", "decision"}));
  EXPECT_EQ(keys(written["findings"][1]["related"][0]),
            (Keys{"message", "file", "line", "column", "endLine", "endColumn"}));
}

TEST(JsonV1, PlacesTheExampleOfTheContract) {
  const Json finding = Json::parse(WorkedExample().written("json"))["findings"][1];
  EXPECT_EQ(finding["file"], "apps/checkout.yaml");
  EXPECT_EQ(finding["line"], 8);
  EXPECT_EQ(finding["column"], 5);
  EXPECT_EQ(finding["endLine"], 8);
  EXPECT_EQ(finding["endColumn"], 37);
  EXPECT_EQ(finding["related"][1]["file"], "clusters/prod/payments-ns.yaml");
  EXPECT_EQ(finding["related"][1]["endColumn"], 29);
  EXPECT_EQ(finding["units"], Json::array({"clusters/prod"}));
}

TEST(JsonV1, WritesAbsentFactsAsNull) {
  const Json finding = Json::parse(OneFinding("a.yaml", "a: 1\n", "1", "").written("json"))["findings"][0];
  for (const char* key : {"resource", "suppressed", "label", "help", "decision"}) {
    EXPECT_TRUE(finding.at(key).is_null()) << key;
  }
  EXPECT_EQ(finding["units"], Json::array({"."}));
}

TEST(JsonV1, CountsColumnsInBytesAndSpansOfManyLinesToTheirEnd) {
  const Json finding = Json::parse(OneFinding("a.yaml", "é: 结算\nb: 2\n", "结算\nb").written("json"))["findings"][0];
  EXPECT_EQ(finding["column"], 5);
  EXPECT_EQ(finding["endLine"], 2);
  EXPECT_EQ(finding["endColumn"], 2);
}

TEST(JsonV1, WritesPathsRelativeToTheWorkingDirectory) {
  ReportOptions options;
  options.working_directory = "/srv/fleet";
  const auto file = [&](const std::string& path) {
    return Json::parse(OneFinding(path, "a: 1\n", "1").written("json", options))["findings"][0]["file"];
  };
  EXPECT_EQ(file("/srv/fleet/apps/a.yaml"), "apps/a.yaml");
  EXPECT_EQ(file("./apps/a.yaml"), "apps/a.yaml");
  EXPECT_EQ(file("../other/a.yaml"), "../other/a.yaml");
  EXPECT_EQ(file("/etc/a.yaml"), "/etc/a.yaml");
}

}  // namespace
}  // namespace sidelint::testing
