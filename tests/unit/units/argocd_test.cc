// Applications of Argo CD, carried out.
#include <gtest/gtest.h>

#include "engine/units/delivery/covering.h"
#include "tests/unit/units/delivered.h"

namespace sidelint::units {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view kCart = R"(-- apps/cart/kustomization.yaml --
resources: [cart.yaml]
-- apps/cart/cart.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart}
)";

std::string application(std::string_view spec) {
  return std::string(
             "-- argocd/shop.yaml --\napiVersion: argoproj.io/v1alpha1\nkind: Application\n"
             "metadata: {name: shop, namespace: argocd}\nspec:\n") +
         std::string(spec);
}

TEST(ArgoCd, AnApplicationGivesItsNamespaceToWhatNamesNone) {
  const Rendered rendered(application(R"(  source: {repoURL: https://github.com/acme/shop, path: apps/cart}
  destination: {name: prod, namespace: shop}
)") + std::string(kCart));
  EXPECT_EQ(delivered(rendered), (Lines{".:", "argocd/shop on prod: Deployment/shop/cart"}));
  EXPECT_EQ(rendered.chain(1, {"metadata", "namespace"}), "argocd/shop.yaml:6");
  EXPECT_EQ(rendered.units[1].kind, UnitKind::argocd_application);
  EXPECT_EQ(rendered.units[1].folder, "apps/cart");
  EXPECT_EQ(rendered.units[1].file, "apps/cart/kustomization.yaml");
}

TEST(ArgoCd, ANamespaceWithLabelsIsMadeAlong) {
  const Rendered rendered(application(R"(  source: {repoURL: https://github.com/acme/shop, path: apps/cart}
  destination: {server: "https://kubernetes.default.svc", namespace: shop}
  syncPolicy:
    syncOptions: [CreateNamespace=true]
    managedNamespaceMetadata:
      labels: {istio-injection: enabled}
)") + std::string(kCart));
  EXPECT_EQ(delivered(rendered), (Lines{".:", "argocd/shop on in-cluster: Deployment/shop/cart Namespace//shop"}));
  EXPECT_TRUE(rendered.units[1].objects[1].made_along);
  EXPECT_EQ(rendered.chain(1, {"metadata", "labels", "istio-injection"}, 1), "argocd/shop.yaml:10");
}

TEST(ArgoCd, LabelsWithoutTheOptionToCreateMakeNoNamespace) {
  const Rendered rendered(application(R"(  source: {repoURL: https://github.com/acme/shop, path: apps/cart}
  destination: {namespace: shop}
  syncPolicy: {managedNamespaceMetadata: {labels: {istio-injection: enabled}}}
)") + std::string(kCart));
  EXPECT_EQ(delivered(rendered), (Lines{".:", "argocd/shop: Deployment/shop/cart"}));
}

TEST(ArgoCd, OverridesOfAKustomizationAreMadeOnTopOfIt) {
  const Rendered rendered(application(R"(  source:
    repoURL: https://github.com/acme/shop
    path: apps/cart
    kustomize:
      namePrefix: eu-
      namespace: shop-eu
      commonLabels: {team: a}
      labelWithoutSelector: true
      patches:
      - patch: |-
          - op: add
            path: /metadata/annotations
            value: {note: hello}
        target: {kind: Deployment}
  destination: {namespace: shop}
)") + std::string(kCart));
  EXPECT_EQ(delivered(rendered), (Lines{".:", "argocd/shop: Deployment/shop-eu/eu-cart"}));
  const yaml::Node metadata = rendered.units[1].objects.at(0).node.find("metadata");
  EXPECT_EQ(metadata.find("name").text(), "eu-cart");
  EXPECT_EQ(metadata.find("namespace").text(), "shop-eu");
  EXPECT_EQ(metadata.find("labels").find("team").text(), "a");
  EXPECT_EQ(metadata.find("annotations").find("note").text(), "hello");
}

TEST(ArgoCd, AChartGetsTheValuesInTheirOrder) {
  const Rendered rendered(application(R"(  sources:
  - repoURL: https://github.com/acme/shop
    path: charts/till
    helm:
      valueFiles: [values-prod.yaml, $settings/settings/eu.yaml, absent.yaml]
      ignoreMissingValueFiles: true
      values: |
        c: values
        d: values
      parameters: [{name: d, value: "parameter,1"}]
  - {repoURL: https://github.com/acme/shop, ref: settings}
  destination: {namespace: till}
)") + R"(-- charts/till/Chart.yaml --
{apiVersion: v2, name: till, version: 1.0.0}
-- charts/till/values.yaml --
{a: own, b: own, c: own, d: own}
-- charts/till/values-prod.yaml --
{b: prod, c: prod}
-- settings/eu.yaml --
{b: eu}
-- charts/till/templates/pod.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  labels: {a: "{{ .Values.a }}", b: "{{ .Values.b }}", c: "{{ .Values.c }}", d: "{{ .Values.d }}"}
)");
  EXPECT_EQ(delivered(rendered), (Lines{".:", "argocd/shop: Pod/till/shop"}));
  const yaml::Node labels = rendered.units[1].objects.at(0).node.find("metadata").find("labels");
  EXPECT_EQ(labels.find("a").text(), "own");
  EXPECT_EQ(labels.find("b").text(), "eu");
  EXPECT_EQ(labels.find("c").text(), "values");
  EXPECT_EQ(labels.find("d").text(), "parameter,1");
  EXPECT_EQ(rendered.chain(1, {"metadata", "labels", "c"}), "charts/till/templates/pod.yaml:6 <- argocd/shop.yaml:12");
}

TEST(ArgoCd, ADirectoryIsAppliedAsItStands) {
  constexpr std::string_view kFiles = R"(-- plain/a.yaml --
{apiVersion: v1, kind: Pod, metadata: {name: a}}
-- plain/deep/b.yaml --
{apiVersion: v1, kind: Pod, metadata: {name: b, namespace: own}}
-- plain/deep/c.yaml --
# +argocd:skip-file-rendering
{apiVersion: v1, kind: Pod, metadata: {name: c}}
-- plain/deep/test-d.yaml --
{apiVersion: v1, kind: Pod, metadata: {name: d}}
)";
  const Rendered flat(application(R"(  source: {repoURL: https://github.com/acme/shop, path: plain}
  destination: {namespace: shop}
)") + std::string(kFiles));
  EXPECT_EQ(delivered(flat), (Lines{".: Pod/own/b Pod//c Pod//d", "argocd/shop: Pod/shop/a"}));
  const Rendered deep(application(R"(  source:
    repoURL: https://github.com/acme/shop
    path: plain
    directory: {recurse: true, exclude: '{*/test-*,nothing}'}
  destination: {namespace: shop}
)") + std::string(kFiles));
  EXPECT_EQ(delivered(deep), (Lines{".: Pod//c Pod//d", "argocd/shop: Pod/shop/a Pod/own/b"}));
}

TEST(ArgoCd, WhatLiesElsewhereIsNamed) {
  const Rendered rendered(application(R"(  sources:
  - {repoURL: https://charts.example.com, chart: redis, targetRevision: 1.0.0}
  - {repoURL: https://github.com/acme/other, path: nowhere}
  - {repoURL: https://github.com/acme/shop, path: apps/cart, plugin: {name: tanka}}
  - {repoURL: "https://github.com/acme/{{ repo }}", path: apps/cart}
  destination: {namespace: shop}
)") + std::string(kCart));
  EXPECT_EQ(delivered(rendered),
            (Lines{".:", "apps/cart: Deployment//cart",
                   "argocd/shop: ?redis (the chart lies in a repository of charts) ?https://github.com/acme/other "
                   "(another repository) ?tanka (a plugin makes the manifests) ?apps/cart (nobody says what is filled "
                   "in)"}));
}

TEST(ArgoCd, NothingOutsideTheRepositoryIsRead) {
  const Rendered rendered(application(R"(  sources:
  - {repoURL: https://github.com/acme/shop, path: ../../etc}
  - {repoURL: https://github.com/acme/shop, path: /etc}
  destination: {namespace: shop}
)") + "-- etc/pod.txt --\n");
  for (const UnknownPart& part : rendered.units.at(1).unknown) EXPECT_NE(part.why, "");
  EXPECT_TRUE(rendered.units[1].objects.empty());
}

TEST(ArgoCd, AnApplicationOfApplicationsIsFollowedOnce) {
  const Rendered rendered(R"(-- argocd/root.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: root, namespace: argocd}
spec:
  source: {repoURL: https://github.com/acme/shop, path: argocd}
  destination: {namespace: argocd}
-- argocd/cart.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: cart}
spec:
  source: {repoURL: https://github.com/acme/shop, path: apps/cart}
  destination: {namespace: shop}
)" + std::string(kCart));
  EXPECT_EQ(delivered(rendered), (Lines{".:", "argocd/root:", "argocd/cart: Deployment/shop/cart"}));
}

TEST(ArgoCd, ApplicationsThatDeliverEachOtherComeToAnEnd) {
  const Rendered rendered(R"(-- a/app.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: to-b}
spec: {source: {repoURL: https://github.com/acme/shop, path: b}, destination: {namespace: argocd}}
-- b/app.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: to-a}
spec: {source: {repoURL: https://github.com/acme/shop, path: a}, destination: {namespace: argocd}}
-- a/pod.yaml --
{apiVersion: v1, kind: Pod, metadata: {name: one}}
)");
  EXPECT_EQ(delivered(rendered), (Lines{".:", "argocd/to-b:", "argocd/to-a: Pod/argocd/one"}));
}

TEST(ArgoCd, ANamespaceOfItsOwnOverrulesTheOneThatIsMade) {
  const Rendered rendered(application(R"(  source: {repoURL: https://github.com/acme/shop, path: plain}
  destination: {namespace: shop}
  syncPolicy:
    syncOptions: [CreateNamespace=true]
    managedNamespaceMetadata: {labels: {istio-injection: enabled}}
)") + "-- plain/namespace.yaml --\n{apiVersion: v1, kind: Namespace, metadata: {name: shop}}\n");
  EXPECT_EQ(delivered(rendered), (Lines{".:", "argocd/shop: Namespace//shop"}));
  EXPECT_FALSE(rendered.units[1].objects[0].made_along);
}

TEST(ArgoCd, OfTwoSourcesTheLastOnesObjectStays) {
  const Rendered rendered(application(R"(  sources:
  - {repoURL: https://github.com/acme/shop, path: a}
  - {repoURL: https://github.com/acme/shop, path: b}
  destination: {namespace: shop}
)") + R"(-- a/pod.yaml --
{apiVersion: v1, kind: Pod, metadata: {name: one, labels: {from: a}}}
-- b/pod.yaml --
{apiVersion: v1, kind: Pod, metadata: {name: one, labels: {from: b}}}
)");
  EXPECT_EQ(delivered(rendered), (Lines{".:", "argocd/shop: Pod/shop/one"}));
  EXPECT_EQ(rendered.units[1].objects[0].node.find("metadata").find("labels").find("from").text(), "b");
}

TEST(ArgoCd, TheResultDoesNotDependOnTheNumberOfThreads) {
  std::string files = application("  source: {repoURL: https://github.com/acme/shop, path: apps/cart}\n");
  for (int i = 0; i < 40; ++i) {
    const std::string name = "app" + std::to_string(i);
    files +=
        "-- argocd/" + name +
        ".yaml --\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: " + name +
        "}\nspec:\n  source: {repoURL: https://github.com/acme/shop, path: apps/cart, kustomize: " + "{nameSuffix: -" +
        name + "}}\n  destination: {namespace: " + name + "}\n";
  }
  files += kCart;
  const Rendered one(files, {"."}, 1);
  const Rendered many(files, {"."}, 8);
  EXPECT_EQ(delivered(one), delivered(many));
  EXPECT_EQ(delivered(one).at(2), "argocd/app1: Deployment/app1/cart-app1");
}

TEST(Rings, OneOfEachIsTakenAndNoneThatOnlyLeadsThere) {
  using Indices = std::vector<std::size_t>;
  EXPECT_EQ(first_of_rings({}), Indices{});
  EXPECT_EQ(first_of_rings({0}), Indices{0});
  EXPECT_EQ(first_of_rings({1, 2, 1, 0}), Indices{1}) << "0 and 3 lead to the ring of 1 and 2";
  EXPECT_EQ(first_of_rings({1, 0, 3, 4, 2, 4}), (Indices{0, 2}));
}

// An Argo CD that delivers itself: `root` delivers `self`, which delivers `root` and all the others.
TEST(ArgoCd, OneThatDeliversItselfDeliversAllThatItHolds) {
  const auto app = [](std::string_view name, std::string_view path) {
    return "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: " + std::string(name) +
           ", namespace: argocd}\nspec: {source: {repoURL: https://github.com/acme/shop, path: " + std::string(path) +
           "}, destination: {namespace: " + std::string(name) + "}}\n---\n";
  };
  constexpr std::string_view kNames = "abcdefghijkl";  // more than there are rounds
  std::string files = "-- argocd/kustomization.yaml --\nresources: [apps.yaml]\n-- argocd/apps.yaml --\n";
  std::string expected = "argocd/root: argocd/self:";
  for (const char name : kNames) files += app(std::string(1, name), std::string("apps/") + name);
  files += app("root", "clusters/infra") + "-- clusters/infra/kustomization.yaml --\nresources: [self.yaml]\n" +
           "-- clusters/infra/self.yaml --\n" + app("self", "argocd");
  for (const char name : kNames) {
    const std::string folder = std::string("-- apps/") + name;
    files += folder + "/kustomization.yaml --\nresources: [pod.yaml]\n" + folder +
             "/pod.yaml --\n{apiVersion: v1, kind: Pod, metadata: {name: p}}\n";
    expected.append(" argocd/").append(1, name).append(": Pod/").append(1, name).append("/p");
  }
  std::string found;
  for (const std::string& line : delivered(Rendered(files)))
    if (line.starts_with("argocd/")) found += (found.empty() ? "" : " ") + line;
  EXPECT_EQ(found, expected);
}

}  // namespace
}  // namespace sidelint::units
