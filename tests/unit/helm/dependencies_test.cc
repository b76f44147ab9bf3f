// Which sub-charts take part, and what they lend to their parents. Every expected value is the real program's answer.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/helm/rendered.h"

namespace sidelint::helm {
namespace {

constexpr std::string_view kChildren = R"(
-- chart/charts/one/Chart.yaml --
apiVersion: v2
name: one
version: 1.0.0
-- chart/charts/one/values.yaml --
enabled: true
exports: {shared: {lent: from one}}
data: {deep: {k: v}}
-- chart/charts/one/templates/a.yaml --
from: {{ .Chart.Name }}
-- chart/charts/two/Chart.yaml --
apiVersion: v2
name: two
version: 2.0.0
-- chart/charts/two/templates/a.yaml --
from: {{ .Chart.Name }}
)";

// The chart with these dependencies, its values and those that are set.
Lines rendered(const std::string& dependencies, const std::string& set, const std::string& own = "") {
  ChartOrder order;
  if (!set.empty()) order.values.set.push_back({SetAs::typed, set});
  return objects_of("-- chart/Chart.yaml --\napiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n" +
                        dependencies + "-- chart/values.yaml --\n" + own + std::string(kChildren),
                    std::move(order));
}

constexpr const char* kConditioned = R"(- {name: one, version: 1.0.0, condition: "one.enabled,all.on", tags: [web]}
- {name: two, version: ">=2", condition: two.enabled, tags: [web, data]}
)";

const Lines kBoth = {R"({"from":"one"})", R"({"from":"two"})"};

TEST(Dependencies, AreOnUnlessSomethingSaysOtherwise) {
  EXPECT_EQ(rendered(kConditioned, ""), kBoth);
  EXPECT_EQ(rendered(kConditioned, "one.enabled=false"), Lines{R"({"from":"two"})"});
  EXPECT_EQ(rendered(kConditioned, "two.enabled=no"), kBoth);  // a text is no boolean
}

TEST(Dependencies, AnyTagThatIsOnCountsAndAConditionOverridesThem) {
  EXPECT_EQ(rendered(kConditioned, "tags.web=false"), Lines{R"({"from":"one"})"});
  EXPECT_EQ(rendered(kConditioned, "tags.web=false,tags.data=true"), kBoth);
  EXPECT_EQ(rendered(kConditioned, "tags.web=false,two.enabled=true"), kBoth);
}

TEST(Dependencies, AreRenderedOncePerAlias) {
  const std::string twice =
      "- {name: one, version: 1.0.0, alias: first}\n- {name: one, version: 1.0.0, alias: second, condition: "
      "second.on}\n"
      "- {name: two, version: 2.0.0}\n";
  EXPECT_EQ(rendered(twice, ""), (Lines{R"({"from":"first"})", R"({"from":"second"})", R"({"from":"two"})"}));
  EXPECT_EQ(rendered(twice, "second.on=false"), (Lines{R"({"from":"first"})", R"({"from":"two"})"}));
}

TEST(Dependencies, OfAnotherVersionStayAsTheyAre) {
  EXPECT_EQ(rendered("- {name: one, version: 9.0.0, alias: other}\n", ""), kBoth);
}

TEST(Dependencies, LendValuesUnderTheParentsOwn) {
  const std::string lending =
      "- name: one\n  version: 1.0.0\n  import-values: [shared, {child: data.deep, parent: here}]\n"
      "- {name: two, version: 2.0.0}\n";
  const std::string own =
      "here: {mine: 1}\n-- chart/templates/z.yaml --\n{{ toJson (omit .Values \"one\" \"two\") }}\n";
  const Lines lines = rendered(lending, "", own);
  EXPECT_EQ(lines.back(), R"({"here":{"k":"v","mine":1},"lent":"from one"})");
}

}  // namespace
}  // namespace sidelint::helm
