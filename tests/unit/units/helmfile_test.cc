// Releases of helmfiles, carried out.
#include "tests/unit/units/helmfile.h"

#include <gtest/gtest.h>

namespace sidelint::units {
namespace {

TEST(Helmfile, AReleaseIsAUnitAndItsNamespaceIsMadeAlong) {
  const Rendered rendered(std::string(R"(-- helmfile.yaml --
releases:
- name: shop
  namespace: market
  chart: ./charts/web
  values:
  - values/shop.yaml
  - size: 3
  set:
  - {name: color, value: blue}
-- values/shop.yaml --
color: red
size: 2
)") + std::string(kChart));
  EXPECT_EQ(delivered(rendered), (Lines{".:", "market/shop: Deployment/market/shop-blue-3 Namespace//market"}));
  const Unit& unit = rendered.units[1];
  EXPECT_EQ(unit.kind, UnitKind::helmfile_release);
  EXPECT_EQ(unit.folder, "charts/web");
  EXPECT_EQ(rendered.place(unit.ordered_at), "helmfile.yaml:2");
  EXPECT_EQ(rendered.chain(1, {"metadata", "namespace"}), "helmfile.yaml:3");
  ASSERT_EQ(unit.other_files.size(), 1U);
  EXPECT_EQ(unit.other_files[0].root.find("chart").text(), "./charts/web");
}

TEST(Helmfile, NoNamespaceIsMadeWhereSomebodyForbidsItOrItIsAlwaysThere) {
  EXPECT_EQ(units_of("-- helmfile.yaml --\nhelmDefaults: {createNamespace: false}\n"
                     "releases: [{name: a, namespace: market, chart: ./charts/web}]\n"),
            Lines{"market/a: Deployment/market/a-none-0"});
  EXPECT_EQ(units_of("-- helmfile.yaml --\nhelmDefaults: {createNamespace: false}\n"
                     "releases: [{name: a, namespace: market, chart: ./charts/web, createNamespace: true}]\n"),
            Lines{"market/a: Deployment/market/a-none-0 Namespace//market"});
  EXPECT_EQ(units_of("-- helmfile.yaml --\nreleases: [{name: a, namespace: kube-system, chart: ./charts/web}]\n"),
            Lines{"kube-system/a: Deployment/kube-system/a-none-0"});
}

TEST(Helmfile, WithoutANamespaceNobodySaysWhereItGoes) {
  EXPECT_EQ(units_of("-- helmfile.yaml --\nreleases: [{name: a, chart: charts/web}]\n"),
            Lines{"a: Deployment//a-none-0"});
  EXPECT_EQ(
      units_of(
          "-- helmfile.yaml --\nreleases: [{name: a, namespace: \"{{ .Environment.Name }}\", chart: charts/web}]\n"),
      Lines{"a: Deployment//a-none-0 ?{{ .Environment.Name }} (a template tells the namespace)"});
  EXPECT_EQ(units_of("-- helmfile.yaml --\nnamespace: all\nreleases: [{name: a, namespace: own, chart: charts/web}]\n"),
            Lines{"all/a: Deployment/all/a-none-0 Namespace//all"});
}

TEST(Helmfile, PathsBeginInTheFolderOfTheHelmfile) {
  EXPECT_EQ(
      units_of(
          "-- deploy/helmfile.yaml --\nreleases: [{name: a, namespace: n, chart: ../charts/web, values: [a.yaml]}]\n"
          "-- deploy/a.yaml --\ncolor: green\n"),
      Lines{"n/a: Deployment/n/a-green-0 Namespace//n"});
}

TEST(Helmfile, WhatIsNotInstalledIsNoUnit) {
  constexpr std::string_view kRelease = "{name: a, namespace: kube-system, chart: ./charts/web, ";
  const auto of = [&](std::string_view condition, std::string_view environments = "") {
    return units_of("-- helmfile.yaml --\n" + std::string(environments) + "releases: [" + std::string(kRelease) +
                    std::string(condition) + "}]\n");
  };
  const Lines installed{"kube-system/a: Deployment/kube-system/a-none-0"};
  const Lines none{"charts/web: Deployment//web-none-0"};
  EXPECT_EQ(of("installed: true"), installed);
  EXPECT_EQ(of("installed: false"), none);
  EXPECT_EQ(of("condition: a.enabled", "values: [{a: {enabled: true}}]\n"), installed);
  EXPECT_EQ(of("condition: a.enabled", "values: [{a: {enabled: false}}]\n"), none);
  EXPECT_EQ(of("condition: a.enabled", "values: [{a: {enabled: yes please}}]\n"), none);
  EXPECT_EQ(
      of("condition: a.enabled",
         "environments: {dev: {values: [{a: {enabled: false}}]}, prod: {values: [prod.yaml]}}\n"),
      Lines{
          "kube-system/a: Deployment/kube-system/a-none-0 ?a (whether it is installed is told by what nobody can see)"})
      << "prod.yaml is not there";
}

TEST(Helmfile, OneEnvironmentThatInstallsItIsEnough) {
  EXPECT_EQ(units_of(R"(-- helmfile.yaml --
values: [{a: {enabled: false}}]
environments:
  dev:
    values: [{a: {enabled: false}}]
  prod:
    values: [prod.yaml]
---
releases:
- {name: a, namespace: kube-system, chart: ./charts/web, condition: a.enabled}
-- prod.yaml --
a: {enabled: true}
)"),
            Lines{"kube-system/a: Deployment/kube-system/a-none-0"});
}

TEST(Helmfile, WhatATemplateSaysIsOpen) {
  const Rendered rendered(std::string(R"(-- helmfile.yaml --
releases:
- name: a
  namespace: kube-system
  chart: ./charts/web
  values:
  - color: '{{ .Values.color }}'
    size: 1
  - colors.yaml.gotmpl
  - plain.yaml.gotmpl
-- colors.yaml.gotmpl --
color: {{ .Values.color }}
-- plain.yaml.gotmpl --
size: 4
)") + std::string(kChart));
  const Unit& unit = rendered.units.at(1);
  ASSERT_EQ(unit.objects.size(), 1U);
  ASSERT_EQ(unit.objects[0].changes.size(), 1U);
  EXPECT_EQ(unit.objects[0].changes[0].path, (std::vector<std::string>{"metadata", "name"}));
  EXPECT_TRUE(unit.objects[0].node.find("metadata").find("name").text().ends_with("-4"));
  ASSERT_EQ(unit.unknown.size(), 1U);
  EXPECT_EQ(unit.unknown[0].what, "colors.yaml.gotmpl");
}

TEST(Helmfile, AMissingFileOfValuesStopsItUnlessItMayBeMissing) {
  EXPECT_EQ(units_of("-- helmfile.yaml --\nreleases: [{name: a, namespace: kube-system, chart: ./charts/web, values: "
                     "[b.yaml]}]\n"),
            Lines{"kube-system/a: Deployment/kube-system/a-none-0 ?b.yaml (the repository has no such file)"
                  " !values file matching \"b.yaml\" does not exist"});
  EXPECT_EQ(units_of("-- helmfile.yaml --\nmissingFileHandler: Warn\n"
                     "releases: [{name: a, namespace: kube-system, chart: ./charts/web, values: [b.yaml]}]\n"),
            Lines{"kube-system/a: Deployment/kube-system/a-none-0"});
  EXPECT_EQ(units_of("-- helmfile.yaml --\nreleases: [{name: a, namespace: kube-system, chart: ./charts/web,\n"
                     "  values: [v/*.yaml]}]\n-- v/1.yaml --\ncolor: a\n-- v/2.yaml --\ncolor: b\n"),
            Lines{"kube-system/a: Deployment/kube-system/a-b-0 "
                  "!glob patterns in release values and secrets is not supported yet: v/*.yaml"});
  EXPECT_EQ(units_of("-- helmfile.yaml --\nreleases: [{name: a, namespace: kube-system, chart: ./charts/web,\n"
                     "  values: [v/*.yaml]}]\n-- v/1.yaml --\ncolor: a\n"),
            Lines{"kube-system/a: Deployment/kube-system/a-a-0"})
      << "one that takes one file is none";
}

TEST(Helmfile, ChartsThatLieElsewhereAreNamed) {
  EXPECT_EQ(units_of("-- helmfile.yaml --\nreleases:\n- {name: a, namespace: kube-system, chart: bitnami/redis}\n"
                     "- {name: b, namespace: kube-system, chart: ./gone}\n"),
            (Lines{"charts/web: Deployment//web-none-0",
                   "kube-system/a: ?bitnami/redis (the chart lies in a chart repository)",
                   "kube-system/b: ?./gone (the repository has no chart of this path) "
                   "!the repository has no chart of this path: ./gone"}));
}

TEST(Helmfile, ReleasesInheritFromTemplates) {
  EXPECT_EQ(units_of(R"(-- helmfile.yaml --
templates:
  base: {namespace: kube-system, chart: ./charts/web, values: [{color: template, size: 1}]}
  more: {inherit: [{template: base, except: [values]}], createNamespace: false}
defaultInherit: base
releases:
- {name: a, values: [{color: own}]}
- {name: b, inherit: [{template: more}, {template: base, except: [values]}]}
- {name: c, inherit: [{template: gone}]}
)"),
            (Lines{"kube-system/a: Deployment/kube-system/a-own-1", "kube-system/b: Deployment/kube-system/b-none-0"}));
}

TEST(Helmfile, WhatAReleaseSaysItselfCountsBeforeTemplatesAndTheLaterTemplateBeforeTheEarlier) {
  const auto of = [](std::string_view release) {
    return units_of(R"(-- helmfile.yaml --
templates:
  base: {namespace: default, chart: ./charts/web, installed: true}
  later: {namespace: kube-public, installed: false}
releases:
- )" + std::string(release));
  };
  const Lines none{"charts/web: Deployment//web-none-0"};
  EXPECT_EQ(of("{name: a, inherit: [{template: base}], namespace: kube-system}\n"),
            Lines{"kube-system/a: Deployment/kube-system/a-none-0"});
  EXPECT_EQ(of("{name: a, inherit: [{template: later}, {template: base}]}\n"),
            Lines{"default/a: Deployment/default/a-none-0"});
  EXPECT_EQ(of("{name: a, inherit: [{template: base}, {template: later}]}\n"),
            Lines{"kube-public/a: Deployment/kube-public/a-none-0"})
      << "false is Go's zero value, which overrides nothing";
  EXPECT_EQ(of("{name: a, inherit: [{template: base}], installed: false}\n"),
            Lines{"default/a: Deployment/default/a-none-0"});
  EXPECT_EQ(of("{name: a, chart: ./charts/web, inherit: [{template: later}]}\n"), none);
  EXPECT_EQ(of("{name: a, inherit: [{template: base, except: [namespace]}]}\n"), none) << "helmfile stops";
}

TEST(Helmfile, ATemplateOfALaterDocumentTakesThePlaceOfTheEarlier) {
  EXPECT_EQ(units_of("-- helmfile.yaml --\ntemplates: {t: {namespace: kube-system, chart: ./charts/web}}\n---\n"
                     "templates: {t: {namespace: default}}\n"
                     "releases: [{name: a, chart: charts/web, inherit: [{template: t}]}]\n---\n"
                     "templates: {t: {chart: ./charts/web}}\n"),
            Lines{"a: Deployment//a-none-0"});
}

TEST(Helmfile, AConditionAsksAnEnvironmentsValues) {
  const auto is_told = [](std::string_view environment) {
    const Lines lines =
        units_of("-- helmfile.yaml --\nenvironments:\n  dev: " + std::string(environment) +
                 "\n---\nreleases: [{name: a, namespace: kube-system, chart: ./charts/web, condition: x.enabled}]\n"
                 "-- v/on.yaml --\nx: {enabled: true}\n-- v/zoff.yaml --\nx: {enabled: false}\n");
    return lines.front().substr(0, lines.front().find(' '));
  };
  const std::string told = "kube-system/a:";
  const std::string none = "charts/web:";
  EXPECT_EQ(is_told("{values: [v/on.yaml]}"), told);
  EXPECT_EQ(is_told("{values: [v/*.yaml]}"), none) << "each over those before it";
  EXPECT_EQ(is_told("{values: [v/*.yaml], mergeStrategy: fallback}"), told);
  EXPECT_EQ(is_told("{values: [v/on.yaml, {x: {enabled: null}}]}"), none) << "of values an empty one counts";
  EXPECT_EQ(is_told("{values: [gone.yaml]}"), told) << "nobody can see";
  EXPECT_EQ(is_told("{values: [gone.yaml], missingFileHandler: Warn}"), none);
}

TEST(Helmfile, AliasesAndMergeKeysOfYamlCount) {
  EXPECT_EQ(units_of(R"(-- helmfile.yaml --
templates:
  base: &base {namespace: kube-system, chart: ./charts/web}
releases:
- name: a
  <<: *base
)"),
            Lines{"kube-system/a: Deployment/kube-system/a-none-0"});
}

TEST(Helmfile, PatchesAreMadeAndProgramsLeaveEverythingOpen) {
  const Rendered rendered(std::string(R"(-- helmfile.yaml --
releases:
- name: a
  namespace: kube-system
  chart: ./charts/web
  strategicMergePatches:
  - {apiVersion: apps/v1, kind: Deployment, metadata: {name: a-none-0, labels: {patched: 'yes'}}}
  jsonPatches:
  - target: {kind: Deployment, name: a-none-0}
    patch: [{op: add, path: /metadata/annotations, value: {b: c}}]
  postRenderer: ./change.sh
)") + std::string(kChart));
  const AppliedObject& object = rendered.units.at(1).objects.at(0);
  EXPECT_EQ(object.node.find("metadata").find("labels").find("patched").text(), "yes");
  EXPECT_EQ(object.node.find("metadata").find("annotations").find("b").text(), "c");
  ASSERT_FALSE(object.changes.empty());
  EXPECT_TRUE(object.changes.back().path.empty());
}

}  // namespace
}  // namespace sidelint::units
