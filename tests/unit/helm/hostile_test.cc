// Charts that want too much, or what is not theirs.
#include <chrono>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/helm/packed.h"
#include "tests/unit/helm/rendered.h"

namespace sidelint::helm {
namespace {

constexpr std::string_view kMetadata = "-- in/chart/Chart.yaml --\napiVersion: v2\nname: shop\nversion: 1.0.0\n";

Rendered render(Repository& repository, UserValues values = {}) {
  ChartOrder order;
  order.chart = "in/chart";
  order.values = std::move(values);
  return repository.render(std::move(order), {{"in"}});
}

TEST(Hostile, NothingOutsideTheRepositoryIsRead) {
  Repository repository(std::string(kMetadata) + "-- out/secret.yaml --\nsecret: 1\n" +
                        "-- out/chart/Chart.yaml --\nname: out\nversion: 1.0.0\n");
  EXPECT_EQ(objects_of(render(repository, {{std::string("in/../out/secret.yaml")}, {}})),
            Lines{"refused: open in/../out/secret.yaml: no such file or directory"});
  EXPECT_EQ(objects_of(render(repository, {{}, {{SetAs::file, "a=/out/secret.yaml"}}})),
            Lines{"refused: failed parsing --set-file data: open /out/secret.yaml: no such file or directory"});
  repository.disk.link("in/chart/templates/link.yaml", "../../../out/secret.yaml");
  EXPECT_EQ(objects_of(render(repository)), Lines{"refused: `link.yaml` lies outside the repository"});
  ChartOrder order;
  order.chart = "out/chart";
  EXPECT_EQ(objects_of(repository.render(order, {{"in"}})), Lines{"refused: `out/chart` lies outside the repository"});
}

TEST(Hostile, ADependencyOutsideTheRepositoryIsMissing) {
  Repository repository(std::string(kMetadata) +
                        "dependencies:\n- {name: out, version: 1.0.0, repository: \"file://../../out/chart\"}\n"
                        "-- out/chart/Chart.yaml --\nname: out\nversion: 1.0.0\n");
  EXPECT_TRUE(objects_of(render(repository)).front().ends_with("missing in charts/ directory: out"));
}

TEST(Hostile, LocalDependenciesMayLeadInACircle) {
  const std::string_view circle = R"(
-- in/chart/Chart.yaml --
name: a
version: 1.0.0
dependencies:
- {name: b, version: 1.0.0, repository: "file://../b"}
-- in/chart/templates/a.yaml --
name: {{ .Chart.Name }}
-- in/b/Chart.yaml --
name: b
version: 1.0.0
dependencies:
- {name: a, version: 1.0.0, repository: "file://../chart"}
- {name: b, version: 1.0.0, repository: "file://."}
-- in/b/templates/b.yaml --
name: {{ .Chart.Name }}
)";
  Repository repository(circle);
  EXPECT_EQ(objects_of(render(repository)), (Lines{R"({"name":"b"})", R"({"name":"a"})"}));
}

// Each of thirty charts depends on the next one under several names.
TEST(Hostile, LocalDependenciesMayNotMultiply) {
  std::string files;
  for (int i = 0; i < 30; ++i) {
    const std::string name = i == 0 ? "chart" : "c" + std::to_string(i);
    const std::string next = "c" + std::to_string(i + 1);
    ((files += "-- in/") += name) += "/Chart.yaml --\nname: ";
    (files += name) += "\nversion: 1.0.0\ndependencies:\n";
    for (const std::string_view alias : {"x", "y", "z"}) {
      ((files += "- {name: ") += next) += ", version: 1.0.0, alias: ";
      (((files += alias) += ", repository: \"file://../") += next) += "\"}\n";
    }
  }
  Repository repository(files);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_TRUE(render(repository).refusal);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(Hostile, AFolderMayLeadBackIntoItself) {
  Repository repository(kMetadata);
  repository.disk.link("in/chart/templates/again", "..");
  EXPECT_TRUE(objects_of(render(repository)).front().starts_with("refused: the folders of the chart lead back"));
}

TEST(Hostile, AnIrregularFileIsRefused) {
  Repository repository(kMetadata);
  repository.disk.pipe("in/chart/templates/pipe");
  EXPECT_EQ(objects_of(render(repository)),
            Lines{"refused: cannot load irregular file in/chart/templates/pipe as it has file mode type bits set"});
}

TEST(Hostile, TemplatesThatNeverEndAreStopped) {
  for (const std::string_view endless :
       {R"({{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }})",
        R"({{ define "a" }}{{ template "a" . }}{{ template "a" . }}{{ end }}{{ template "a" . }})",
        R"({{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }})",
        R"({{ $t := "{{ tpl .t . }}" }}{{ tpl $t (dict "t" $t) }})",
        R"({{ $s := "xxxxxxxxxx" }}{{ range until 40 }}{{ $s = print $s $s }}{{ end }}{{ $s }})"}) {
    Repository repository(std::string(kMetadata) + "-- in/chart/templates/a.yaml --\n" + std::string(endless) + "\n");
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_TRUE(render(repository).refusal) << endless;
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30)) << endless;
  }
}

TEST(Hostile, AMapThatHoldsItselfCannotBePrinted) {
  Repository repository(
      std::string(kMetadata) +
      "-- in/chart/templates/a.yaml --\n{{ $_ := set .Values \"me\" .Values }}a: {{ toYaml .Values }}\n");
  render(repository);
}

TEST(Hostile, HugeValuesAreRefusedOrRead) {
  std::string deep = "a: ";
  for (int i = 0; i < 2'000; ++i) deep += "{a: ";
  std::string wide;
  for (int i = 0; i < 200'000; ++i) ((wide += "k") += std::to_string(i)) += ": {v: 1}\n";
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& values : {deep, wide}) {
    Repository repository(std::string(kMetadata) + "-- in/chart/templates/a.yaml --\nsize: {{ len .Values }}\n");
    repository.disk.file("in/chart/values.yaml", values).file("in/more.yaml", values);
    const Lines lines = objects_of(render(repository, {{std::string("in/more.yaml")}, {}}));
    EXPECT_TRUE(lines.front() == R"({"size":200000})" || lines.front().starts_with("refused: ")) << lines.front();
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}

}  // namespace
}  // namespace sidelint::helm
