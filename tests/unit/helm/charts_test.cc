// What belongs to a chart, and which charts are refused. Every expected text is the real program's answer.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/helm/rendered.h"

namespace sidelint::helm {
namespace {

std::string refusal_of(std::string_view chart_yaml) {
  const std::string files = "-- chart/Chart.yaml --\n" + std::string(chart_yaml);
  return objects_of(files).empty() ? "rendered" : objects_of(files).front();
}

TEST(Charts, NeedANameAndAVersionThatAreOfUse) {
  const std::string refused = "refused: validation: chart.metadata.";
  EXPECT_EQ(refusal_of("apiVersion: v2\nversion: 1.0.0\n"), refused + "name is required");
  EXPECT_EQ(refusal_of("name: a\n"), refused + "version is required");
  EXPECT_EQ(refusal_of("name: a/b\nversion: 1.0.0\n"), refused + "name \"a/b\" is invalid");
  EXPECT_EQ(refusal_of("name: a\nversion: one\n"), refused + "version \"one\" is invalid");
  EXPECT_EQ(refusal_of("name: a\nversion: 1.0.0\ntype: other\n"), refused + "type must be application or library");
  EXPECT_EQ(refusal_of("name: a\nversion: 1.0.0\ntype: library\n"), "refused: library charts are not installable");
  EXPECT_EQ(refusal_of("name: a\nversion: 2.0\n"), "rendered");  // a number counts as a text
  EXPECT_EQ(refusal_of("name: [a]\nversion: 1.0.0\n"),
            "refused: cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
            "array into Go struct field Metadata.name of type string");
}

TEST(Charts, AreOfAKindThatHelmKnows) {
  const std::string rest = "\nname: a\nversion: 1.0.0\n";
  EXPECT_EQ(refusal_of("apiVersion: v3" + rest), "refused: invalid chart apiVersion");
  EXPECT_EQ(refusal_of("apiVersion: v3\ntype: library" + rest), "refused: library charts are not installable");
  EXPECT_EQ(refusal_of("apiVersion: v4" + rest), "refused: unsupported chart version");
  EXPECT_EQ(refusal_of("apiVersion: 2\n"), "refused: unsupported chart version");
  EXPECT_EQ(refusal_of("apiVersion: [v2]" + rest),
            "refused: cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
            "array into Go struct field chartBase.apiVersion of type string");
  EXPECT_EQ(refusal_of("[a]\n"),
            "refused: cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
            "array into Go value of type loader.chartBase");
  EXPECT_EQ(refusal_of("apiVersion: v3" + rest + "-- chart/charts/b/Chart.yaml --\nname: b\nversion: 1.0.0\n"),
            "refused: an error occurred while checking for chart dependencies. You may need to run 'helm dependency "
            "build' to fetch missing dependencies: unsupported chart dependency type");
  EXPECT_EQ(refusal_of("apiVersion: v2" + rest + "-- chart/charts/b/Chart.yaml --\napiVersion: v4" + rest), "rendered");
}

TEST(Charts, SpellTheirFieldsInAnyCase) {
  EXPECT_EQ(refusal_of("ApiVersion: v3\nname: a\nversion: 1.0.0\n"), "refused: invalid chart apiVersion");
  EXPECT_EQ(refusal_of("NAME: a\nVersion: 1.0.0\n"), "rendered");
  EXPECT_EQ(refusal_of("name: a\nversion: 1.0.0\nType: library\ntype: other\n"),
            "refused: validation: chart.metadata.type must be application or library");
}

TEST(Charts, NameTheirMissingDependencies) {
  EXPECT_EQ(refusal_of("name: a\nversion: 1.0.0\ndependencies:\n- {name: redis, version: 1, repository: \"\"}\n"),
            "refused: an error occurred while checking for chart dependencies. You may need to run 'helm dependency "
            "build' to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: redis");
}

TEST(Charts, AskForAVersionOfKubernetes) {
  EXPECT_EQ(refusal_of("name: a\nversion: 1.0.0\nkubeVersion: \">=1.99\"\n"),
            "refused: chart requires kubeVersion: >=1.99 which is incompatible with Kubernetes v1.37.0");
  EXPECT_EQ(refusal_of("name: a\nversion: 1.0.0\nkubeVersion: \">=1.30-0\"\n"), "rendered");
}

constexpr std::string_view kIgnoring = R"(
-- chart/Chart.yaml --
apiVersion: v2
name: shop
version: 1.0.0
-- chart/.helmignore --
# what is left out
*.bak
/top.txt
sub/
config/*.md
-- chart/top.txt --
-- chart/deep/top.txt --
-- chart/a.bak --
-- chart/sub/b.txt --
-- chart/config/a.md --
-- chart/config/a.txt --
-- chart/templates/.hidden.yaml --
{{ fail "hidden" }}
-- chart/templates/files.yaml --
files: {{ range $name, $_ := .Files }}{{ $name }} {{ end }}
)";

TEST(Charts, LeaveOutWhatHelmignoreNames) {
  EXPECT_EQ(objects_of(kIgnoring), Lines{R"({"files":".helmignore config/a.txt deep/top.txt"})"});
}

constexpr std::string_view kOldChart = R"(
-- chart/Chart.yaml --
name: shop
version: 1.0.0
-- chart/requirements.yaml --
dependencies:
- {name: child, version: 1.x, repository: ""}
-- chart/charts/child/Chart.yaml --
name: child
version: 1.2.0
-- chart/charts/child/templates/a.yaml --
chart: {{ .Chart.Name }} {{ .Chart.Version }}
-- chart/templates/b.yaml --
children: {{ range $name, $_ := .Subcharts }}{{ $name }}{{ end }}
)";

TEST(Charts, OfTheFirstApiKeepTheirDependenciesApart) {
  EXPECT_EQ(objects_of(kOldChart), (Lines{R"({"chart":"child 1.2.0"})", R"({"children":"child"})"}));
}

constexpr std::string_view kLibrary = R"(
-- chart/Chart.yaml --
apiVersion: v2
name: shop
version: 1.0.0
dependencies:
- {name: lib, version: 1.0.0, repository: "file://../lib"}
-- chart/templates/a.yaml --
{{ include "lib.name" . }}
-- lib/Chart.yaml --
apiVersion: v2
name: lib
version: 1.0.0
type: library
-- lib/templates/_names.tpl --
{{ define "lib.name" }}name: {{ .Chart.Name }}{{ end }}
-- lib/templates/object.yaml --
never: rendered
)";

TEST(Charts, TakeALocalDependencyFromWhereItLies) { EXPECT_EQ(objects_of(kLibrary), Lines{R"({"name":"shop"})"}); }

TEST(Charts, MissWhatIsNotVendoredIfToldSo) {
  Renderer::Setting setting{{"."}};
  setting.local_dependencies = LocalDependencies::missing;
  const Rendered rendered = Repository(kLibrary).render({}, setting);
  ASSERT_TRUE(rendered.refusal);
  EXPECT_TRUE(rendered.refusal->message.ends_with("missing in charts/ directory: lib"));
}

constexpr std::string_view kWithDefinitions = R"(
-- chart/Chart.yaml --
apiVersion: v2
name: shop
version: 1.0.0
-- chart/crds/shops.yaml --
kind: CustomResourceDefinition
spec: {group: "{{ not a template }}"}
-- chart/templates/a.yaml --
kind: Namespace
)";

TEST(Charts, BringCustomResourceDefinitionsIfAsked) {
  EXPECT_EQ(objects_of(kWithDefinitions), Lines{R"({"kind":"Namespace"})"});
  Renderer::Setting setting{{"."}};
  setting.crds = Crds::kept;
  EXPECT_EQ(objects_of(Repository(kWithDefinitions).render({}, setting)),
            (Lines{R"({"kind":"CustomResourceDefinition","spec":{"group":"{{ not a template }}"}})",
                   R"({"kind":"Namespace"})"}));
}

}  // namespace
}  // namespace sidelint::helm
