// What the network, programs and charts would add is unknown; the rest is built.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/kustomize/remote.h"
#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

constexpr std::string_view kObject = "-- cm.yaml --\n{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n";

TEST(Unknown, RemotePartsAreNamedAndTheRestIsBuilt) {
  Repository repository(
      "-- kustomization.yaml --\nresources:\n- https://example.org/a.yaml\n- github.com/a/b//c?ref=v1\n"
      "- cm.yaml\ncomponents: [\"git@github.com:a/b\"]\npatches:\n- {path: \"http://example.org/p\"}\n" +
      std::string(kObject));
  const Built built = repository.build();
  ASSERT_FALSE(built.refusal.has_value());
  EXPECT_EQ(built.objects.size(), 1U);
  std::vector<std::string> named;
  for (const Unknown& unknown : built.unknown)
    named.push_back(std::to_string(repository.sources.position(unknown.at.source, unknown.at.begin).line) + " " +
                    unknown.what);
  EXPECT_EQ(named, (std::vector<std::string>{"2 https://example.org/a.yaml", "3 github.com/a/b//c?ref=v1",
                                             "5 git@github.com:a/b", "7 http://example.org/p"}));
}

TEST(Unknown, APatchMayMeanWhatIsUnknown) {
  Repository repository(
      "-- kustomization.yaml --\nresources: [github.com/a/b, cm.yaml]\npatches:\n"
      "- patch: \"{apiVersion: v1, kind: Service, metadata: {name: remote}}\"\n" +
      std::string(kObject));
  const Built built = repository.build();
  EXPECT_FALSE(built.refusal.has_value());
  EXPECT_EQ(built.unknown.size(), 2U);
  EXPECT_EQ(built.objects.size(), 1U);
}

TEST(Unknown, FunctionsAndProgramsDoNotRun) {
  Repository repository(
      "-- kustomization.yaml --\nresources: [cm.yaml]\ngenerators: [g.yaml]\ntransformers: [g.yaml]\n"
      "-- g.yaml --\n{apiVersion: viaduct.ai/v1, kind: ksops, metadata: {name: s}}\n" +
      std::string(kObject));
  const Built built = repository.build();
  ASSERT_EQ(built.unknown.size(), 2U);
  EXPECT_EQ(built.unknown.front().what, "ksops");
  EXPECT_EQ(built.objects.size(), 1U);
}

constexpr std::string_view kChart =
    "-- kustomization.yaml --\nnamespace: shop\nhelmCharts: [{name: web, releaseName: r}]\nnamePrefix: p-\n"
    "-- charts/web/Chart.yaml --\nname: web\n";

TEST(Unknown, AChartIsRenderedByWhoeverCan) {
  Repository repository(kChart);
  Builder::Setting setting{{"."}};
  setting.render_chart = [](const ChartOrder& order) -> std::optional<std::vector<yaml::Value>> {
    EXPECT_EQ(order.chart_folder, "/charts/web");
    EXPECT_EQ(order.ns, "shop");
    yaml::Value object = yaml::Value::mapping();
    object.set("apiVersion", yaml::Value::string("v1"));
    object.set("kind", yaml::Value::string("Service"));
    object.set("metadata", yaml::Value::mapping()).set("name", yaml::Value::string("web"));
    return std::vector{object};
  };
  const Built built = repository.build(".", setting);
  ASSERT_EQ(built.objects.size(), 1U);
  EXPECT_EQ(yaml::to_json(yaml::to_document(built.objects.front().value)->root()),
            R"({"apiVersion":"v1","kind":"Service","metadata":{"name":"p-web"}})");
}

TEST(Unknown, AChartThatNobodyRendersIsNamed) {
  Repository repository(kChart);
  const Built built = repository.build();
  ASSERT_EQ(built.unknown.size(), 1U);
  EXPECT_EQ(built.unknown.front().what, "web");
}

// Forms of api 0.21, internal/git/repospec_test.go.
TEST(Remote, RepositoriesAreToldFromFolders) {
  for (const char* path : {"github.com/org/repo", "https://github.com/org/repo/path?ref=v1",
                           "git@host.org:org/repo.git", "ssh://git@host.org/org/repo", "file:///a/b.git//c",
                           "https://host.org/x/_git/repo/p", "git::https://host.org/org/repo", "GitHub.com/org/repo"})
    EXPECT_TRUE(is_git_repository(path)) << path;
  for (const char* path : {"../base", "base", "/abs/github.com/a/b", "host.org/org/repo", "github.com/org",
                           "htt://a/b/c", "https://host.org/a/b/../../../c"})
    EXPECT_FALSE(is_git_repository(path)) << path;
}

}  // namespace
}  // namespace sidelint::kustomize
