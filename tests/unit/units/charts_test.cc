// Charts as units: which there are, with which values, and what of them is open.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "engine/units/charts/chart_roots.h"
#include "engine/yaml/json.h"
#include "tests/unit/units/rendered.h"

namespace sidelint::units {
namespace {

using Words = std::vector<std::string>;

constexpr std::string_view kShop = R"(
-- charts/shop/Chart.yaml --
apiVersion: v2
name: shop
version: 0.1.0
-- charts/shop/values.yaml --
mesh: "false"
-- charts/shop/templates/_names.tpl --
{{- define "shop.name" -}}{{ .Release.Name }}-web{{- end -}}
-- charts/shop/templates/web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "shop.name" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    app: web
    release: {{ .Release.Name }}
spec:
  template:
    metadata:
      labels:
        sidecar.istio.io/inject: {{ .Values.mesh | quote }}
)";

yaml::Node pod_labels(const Rendered& rendered, std::size_t unit) {
  return rendered.units.at(unit).objects.at(0).node.find("spec").find("template").find("metadata").find("labels");
}

TEST(Charts, AChartThatNobodyOrdersIsAUnitWithItsOwnValues) {
  const Rendered rendered(kShop);
  EXPECT_EQ(rendered.summary(), (Words{".:", "charts/shop: Deployment/shop-web"}));
  const Unit& unit = rendered.units[1];
  EXPECT_EQ(unit.kind, UnitKind::chart);
  EXPECT_EQ(unit.name, "charts/shop");
  EXPECT_EQ(unit.file, "charts/shop/Chart.yaml");
  EXPECT_EQ(pod_labels(rendered, 1).find("sidecar.istio.io/inject").text(), "false");
  EXPECT_EQ(rendered.chain(1, {"spec", "template", "metadata", "labels", "sidecar.istio.io/inject"}),
            "charts/shop/templates/web.yaml:13 <- charts/shop/values.yaml:1");
}

TEST(Charts, WhereSuchAChartGoesAndWhatItsReleaseIsCalledNobodySays) {
  const Rendered rendered(kShop);
  const AppliedObject& web = rendered.units.at(1).objects.at(0);
  EXPECT_FALSE(web.node.find("metadata").find("namespace"));
  EXPECT_EQ(in_words(web.changes), (Words{"metadata.name by template", "metadata.labels.release by template"}));
}

TEST(Charts, ValuesOfEnvironmentsBesideTheChartMakeAUnitEach) {
  const Rendered rendered(std::string(kShop) + R"(
-- charts/shop/values-dev.yaml --
-- charts/shop/values-prod.yaml --
mesh: "true"
-- charts/shop/values-schema-notes.yaml --
mesh: "maybe"
)");
  ASSERT_EQ(rendered.units.size(), 3);
  EXPECT_EQ(rendered.units[1].name, "charts/shop/values-dev.yaml");
  EXPECT_EQ(pod_labels(rendered, 1).find("sidecar.istio.io/inject").text(), "false");
  EXPECT_EQ(rendered.units[2].name, "charts/shop/values-prod.yaml");
  EXPECT_EQ(pod_labels(rendered, 2).find("sidecar.istio.io/inject").text(), "true");
  EXPECT_EQ(rendered.chain(2, {"spec", "template", "metadata", "labels", "sidecar.istio.io/inject"}),
            "charts/shop/templates/web.yaml:13 <- charts/shop/values-prod.yaml:1");
}

TEST(Charts, OnlyWhatIsPlainlyAnEnvironmentCounts) {
  struct Case {
    std::string_view path;
    bool is_one;
  };
  constexpr Case kCases[] = {
      {"values-prod.yaml", true},
      {"values.staging.yaml", true},
      {"values_dev.yml", true},
      {"prod-values.yaml", true},
      {"dev.values.yaml", true},
      {"values/prod.yaml", true},
      {"values.yaml", false},
      {"values-gke.yaml", false},
      {"values-production-ha.yaml", false},
      {"ci/test-values.yaml", false},
      {"templates/values-dev.yaml", false},
      {"valuesprod.yaml", false},
      {"values-prod.json", false},
      {"values/profile.yaml", false},
  };
  for (const Case& each : kCases) EXPECT_EQ(is_of_environment(each.path), each.is_one) << each.path;
}

TEST(Charts, PartsOfAnotherChartAndLibrariesAreNoUnits) {
  const Rendered rendered(R"(
-- app/Chart.yaml --
apiVersion: v2
name: app
version: 0.1.0
dependencies:
- name: db
  version: 0.1.0
- name: cache
  version: 0.1.0
  repository: file://../cache
-- app/charts/db/Chart.yaml --
apiVersion: v2
name: db
version: 0.1.0
-- app/charts/db/templates/db.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: {{ "db" }}
-- cache/Chart.yaml --
apiVersion: v2
name: cache
version: 0.1.0
-- cache/templates/cache.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: {{ "cache" }}
-- parts/Chart.yaml --
apiVersion: v2
name: parts
version: 0.1.0
type: library
)");
  EXPECT_EQ(rendered.summary(), (Words{".:", "app: Pod/cache Pod/db"}));
  EXPECT_EQ(rendered.chain(1, {"metadata", "name"}, 1), "app/charts/db/templates/db.yaml:4");
}

TEST(Charts, AValueThatNobodyGaveStopsHelmAndLeavesTheRestStanding) {
  const Rendered rendered(R"(
-- app/Chart.yaml --
apiVersion: v2
name: app
version: 0.1.0
-- app/templates/web.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    domain: {{ .Values.global.domain }}
)");
  const Unit& unit = rendered.units.at(1);
  ASSERT_TRUE(unit.refusal);
  EXPECT_EQ(unit.refusal->by, Refusal::By::helm);
  EXPECT_EQ(unit.refusal->missing, ".Values.global.domain");
  EXPECT_EQ(rendered.place(unit.refusal->at), "app/templates/web.yaml:6");
  ASSERT_EQ(names(unit), (Words{"Pod/web"}));
  EXPECT_EQ(in_words(unit.objects[0].changes), (Words{"metadata.labels.domain by template"}));
}

TEST(Charts, ADependencyThatIsNotVendoredIsUnknownAndNoFault) {
  const Rendered rendered(R"(
-- app/Chart.yaml --
apiVersion: v2
name: app
version: 0.1.0
dependencies:
- name: redis
  version: 1.0.0
  repository: https://charts.example.com
-- app/templates/web.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: {{ "web" }}
)");
  const Unit& unit = rendered.units.at(1);
  EXPECT_FALSE(unit.refusal);
  ASSERT_EQ(unit.unknown.size(), 1);
  EXPECT_EQ(unit.unknown[0].what, "redis");
  EXPECT_EQ(names(unit), (Words{"Pod/web"}));
}

TEST(Charts, TheItemsOfARenderedListAreObjectsOfTheirOwn) {
  const Rendered rendered(R"(
-- app/Chart.yaml --
apiVersion: v2
name: app
version: 0.1.0
-- app/templates/all.yaml --
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Pod
  metadata: {name: one}
- apiVersion: v1
  kind: Pod
  metadata: {name: two, namespace: "in-{{ .Release.Namespace }}"}
)");
  const Unit& unit = rendered.units.at(1);
  ASSERT_EQ(names(unit), (Words{"Pod/one", "Pod/two"}));
  EXPECT_EQ(in_words(unit.objects[0].changes), Words{});
  EXPECT_EQ(unit.objects[1].node.find("metadata").find("namespace").text(), "in-{{ .Release.Namespace }}");
  EXPECT_EQ(in_words(unit.objects[1].changes), (Words{"metadata.namespace by template"}));
}

TEST(Charts, AMappingOfASpecThatMayHoldMoreShowsThat) {
  const Rendered rendered(R"(
-- app/Chart.yaml --
apiVersion: v2
name: app
version: 0.1.0
-- app/templates/web.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    {{- include "no.labels" . | nindent 4 }}
spec:
  containers:
  - name: app
    {{- include "no.image" . | nindent 4 }}
)");
  const yaml::Node pod = rendered.units.at(1).objects.at(0).node;
  EXPECT_EQ(yaml::to_json(pod.find("spec").find("containers").item(0)), R"({"name":"app","{{ … }}":"{{ … }}"})");
  EXPECT_EQ(pod.find("metadata").size(), 2);
  EXPECT_EQ(pod.find("metadata").find("labels").size(), 0);
}

constexpr std::string_view kInKustomization = R"(
-- overlay/kustomization.yaml --
namespace: shop
helmGlobals: {chartHome: ../charts}
helmCharts:
- name: web
  releaseName: front
  valuesInline:
    size: large
-- charts/web/Chart.yaml --
apiVersion: v2
name: web
version: 0.1.0
-- charts/web/values.yaml --
size: small
-- charts/web/templates/web.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}
  labels:
    size: {{ .Values.size }}
    where: {{ .Release.Namespace }}
    seen: {{ lookup "v1" "Secret" "" "a" | toString }}
)";

