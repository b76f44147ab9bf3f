// Dependencies of charts that lie in the repository and are fetched from elsewhere all the same.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/units/rendered.h"

namespace sidelint::units {
namespace {

// What is unknown of the chart `shop`, which depends on redis in that version.
std::string why_unknown(std::string_view version, std::string_view charts) {
  const Rendered rendered(R"(-- shop/Chart.yaml --
apiVersion: v2
name: shop
version: 1.0.0
dependencies:
- name: redis
  version: )" + std::string(version) +
                          R"(
  repository: oci://example.com/charts
-- shop/templates/pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: shop}
)" + std::string(charts));
  for (const Unit& unit : rendered.units) {
    if (unit.name == "shop" && unit.unknown.size() == 1) return unit.unknown[0].what + ": " + unit.unknown[0].why;
  }
  return "nothing";
}

constexpr std::string_view kRedis = "-- charts/redis-ha/Chart.yaml --\napiVersion: v2\nname: redis\nversion: 1.2.0\n";

TEST(LocalCharts, OneThatWouldDoIsNamedAndNotTaken) {
  EXPECT_EQ(
      why_unknown("^1.0.0", kRedis),
      "redis: helm fetches it from oci://example.com/charts; a chart of this name and version lies in charts/redis-ha");
}

TEST(LocalCharts, OneOfAnotherVersionOrNameWouldNotDo) {
  EXPECT_EQ(why_unknown("^2.0.0", kRedis), "redis: the chart is not in the repository");
  EXPECT_EQ(why_unknown("1.2.0", "-- charts/redis/Chart.yaml --\napiVersion: v2\nname: reddish\nversion: 1.2.0\n"),
            "redis: the chart is not in the repository");
}

}  // namespace
}  // namespace sidelint::units
