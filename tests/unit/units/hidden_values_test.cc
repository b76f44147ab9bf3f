// Charts whose user gives values that nobody can see.
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/unit/units/delivered.h"

namespace sidelint::units {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view kChart = R"(-- charts/web/Chart.yaml --
{apiVersion: v2, name: web, version: 1.0.0}
-- charts/web/values.yaml --
inject: "true"
podLabels: {}
hostNetwork: false
queue: {enabled: false}
worker: {enabled: true}
names: [one, two]
-- charts/web/templates/web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    metadata:
      labels:
        app: web
        inject: {{ .Values.inject | quote }}
        {{- with .Values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      {{- if .Values.hostNetwork }}
      hostNetwork: true
      {{- end }}
      serviceAccountName: web
-- charts/web/templates/queue.yaml --
{{- if .Values.queue.enabled }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: queue
{{- end }}
-- charts/web/templates/worker.yaml --
{{- if .Values.worker.enabled }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: worker
  labels: {app: worker}
{{- end }}
-- charts/web/templates/each.yaml --
{{- range $i, $name := .Values.names }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $name }}
  labels: {app: each}
{{- end }}
)";

// What of each object is open, and where that is decided: "web values spec.template@argocd/shop.yaml:9".
Lines open_in(std::string_view helm) {
  const Rendered rendered(
      "-- argocd/shop.yaml --\napiVersion: argoproj.io/v1alpha1\nkind: Application\n"
      "metadata: {name: shop, namespace: argocd}\nspec:\n  destination: {namespace: shop}\n"
      "  source:\n    repoURL: https://github.com/acme/shop\n    path: charts/web\n" +
      std::string(helm) + std::string(kChart));
  Lines lines;
  for (const AppliedObject& object : rendered.units.at(1).objects) {
    std::string line(object.node.find("metadata").find("name").text());
    for (const Change& change : object.changes) {
      line.append(" ").append(change.by).append(" ");
      for (const std::string& key : change.path) line.append(".").append(key);
      line.append("@").append(rendered.place(rendered.origins.where(change.at).value_or(Span{})));
    }
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

const std::string kWeb =
    "web values .spec.template.metadata.labels@argocd/shop.yaml:10"
    " values .spec.template.metadata.labels.inject@argocd/shop.yaml:10"
    " values .spec.template.spec.hostNetwork@argocd/shop.yaml:10";

TEST(HiddenValues, LeaveOpenWhatTheyMaySetAndNothingElse) {
  EXPECT_EQ(open_in("    helm:\n      valueFiles: ['https://example.com/v.yaml']\n"),
            (Lines{"one values .metadata.name@argocd/shop.yaml:10", "two values .metadata.name@argocd/shop.yaml:10",
                   kWeb, "worker"}))
      << "of what may not be there it is said what it would be like";
}

TEST(HiddenValues, AreOverriddenByWhatComesLater) {
  constexpr std::string_view kLater = R"(    helm:
      valueFiles: [early.yaml, 'https://example.com/v.yaml']
      valuesObject: {inject: "false", podLabels: null, hostNetwork: false, names: [three]}
-- charts/web/early.yaml --
inject: early
)";
  EXPECT_EQ(open_in(kLater), (Lines{"three", "web", "worker"}));
}

TEST(HiddenValues, OverrideWhatCameBefore) {
  const Lines open = open_in(
      "    helm:\n      valueFiles: [early.yaml, 'https://example.com/v.yaml']\n"
      "      parameters: [{name: 'names[0]', value: x}]\n-- charts/web/early.yaml --\ninject: early\n");
  EXPECT_NE(std::find(open.begin(), open.end(), kWeb), open.end());
}

TEST(HiddenValues, AreThoseOfAFileWithoutWhichTheControllerStops) {
  const Lines open = open_in("    helm: {valueFiles: [\n      gone.yaml]}\n");
  EXPECT_NE(std::find(open.begin(), open.end(), kWeb), open.end());
  const Lines closed = open_in("    helm: {valueFiles: [gone.yaml], ignoreMissingValueFiles: true}\n");
  EXPECT_EQ(closed, (Lines{"one", "two", "web", "worker"}));
}

TEST(HiddenValues, OfOneParameterLeaveOpenThatOneAlone) {
  EXPECT_EQ(open_in("    helm: {parameters: [{name: inject, value: $ARGOCD_APP_REVISION}, {name: 'podLabels.a\\.b', "
                    "value: c}]}\n"),
            (Lines{"one", "two", "web template .spec.template.metadata.labels.inject@charts/web/templates/web.yaml:10",
                   "worker"}));
}

TEST(HiddenValues, MayBeThoseThatAChartAsksFor) {
  constexpr std::string_view kAsking = R"(-- argocd/shop.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  destination: {namespace: shop}
  source:
    repoURL: https://github.com/acme/shop
    path: charts/web
    helm: {valueFiles: ['https://example.com/v.yaml']}
-- charts/web/Chart.yaml --
{apiVersion: v2, name: web, version: 1.0.0}
-- charts/web/templates/web.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: {{ required "say a name" .Values.name }}
)";
  EXPECT_EQ(delivered(Rendered(kAsking)).at(1),
            "argocd/shop: Pod/shop/{{ required \"say a name\" .Values.name }}"
            " ?https://example.com/v.yaml (values from the network)")
      << "helm does not stop there, as far as one can tell";
}

TEST(HiddenValues, OfFluxAreThoseOfASecret) {
  const Rendered rendered(R"(-- release.yaml --
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web, namespace: shop}
spec:
  chart: {spec: {chart: charts/web, sourceRef: {kind: GitRepository, name: flux-system}}}
  valuesFrom:
  - {kind: Secret, name: web}
  - {kind: Secret, name: web, targetPath: names}
  values: {inject: "false", podLabels: null, hostNetwork: false}
)" + std::string(kChart));
  const Unit& unit = rendered.units.at(1);
  ASSERT_EQ(unit.kind, UnitKind::flux_helm_release);
  for (const AppliedObject& object : unit.objects) {
    const std::string_view name = object.node.find("metadata").find("name").text();
    EXPECT_EQ(object.changes.empty(), name == "web" || name == "worker") << name;
  }
}

TEST(HiddenValues, OfHelmfileAreThoseOfAMissingFile) {
  const Rendered rendered(
      "-- helmfile.yaml --\nreleases:\n- {name: shop, namespace: shop, chart: ./charts/web, values: [gone.yaml]}\n" +
      std::string(kChart));
  const Unit& unit = rendered.units.at(1);
  ASSERT_EQ(unit.kind, UnitKind::helmfile_release);
  for (const AppliedObject& object : unit.objects) {
    const bool is_certain = object.made_along || object.node.find("metadata").find("name").text() == "worker";
    EXPECT_EQ(object.changes.empty(), is_certain) << object.node.find("metadata").find("name").text();
  }
}

TEST(HiddenValues, TellTheObjectsThatOnlyTheyWouldAdd) {
  const Rendered rendered(
      "-- argocd/shop.yaml --\napiVersion: argoproj.io/v1alpha1\nkind: Application\n"
      "metadata: {name: shop, namespace: argocd}\nspec:\n  destination: {namespace: shop}\n"
      "  source:\n    repoURL: https://github.com/acme/shop\n    path: charts/web\n"
      "    helm: {valueFiles: ['https://example.com/v.yaml']}\n" +
      std::string(kChart));
  const std::vector<UnknownPart>& told = rendered.units.at(1).hidden_objects;
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].what, "Deployment queue");
  EXPECT_EQ(rendered.place(told[0].at), "argocd/shop.yaml:9");
}

}  // namespace
}  // namespace sidelint::units