TEST(Charts, AChartThatAKustomizationTakesInIsAPartOfItsBuild) {
  const Rendered rendered(kInKustomization);
  ASSERT_EQ(rendered.summary(), (Words{".:", "overlay: Pod/front"}));
  const yaml::Node metadata = rendered.units[1].objects.at(0).node.find("metadata");
  EXPECT_FALSE(metadata.find("namespace"));  // kustomize leaves that to helm
  EXPECT_EQ(metadata.find("labels").find("size").text(), "large");
  EXPECT_EQ(metadata.find("labels").find("where").text(), "shop");
  EXPECT_EQ(rendered.chain(1, {"metadata", "labels", "size"}),
            "charts/web/templates/web.yaml:6 <- overlay/kustomization.yaml:7");
  EXPECT_EQ(in_words(rendered.units[1].objects[0].changes), (Words{"metadata.labels.seen by template"}));
}

TEST(Charts, TheResultDoesNotDependOnTheNumberOfThreads) {
  std::string many;
  for (int i = 0; i < 40; ++i) {
    const std::string folder = "charts/c" + std::to_string(100 + i);
    many += "-- " + folder + "/Chart.yaml --\napiVersion: v2\nname: c" + std::to_string(i) + "\nversion: 0.1.0\n";
    many += "-- " + folder + "/templates/p.yaml --\napiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Chart.Name }}\n";
  }
  const Rendered one(many);
  const Rendered four(many, {"."}, 4);
  EXPECT_EQ(one.units.size(), 41);
  EXPECT_EQ(one.summary(), four.summary());
  for (std::size_t unit = 1; unit < one.units.size(); ++unit) {
    EXPECT_EQ(one.units[unit].objects[0].source, four.units[unit].objects[0].source);
  }
}

}  // namespace
}  // namespace sidelint::units
