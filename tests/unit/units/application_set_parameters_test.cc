// ApplicationSets: what their generators give to the template, and where Argo CD gives up.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/units/delivered.h"

namespace sidelint::units {
namespace {

using Lines = std::vector<std::string>;

// The set with this spec, and the application `apps/cart`; one line for what the set makes of it.
Lines made_of(std::string_view spec, std::string_view more = {}) {
  std::string files =
      "-- argocd/set.yaml --\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\n"
      "metadata: {name: set, namespace: gitops}\nspec:\n";
  files.append(spec).append("-- apps/cart/pod.yaml --\n{apiVersion: v1, kind: Pod, metadata: {name: cart}}\n");
  files.append(more);
  const Rendered rendered(files);
  return delivered(rendered);
}

constexpr std::string_view kCluster = R"(-- cluster.yaml --
apiVersion: v1
kind: Secret
metadata: {name: eu, labels: {argocd.argoproj.io/secret-type: cluster, env: prod}}
stringData: {name: eu, server: 'https://eu', project: teams}
)";

TEST(ApplicationSetParameters, ListsHoldTextsAloneWithoutGoTemplates) {
  constexpr std::string_view kSpec = R"(  generators:
  - list: {elements: [{app: cart, shard: 2}]}
  template:
    metadata: {name: 'cart'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/cart}
      destination: {namespace: 'shop'}
)";
  EXPECT_EQ(made_of(kSpec), (Lines{".: Pod//cart ?shard (without goTemplate an element of a list holds texts alone: "
                                   "Argo CD makes nothing of the set)"}));
  EXPECT_EQ(made_of("  goTemplate: true\n" + std::string(kSpec)), (Lines{".:", "gitops/cart: Pod/shop/cart"}));
}

TEST(ApplicationSetParameters, ElementsInATextAreAList) {
  const auto of = [](std::string_view text) {
    return made_of("  goTemplate: true\n  generators: [{list: {elementsYaml: '" + std::string(text) + R"('}}]
  template:
    metadata: {name: 'cart'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/cart}
      destination: {namespace: 'shop'}
)");
  };
  EXPECT_EQ(of("[{app: cart}]"), (Lines{".:", "gitops/cart: Pod/shop/cart"}));
  EXPECT_EQ(of("app: cart"),
            (Lines{".: Pod//cart ?elementsYaml (it is no list of mappings: Argo CD makes nothing of the set)"}));
  EXPECT_EQ(of("[cart, pay]"), of("app: cart"));
  EXPECT_EQ(of("null"), (Lines{".: Pod//cart"}));
}

TEST(ApplicationSetParameters, NumbersInFilesAreAsGoPrintsThem) {
  EXPECT_EQ(made_of(R"(  generators:
  - git:
      repoURL: https://github.com/acme/shop
      files: [{path: sizes.yaml}]
  template:
    metadata: {name: 'cart-{{small}}-{{large}}-{{nothing}}-{{open}}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/cart}
      destination: {namespace: shop}
)",
                    "-- sizes.yaml --\n{small: 20, large: 12345678, nothing: null, open: true}\n"),
            (Lines{".:", "gitops/cart-20-1.2345678e+07-<nil>-true: Pod/shop/cart"}));
}

TEST(ApplicationSetParameters, AnEmptyFileGivesItsPathAlone) {
  constexpr std::string_view kSpec = R"(  goTemplate: true
  generators:
  - git:
      repoURL: https://github.com/acme/shop
      files: [{path: 'config/*.yaml'}]
  template:
    metadata: {name: 'cart-{{ .path.filenameNormalized }}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/cart}
      destination: {namespace: shop}
)";
  EXPECT_EQ(made_of(kSpec, "-- config/a.yaml --\n# nothing yet\n-- config/b.yaml --\n[null]\n"),
            (Lines{".:", "gitops/cart-a.yaml: Pod/shop/cart", "gitops/cart-b.yaml: Pod/shop/cart"}));
  EXPECT_EQ(made_of(kSpec, "-- config/a.yaml --\n{}\n-- config/b.yaml --\ntext\n"),
            (Lines{".: Pod//cart ?config/b.yaml (the file holds something else than fields: Argo CD makes nothing of "
                   "the set)"}));
}

TEST(ApplicationSetParameters, InAMatrixTheFirstCountsOrNobody) {
  constexpr std::string_view kSpec = R"(  generators:
  - matrix:
      generators:
      - list: {elements: [{env: dev, app: cart}]}
      - list: {elements: [{env: prod}]}
  template:
    metadata: {name: cart}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/cart}
      destination: {namespace: '{{ .env }}'}
)";
  EXPECT_EQ(made_of("  goTemplate: true\n" + std::string(kSpec)), (Lines{".:", "gitops/cart: Pod/dev/cart"}));
  EXPECT_EQ(made_of(kSpec), (Lines{".: Pod//cart ?matrix (its generators give the same name different values: Argo CD "
                                   "makes nothing of the set)"}));
}

