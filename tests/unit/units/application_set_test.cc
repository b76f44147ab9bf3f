// ApplicationSets: which applications they make, and of what.
#include <gtest/gtest.h>

#include "tests/unit/units/delivered.h"

namespace sidelint::units {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view kApps = R"(-- apps/basket/pod.yaml --
{apiVersion: v1, kind: Pod, metadata: {name: basket}}
-- apps/cart/pod.yaml --
{apiVersion: v1, kind: Pod, metadata: {name: cart}}
)";

std::string set(std::string_view spec) {
  return std::string(
             "-- argocd/set.yaml --\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\n"
             "metadata: {name: set, namespace: gitops}\nspec:\n") +
         std::string(spec);
}

TEST(ApplicationSet, AListGivesOneApplicationForEachElement) {
  const Rendered rendered(set(R"(  generators:
  - list:
      elements:
      - {app: cart, cluster: dev, values: {ns: shop-dev}}
      - {app: basket, cluster: prod, values: {ns: shop}}
  template:
    metadata: {name: '{{app}}-{{cluster}}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: 'apps/{{ app }}'}
      destination: {name: '{{cluster}}', namespace: '{{values.ns}}'}
)") + std::string(kApps));
  EXPECT_EQ(delivered(rendered),
            (Lines{".:", "gitops/cart-dev on dev: Pod/shop-dev/cart", "gitops/basket-prod on prod: Pod/shop/basket"}));
  // The place in the template, and the element's own.
  EXPECT_EQ(rendered.chain(1, {"metadata", "namespace"}), "argocd/set.yaml:14");
}

TEST(ApplicationSet, GoTemplatesHaveTheirFunctions) {
  const Rendered rendered(set(R"(  goTemplate: true
  goTemplateOptions: [missingkey=error]
  generators:
  - git:
      repoURL: https://github.com/acme/shop
      directories:
      - path: apps/*
      - {path: apps/basket, exclude: true}
      values: {where: '{{ index .path.segments 0 }}'}
  template:
    metadata: {name: '{{ .path.basenameNormalized | upper | lower }}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: '{{ .path.path }}'}
      destination: {namespace: '{{ .values.where }}-{{ .path.basename }}'}
)") + std::string(kApps));
  EXPECT_EQ(delivered(rendered), (Lines{".: Pod//basket", "gitops/cart: Pod/apps-cart/cart"}));
}

TEST(ApplicationSet, FilesGiveWhatTheyHold) {
  const Rendered rendered(set(R"(  generators:
  - git:
      repoURL: https://github.com/acme/shop
      files: [{path: 'config/*.yaml'}]
      pathParamPrefix: file
  template:
    metadata: {name: '{{ app.name }}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: 'apps/{{ app.name }}'}
      destination: {namespace: '{{ file.path.basename }}-{{ replicas }}'}
)") + R"(-- config/a.yaml --
- {app: {name: cart}, replicas: 2}
- {app: {name: basket}, replicas: 3}
)" + std::string(kApps));
  EXPECT_EQ(delivered(rendered), (Lines{".:", "gitops/cart: Pod/config-2/cart", "gitops/basket: Pod/config-3/basket"}));
}

TEST(ApplicationSet, ClustersAreThoseThatSecretsDeclare) {
  const Rendered rendered(set(R"(  goTemplate: true
  generators:
  - clusters:
      selector: {matchLabels: {env: prod}}
      values: {ns: 'shop-{{ .metadata.labels.env }}'}
  template:
    metadata: {name: '{{ .nameNormalized }}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/cart}
      destination: {server: '{{ .server }}', namespace: '{{ .values.ns }}'}
)") + R"(-- clusters.yaml --
apiVersion: v1
kind: Secret
metadata: {name: a, labels: {argocd.argoproj.io/secret-type: cluster, env: prod}}
stringData: {name: EU West, server: 'https://eu'}
---
apiVersion: v1
kind: Secret
metadata: {name: b, labels: {argocd.argoproj.io/secret-type: cluster, env: dev}}
data: {name: ZGV2, server: aHR0cHM6Ly9kZXY=}
)" + std::string(kApps));
  EXPECT_EQ(delivered(rendered), (Lines{".: Pod//basket", "gitops/eu-west on EU West: Pod/shop-prod/cart"}));
}

TEST(ApplicationSet, WithoutDeclaredClustersOneStandsForAll) {
  const Rendered rendered(set(R"(  goTemplate: true
  generators:
  - clusters: {selector: {matchLabels: {env: prod}}}
  template:
    metadata: {name: 'cart-{{ .name }}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/cart}
      destination: {server: '{{ .server }}', namespace: shop}
)") + std::string(kApps));
  EXPECT_EQ(delivered(rendered), (Lines{".: Pod//basket ?clusters (the repository declares no clusters of Argo CD)",
                                        "gitops/cart-{{ .name }}: Pod/shop/cart"}));
}

TEST(ApplicationSet, AMatrixFillsTheSecondGeneratorFromTheFirst) {
  const Rendered rendered(set(R"(  generators:
  - matrix:
      generators:
      - list: {elements: [{env: dev}, {env: prod}]}
      - git:
          repoURL: https://github.com/acme/shop
          directories: [{path: 'overlays/{{env}}/*'}]
  template:
    metadata: {name: '{{path.basename}}-{{env}}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: '{{path}}'}
      destination: {namespace: '{{path[2]}}'}
)") + R"(-- overlays/dev/cart/pod.yaml --
{apiVersion: v1, kind: Pod, metadata: {name: cart}}
-- overlays/prod/cart/pod.yaml --
{apiVersion: v1, kind: Pod, metadata: {name: cart}}
-- overlays/prod/till/pod.yaml --
{apiVersion: v1, kind: Pod, metadata: {name: till}}
)");
  EXPECT_EQ(delivered(rendered), (Lines{".:", "gitops/cart-dev: Pod/cart/cart", "gitops/cart-prod: Pod/cart/cart",
                                        "gitops/till-prod: Pod/till/till"}));
}

TEST(ApplicationSet, AMergeOverridesByItsKeys) {
  const Rendered rendered(set(R"(  generators:
  - merge:
      mergeKeys: [app]
      generators:
      - list: {elements: [{app: cart, ns: shop}, {app: basket, ns: shop}]}
      - list: {elements: [{app: basket, ns: other}, {app: stranger, ns: x}]}
    selector: {matchExpressions: [{key: app, operator: NotIn, values: [cart]}]}
  template:
    metadata: {name: '{{app}}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: 'apps/{{app}}'}
      destination: {namespace: '{{ns}}'}
)") + std::string(kApps));
  EXPECT_EQ(delivered(rendered), (Lines{".: Pod//cart", "gitops/basket: Pod/other/basket"}));
}

TEST(ApplicationSet, TheTemplatesPatchIsLaidOver) {
  const Rendered rendered(set(R"(  goTemplate: true
  generators:
  - list: {elements: [{app: cart, own: true}, {app: basket}]}
  template:
    metadata: {name: '{{ .app }}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: 'apps/{{ .app }}'}
      destination: {name: dev, namespace: shop}
  templatePatch: |
    spec:
      destination:
        name: null
    {{- if .own }}
        namespace: own
    {{- end }}
)") + std::string(kApps));
  EXPECT_EQ(delivered(rendered), (Lines{".:", "gitops/cart: Pod/own/cart", "gitops/basket: Pod/shop/basket"}));
}

TEST(ApplicationSet, WhatOnlyARunningArgoCdListsStaysOpen) {
  const Rendered rendered(set(R"(  generators:
  - pullRequest: {github: {owner: acme, repo: shop}}
  template:
    metadata: {name: 'cart-{{number}}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/cart}
      destination: {namespace: 'pr-{{number}}'}
)") + std::string(kApps));
  EXPECT_EQ(delivered(rendered), (Lines{".: Pod//basket ?pullRequest (only a running Argo CD can list them)",
                                        "gitops/cart-{{number}}: Pod//cart"}));
}

TEST(ApplicationSet, ManyElementsAreBounded) {
  std::string elements;
  for (int i = 0; i < 10'000; ++i) elements += "      - {app: 'a" + std::to_string(i) + "'}\n";
  const Rendered rendered(set("  generators:\n  - list:\n      elements:\n" + elements +
                              "  template:\n    metadata: {name: '{{app}}'}\n    spec:\n      source: {repoURL: "
                              "https://github.com/acme/shop, path: apps/cart}\n") +
                          std::string(kApps));
  EXPECT_EQ(rendered.units.size(), 1'001U) << rendered.units.back().name;
  EXPECT_EQ(rendered.units[0].unknown.at(0).why, "they make more applications than are followed");
}

TEST(ApplicationSet, TextsThatDoNotFitEndTheTemplates) {
  const Rendered rendered(set(R"(  goTemplate: true
  generators:
  - list: {elements: [{app: '0'}, {app: '1'}]}
  template:
    metadata: {name: 'a{{ range until 1000000 }}x{{ end }}-{{ .app }}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/cart}
      destination: {namespace: 'shop-{{ .app }}'}
)") + std::string(kApps));
  const Lines lines = delivered(rendered);
  ASSERT_FALSE(lines.empty());
  EXPECT_NE(lines.back().find("{{ .app }}"), std::string::npos) << lines.back();
}

TEST(ApplicationSet, TemplatesThatRunOnShareOneBound) {
  std::string elements;
  for (int i = 0; i < 40; ++i) elements += "      - {app: '" + std::to_string(i) + "'}\n";
  const Rendered rendered(set("  goTemplate: true\n  generators:\n  - list:\n      elements:\n" + elements +
                              R"(  template:
    metadata: {name: 'a{{ $all := until 600 }}{{ range $all }}{{ range $all }}{{ end }}{{ end }}-{{ .app }}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/cart}
      destination: {namespace: shop}
)") + std::string(kApps));
  const Lines lines = delivered(rendered);
  ASSERT_GE(lines.size(), 3U);
  ASSERT_LT(lines.size(), 41U) << "those that are left as they are written are one application";
  EXPECT_EQ(lines[1], "gitops/a-0: Pod/shop/cart");
  EXPECT_NE(lines.back().find("{{ $all"), std::string::npos) << lines.back();
}

}  // namespace
}  // namespace sidelint::units
