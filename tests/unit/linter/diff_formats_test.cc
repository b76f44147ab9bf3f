// How a comparison is written: JSON by its schema, a table that fits a comment.
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/source/file_system.h"
#include "linter/diff/told.h"
#include "tests/harness/pipeline.h"
#include "tests/harness/txtar.h"
#include "tests/unit/reporters/json_schema.h"

namespace sidelint::linter::diff {
namespace {

using Json = nlohmann::ordered_json;
using testing::ComparedStates;

std::string name_space(const std::string& name, std::string_view labels) {
  return "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: " + name + ", labels: {" + std::string(labels) +
         "}}\n";
}

std::string pod(const std::string& name_space, const std::string& name) {
  return "---\napiVersion: v1\nkind: Pod\nmetadata: {name: '" + name + "', namespace: " + name_space +
         "}\nspec: {containers: [{name: app, image: 'app:1'}]}\n";
}

ComparedStates compared(const std::string& before, const std::string& after) {
  return testing::compare_states(
      testing::parse_txtar("-- before/all.yaml --\n" + before + "-- after/all.yaml --\n" + after));
}

std::string written(const ComparedStates& states, void (*write)(const Told&, std::ostream&)) {
  const Told told{*states.before, *states.after,   states.comparison,
                  "main",         "the work tree", [](const std::string& path) { return "main:" + path; }};
  std::ostringstream out;
  write(told, out);
  return out.str();
}

std::vector<std::string> complaints(const Json& value) {
  const std::string schema = SIDELINT_SOURCE_DIR "/reporters/diff-v1.schema.json";
  return testing::JsonSchema(Json::parse(DiskFileSystem().read(schema, 1U << 20U).value())).complaints(value);
}

TEST(DiffJson, IsValidByItsSchema) {
  const ComparedStates states =
      compared(name_space("shop", "istio-injection: enabled") + pod("shop", "cart") + pod("shop", "gone"),
               name_space("shop", "") + pod("shop", "cart") + pod("shop", "a \"fresh\"\\ one"));
  const Json json = Json::parse(written(states, write_json));
  EXPECT_EQ(complaints(json), std::vector<std::string>{});
  EXPECT_EQ(json["summary"]["lost"], 1);
  EXPECT_EQ(json["changes"][0]["before"]["line"], 4);
  EXPECT_EQ(json["changes"][0]["workloads"][0]["sameTemplate"], true);
  EXPECT_EQ(json["appeared"][0]["name"], "a \"fresh\"\\ one");
  EXPECT_EQ(json["disappeared"][0]["file"], "main:all.yaml");
  EXPECT_EQ(json["disappeared"][0]["verdict"], "injected");
}

TEST(DiffJson, OfNoChangeIsValidByItsSchema) {
  const Json json = Json::parse(written(compared(pod("a", "b"), pod("a", "b")), write_json));
  EXPECT_EQ(complaints(json), std::vector<std::string>{});
  EXPECT_EQ(json["changes"], Json::array());
  EXPECT_EQ(json["summary"]["workloads"], 1);
}

TEST(DiffText, CountsInWholeSentences) {
  const std::string one = name_space("shop", "istio-injection: enabled") + pod("shop", "cart");
  EXPECT_EQ(written(compared(one, one), write_text), "none of 1 workload changes\n");
  EXPECT_EQ(written(compared(one, name_space("shop", "") + pod("shop", "cart")), write_text),
            "1 of 1 workload changes: 1 loses its sidecar\n");
  EXPECT_EQ(written(compared("", one + pod("shop", "pay")), write_text),
            "no workload is in both states\n"
            "2 are new (2 injected)\n"
            "  new: Pod `shop/cart`, injected  all.yaml:6\n"
            "  new: Pod `shop/pay`, injected  all.yaml:11\n");
}

TEST(DiffMarkdown, FitsACommentHoweverMuchChanges) {
  std::string before;
  std::string after;
  constexpr int kNamespaces = 400;
  const std::string long_name(200, 'n');
  for (int i = 0; i < kNamespaces; ++i) {
    const std::string name = "n" + std::to_string(i);
    before += name_space(name, "istio-injection: enabled") + pod(name, long_name) + pod(name, "gone" + long_name);
    after += name_space(name, "") + pod(name, long_name) + pod(name, "new" + long_name);
  }
  const std::string text = written(compared(before, after), write_markdown);
  EXPECT_LT(text.size(), 65'000U);
  EXPECT_TRUE(text.starts_with("### Sidecar injection: 400 of 400 workloads change: 400 lose their sidecars\n"));
  EXPECT_NE(text.find(" more causes | | | | |\n"), std::string::npos);
  EXPECT_TRUE(text.ends_with("\n</details>\n"));
}

TEST(DiffMarkdown, ObeysNothingThatAManifestSays) {
  const std::string hostile = "<img src=x>|](http://x)`";
  const ComparedStates states = compared(name_space("shop", "istio-injection: enabled") + pod("shop", hostile),
                                         name_space("shop", "") + pod("shop", hostile));
  const std::string text = written(states, write_markdown);
  EXPECT_EQ(text.find("<img"), std::string::npos);
  EXPECT_EQ(text.find("](http"), std::string::npos);
  EXPECT_NE(text.find("&#60;img src=x&#62;&#124;"), std::string::npos);
}

}  // namespace
}  // namespace sidelint::linter::diff