TEST(ApplicationSetParameters, TheSetsOfAMergeDifferInItsKeys) {
  EXPECT_EQ(
      made_of(R"(  generators:
  - merge:
      mergeKeys: [app]
      generators:
      - list: {elements: [{app: cart, env: dev}, {app: cart, env: prod}]}
      - list: {elements: [{app: cart, ns: shop}]}
  template:
    metadata: {name: '{{app}}-{{env}}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/cart}
      destination: {namespace: '{{ns}}'}
)"),
      (Lines{".: Pod//cart ?merge (two sets of a generator have the same keys: Argo CD makes nothing of the set)"}));
}

// Go's templates see `values.env` as a field of a field, the keys of a merge only names at the top.
TEST(ApplicationSetParameters, KeysOfAMergeAreNamesAtTheTop) {
  EXPECT_EQ(made_of(R"(  goTemplate: true
  generators:
  - merge:
      mergeKeys: [values.env]
      generators:
      - list: {elements: [{app: cart, values: {env: dev}}]}
      - list: {elements: [{values: {env: prod}}]}
  template:
    metadata: {name: '{{ .app }}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/cart}
      destination: {namespace: '{{ .values.env }}'}
)"),
            (Lines{".:", "gitops/cart: Pod/prod/cart"}));
}

TEST(ApplicationSetParameters, ClustersHaveAProject) {
  EXPECT_EQ(made_of(R"(  generators:
  - clusters: {selector: {matchLabels: {env: prod}}}
  template:
    metadata: {name: '{{name}}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/cart}
      destination: {namespace: '{{project}}-{{metadata.labels.env}}'}
)",
                    kCluster),
            (Lines{".:", "gitops/eu: Pod/teams-prod/cart"}));
}

TEST(ApplicationSetParameters, AFlatListOfClustersIsOneSet) {
  EXPECT_EQ(made_of(R"(  goTemplate: true
  generators:
  - clusters: {flatList: true, values: {zone: '{{ .name }}-1'}}
  template:
    metadata: {name: cart}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/cart}
      destination: {namespace: 'a{{ range .clusters }}-{{ .values.zone }}{{ end }}'}
)",
                    kCluster),
            (Lines{".:", "gitops/cart: Pod/a-eu-1-in-cluster-1/cart"}));
}

TEST(ApplicationSetParameters, WhatIsNoTemplateStopsTheWholeSet) {
  const auto spec = [](std::string_view language, std::string_view name) {
    std::string text(language);
    text.append("  generators:\n  - list: {elements: [{app: cart}]}\n  template:\n    metadata: {name: '");
    return text.append(name).append(
        "'}\n    spec:\n      source: {repoURL: https://github.com/acme/shop, path: apps/cart}\n");
  };
  constexpr std::string_view kGo = "  goTemplate: true\n";
  // Without the dot, `app` is a function that nobody defines.
  EXPECT_EQ(made_of(spec(kGo, "{{app}}")),
            (Lines{".: Pod//cart ?template (it is no template of Go: Argo CD makes nothing of the set)"}));
  EXPECT_EQ(made_of(spec(kGo, "{{.app}}")), (Lines{".:", "gitops/cart: Pod//cart"}));
  EXPECT_EQ(made_of(spec("", "{{app}}-{{")),
            (Lines{".: Pod//cart ?template (an action is left open: Argo CD makes nothing of the set)"}));
  EXPECT_EQ(made_of(spec("", "cart-{{")), (Lines{".:", "gitops/cart-{{: Pod//cart"}));
}

TEST(ApplicationSetParameters, SlugsAreCutAtAWordOrAnywhere) {
  EXPECT_EQ(made_of(R"(  goTemplate: true
  generators:
  - list: {elements: [{app: 'The Cart.of--Mars'}]}
  template:
    metadata: {name: '{{ slugify .app }}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/cart}
      destination: {namespace: '{{ slugify 9 .app }}/{{ slugify 9 false .app }}/{{ slugify 2 true .app }}'}
)"),
            (Lines{".:", "gitops/the-cart-of-mars: Pod/the-cart/the-cart/th/cart"}));
}

TEST(ApplicationSetParameters, APatchLeavesTheProjectAndAddsNoNulls) {
  const Rendered rendered(R"(-- argocd/set.yaml --
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: set, namespace: gitops}
spec:
  goTemplate: true
  generators:
  - list: {elements: [{app: cart}]}
  template:
    metadata: {name: '{{ .app }}', labels: {gone: null}}
    spec:
      project: shop
      source: {repoURL: https://github.com/acme/other, path: apps/cart}
  templatePatch: |
    metadata: {annotations: {none: null, some: x}}
    spec: {project: admin}
)");
  const AppliedObject& application = rendered.units[0].objects.back();
  ASSERT_EQ(application.kind, "Application");
  EXPECT_EQ(application.node.find("spec").find("project").text(), "shop");
  const yaml::Node metadata = application.node.find("metadata");
  EXPECT_EQ(metadata.find("annotations").size(), 1U);
  EXPECT_EQ(metadata.find("labels").size(), 0U);
}

}  // namespace
}  // namespace sidelint::units
