// Files and objects that count because a document names them.
#include "engine/units/scan/named_files.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/units/scan/scan.h"
#include "engine/units/unit.h"
#include "tests/harness/memory_file_system.h"

namespace sidelint::units {
namespace {

bool is_order(std::string_view kind) {
  return kind == "Application" || kind == "HelmRelease" || kind == "Chart.yaml" || kind == "kustomization.yaml";
}

// A scan for orders of charts, and which of its files were parsed.
struct Orders {
  explicit Orders(std::initializer_list<std::pair<std::string_view, std::string_view>> files) : file_system(files) {
    for (const auto& [path, text] : files) paths.emplace_back(path);
    std::sort(paths.begin(), paths.end());
    scan = units::scan(file_system, paths, {.wanted = is_order}, sources, origins);
  }
  std::vector<std::string> parsed() const {
    std::vector<std::string> found;
    for (const ScannedFile& file : scan.files) {
      if (!file.documents.empty()) found.push_back(sources.path(file.source));
    }
    return found;
  }

  testing::MemoryFileSystem file_system;
  std::vector<std::string> paths;
  SourceMap sources;
  Origins origins;
  Scan scan;
};

using Words = std::vector<std::string>;

TEST(NamedFiles, AreLookedForInTheFoldersAbove) {
  const std::set<std::string> files = {"repo/istio/values.yaml", "repo/values.yaml", "repo/apps/values.yaml"};
  const auto is_file = [&](const std::string& path) { return files.contains(path); };
  EXPECT_EQ(find_named(named_beside("repo/apps/app.yaml", "values.yaml"), is_file), "repo/apps/values.yaml");
  EXPECT_EQ(find_named(named_beside("repo/apps/app.yaml", "../istio/values.yaml"), is_file), "repo/istio/values.yaml");
  EXPECT_EQ(find_named(named_by_argo("repo/apps/app.yaml", "$ref/istio/values.yaml", ""), is_file),
            "repo/istio/values.yaml");
  EXPECT_EQ(find_named(named_by_argo("repo/apps/app.yaml", "values.yaml", "istio"), is_file), "repo/istio/values.yaml");
  EXPECT_EQ(find_named(named_by_argo("repo/apps/app.yaml", "/values.yaml", "istio"), is_file), "repo/apps/values.yaml");
  EXPECT_FALSE(find_named(named_by_argo("repo/apps/app.yaml", "$ref/none.yaml", ""), is_file));
  EXPECT_FALSE(find_named(named_beside("repo/apps/app.yaml", ""), is_file));
}

TEST(NamedFiles, OfValuesAreParsedOnlyIfSomebodyNamesThem) {
  EXPECT_EQ(Orders({{"chart/values.yaml", "a: 1\n"}}).parsed(), Words{});
  EXPECT_EQ(Orders({{"chart/Chart.yaml", "name: x\n"}, {"chart/values.yaml", "a: 1\n"}, {"chart/other.yaml", "a: 1\n"}})
                .parsed(),
            (Words{"chart/Chart.yaml", "chart/values.yaml"}));
  EXPECT_EQ(Orders({{"app.yaml", "kind: Application\nspec:\n  sources: [{helm: {valueFiles: [$v/prod.yaml]}}]\n"},
                    {"dev.yaml", "a: 1\n"},
                    {"prod.yaml", "a: 1\n"}})
                .parsed(),
            (Words{"app.yaml", "prod.yaml"}));
  EXPECT_EQ(Orders({{"kustomization.yaml",
                     "helmCharts: [{valuesFile: one.yaml, additionalValuesFiles: [two.yaml]}]\n"
                     "configMapGenerator: [{name: x, files: [values.yaml=three.yaml]}]\n"},
                    {"one.yaml", "a: 1\n"},
                    {"three.yaml", "a: 1\n"},
                    {"two.yaml", "a: 1\n"}})
                .parsed(),
            (Words{"kustomization.yaml", "one.yaml", "three.yaml", "two.yaml"}));
}

TEST(NamedFiles, HoldNoObjects) {
  Orders orders({{"chart/Chart.yaml", "name: x\n"}, {"chart/values.yaml", "kind: Application\napiVersion: v1\n"}});
  const std::vector<Unit> units = discover(orders.scan, orders.sources, orders.origins);
  const Unit& unit = units.at(0);
  ASSERT_EQ(unit.other_files.size(), 1U);
  EXPECT_EQ(orders.sources.path(unit.other_files[0].source), "chart/Chart.yaml");
}

TEST(NamedObjects, AreReadIfAReleaseTakesValuesFromThem) {
  constexpr std::string_view kRelease = "kind: HelmRelease\nspec:\n  valuesFrom: [{kind: ConfigMap, name: values}]\n";
  constexpr std::string_view kMaps =
      "kind: ConfigMap\nmetadata: {name: values}\n---\nkind: ConfigMap\nmetadata: {name: other}\n---\n"
      "kind: Role\nmetadata: {name: values}\n";
  const Orders orders({{"maps.yaml", kMaps}, {"release.yaml", kRelease}});
  ASSERT_EQ(orders.scan.files[0].documents.size(), 1U);
  EXPECT_EQ(orders.sources.text(orders.scan.files[0].source), kMaps);
  EXPECT_EQ(Orders({{"maps.yaml", kMaps}}).parsed(), Words{});
}

TEST(NamedObjects, AreFoundHoweverTheirNameIsWritten) {
  constexpr std::string_view kRelease =
      "kind: HelmRelease\nspec:\n  valuesFrom: [{kind: ConfigMap, name: my.values-1}, {kind: Secret, name: "
      "\"${x}-s\"}]\n";
  constexpr const char* kNames[] = {
      "name: my.values-1",
      "name: \"my.values-1\" # its name",
      "'name' : 'my.values-1'",
      "name: &n my.values-1",
      "name: !!str my.values-1",
      "name:\n    my.values-1",
      "labels: {name: other}\n  name: my.values-1",
      "name: ${x}-s",
  };
  for (const char* const name : kNames) {
    const std::string map = std::string("kind: ConfigMap\nmetadata:\n  ") + name + "\n";
    const Orders orders({{"map.yaml", map}, {"release.yaml", kRelease}});
    EXPECT_EQ(orders.scan.files[0].documents.size(), 1U) << name;
  }
  constexpr const char* kOneLine[] = {
      "{kind: ConfigMap, metadata: {name: my.values-1}}\n",
      "{\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"my.values-1\"}}\n",
      "{kind: ConfigMap, metadata: {name: my.values-1, labels: {a: b}}}\n",
  };
  for (const char* const map : kOneLine) {
    const Orders orders({{"map.yaml", map}, {"release.yaml", kRelease}});
    EXPECT_EQ(orders.scan.files[0].documents.size(), 1U) << map;
  }
  const Orders none({{"map.yaml", "kind: ConfigMap\nmetadata:\n  name: my.values-10\n"}, {"release.yaml", kRelease}});
  EXPECT_EQ(none.scan.files[0].documents.size(), 0U);
}

TEST(NamedObjects, AreSoughtInFilesThatMayHoldThem) {
  const Orders orders({{"a.yaml", "kind: Role\n---\nkind: ConfigMap\n"},
                       {"b.yaml", "kind: Role\n"},
                       {"c.json", "{\"kind\": \"Role\"}"},
                       {"kustomization.yaml", "kind: Secret\n"}});
  const std::vector<units::ScannedFile>& files = orders.scan.files;
  EXPECT_TRUE(files[0].may_hold_settings);
  EXPECT_FALSE(files[1].may_hold_settings);
  EXPECT_TRUE(files[2].may_hold_settings) << "only parsing can tell";
  EXPECT_TRUE(files[3].may_hold_settings);
}

}  // namespace
}  // namespace sidelint::units
