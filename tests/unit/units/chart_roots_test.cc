// Which charts somebody installs, of those that take each other in.
#include "engine/units/charts/chart_roots.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/units/rendered.h"

namespace sidelint::units {
namespace {

using Words = std::vector<std::string>;

// A chart with one pod, of its name.
std::string chart(const std::string& folder, std::string_view dependencies = {}) {
  std::string text = "-- " + folder + "/Chart.yaml --\napiVersion: v2\nname: " + folder.substr(folder.rfind('/') + 1);
  text += "\nversion: 0.1.0\n";
  if (!dependencies.empty()) text.append("dependencies:\n").append(dependencies);
  return text + "-- " + folder +
         "/templates/pod.yaml --\napiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Chart.Name }}\n";
}

Words units_of(const std::string& files) {
  Words units;
  for (const Unit& unit : Rendered(files).units) units.push_back(unit.name);
  return units;
}

TEST(ChartRoots, OfChartsThatTakeEachOtherInTheFirstIsOne) {
  const std::string circle = chart("a", "- {name: b, version: 0.1.0, repository: file://../b}\n") +
                             chart("b", "- {name: a, version: 0.1.0, repository: file://../a}\n");
  EXPECT_EQ(units_of(circle), (Words{".", "a"}));
}

TEST(ChartRoots, AChartThatTakesItselfInIsOne) {
  EXPECT_EQ(units_of(chart("a", "- {name: a, version: 0.1.0, repository: 'file://.'}\n")), (Words{".", "a"}));
}

TEST(ChartRoots, WhatAVendoredChartTakesInIsNone) {
  const std::string files =
      chart("app") + chart("app/charts/db", "- {name: disk, version: 0.1.0, repository: file://../../../disk}\n") +
      chart("disk");
  EXPECT_EQ(units_of(files), (Words{".", "app"}));
}

TEST(ChartRoots, AFolderOfChartsIsNoChart) {
  EXPECT_EQ(units_of(chart("charts/a") + chart("charts/b")), (Words{".", "charts/a", "charts/b"}));
}

TEST(ChartRoots, NothingOutsideTheRepositoryIsTakenIn) {
  const std::string files = chart("repo/app", "- {name: etc, version: 0.1.0, repository: file://../../etc}\n") +
                            chart("etc") + "-- repo/.git/HEAD --\nref: refs/heads/main\n";
  const Rendered rendered(files, {"repo"});
  EXPECT_EQ(rendered.summary(), (Words{".:", "repo/app: Pod/app"}));
}

}  // namespace
}  // namespace sidelint::units
