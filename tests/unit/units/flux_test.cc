#include "tests/unit/units/flux.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace sidelint::units {
namespace {

// A Kustomization of that spec, and what its source is.
std::string kustomization(std::string_view spec, std::string_view source = "") {
  std::string files = R"(-- clusters/prod/apps.yaml --
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec:
)";
  (files += spec) += "-- apps/prod/kustomization.yaml --\nresources: []\n";
  return files += source;
}

TEST(Flux, AKustomizationBuildsItsPathInTheBootstrappedRepository) {
  EXPECT_EQ(Repository(kustomization("  path: ./apps/prod\n  sourceRef: {kind: GitRepository, name: flux-system}\n"))
                .words("apps"),
            Lines{"kustomize apps/prod {}"});
}

TEST(Flux, WhatItChangesIsAnAmendment) {
  EXPECT_EQ(Repository(kustomization(R"(  path: apps/prod
  sourceRef: {kind: GitRepository, name: flux-system}
  targetNamespace: shop
  namePrefix: a-
  components: [../c]
  images: [{name: web, newTag: "2"}]
  patches:
  - patch: "x: y"
    target: {kind: Pod}
    unheard: of
  patchesStrategicMerge:
  - {kind: Pod}
  patchesJson6902:
  - target: {kind: Pod}
    patch: [{op: remove, path: /a}]
)"))
                .words("apps"),
            Lines{R"(kustomize apps/prod {"components":["../c"],"images":[{"name":"web","newTag":"2"}],)"
                  R"("namePrefix":"a-","namespace":"shop","patches":[{"patch":"x: y","target":{"kind":"Pod"}}],)"
                  R"("patchesJson6902":[{"patch":"- op: remove\n  path: /a\n","target":{"kind":"Pod"}}],)"
                  R"("patchesStrategicMerge":["kind: Pod\n"]})"});
}

TEST(Flux, APathDoesNotLeadOutOfItsSource) {
  EXPECT_EQ(Repository(kustomization(
                           "  path: ../../apps/../apps/prod\n  sourceRef: {kind: GitRepository, name: flux-system}\n"))
                .words("apps"),
            Lines{"kustomize apps/prod {}"});
  EXPECT_EQ(Repository(kustomization("  path: ./gone\n  sourceRef: {kind: GitRepository, name: flux-system}\n"))
                .words("apps"),
            Lines{"unknown ./gone: the repository has no folder of this path"});
}

TEST(Flux, ASourceWithAnotherAddressIsAnotherRepository) {
  constexpr std::string_view kSpec = "  path: apps/prod\n  sourceRef: {kind: GitRepository, name: other}\n";
  const auto source = [](std::string_view url) {
    return "-- sources.yaml --\napiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\n"
           "metadata: {name: other, namespace: flux-system}\nspec: {url: " +
           std::string(url) + "}\n";
  };
  EXPECT_EQ(Repository(kustomization(kSpec, source("ssh://git@github.com/acme/fleet.git"))).words("apps"),
            Lines{"kustomize apps/prod {}"});
  EXPECT_EQ(Repository(kustomization(kSpec, source("https://github.com/acme/shop"))).words("apps"),
            Lines{"unknown apps/prod: GitRepository `other` is another repository, another branch or an artifact"});
  EXPECT_EQ(Repository(kustomization(kSpec)).words("apps"), Lines{"kustomize apps/prod {}"})
      << "nobody declares the source, and the path is here";
}

TEST(Flux, AnotherBranchIsAnotherTree) {
  const auto source = [](std::string_view name, std::string_view branch) {
    std::string text = "---\napiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {name: ";
    ((text += name) += ", namespace: flux-system}\nspec: {url: https://github.com/acme/fleet, ref: {branch: ") +=
        branch;
    return text += "}}\n";
  };
  constexpr std::string_view kSpec = "  path: apps/prod\n  sourceRef: {kind: GitRepository, name: team}\n";
  const std::string own = "-- sources.yaml --\n" + source("flux-system", "main");
  EXPECT_EQ(Repository(kustomization(kSpec, own + source("team", "main"))).words("apps"),
            Lines{"kustomize apps/prod {}"});
  EXPECT_EQ(Repository(kustomization(kSpec, own + source("team", "dev"))).words("apps"),
            Lines{"unknown apps/prod: GitRepository `team` is another repository, another branch or an artifact"});
}

TEST(Flux, AnArtifactIsFoundWhereItIsCopiedFrom) {
  EXPECT_EQ(Repository(kustomization("  path: ./production/x\n  sourceRef: {kind: ExternalArtifact, name: apps}\n",
                                     R"(-- apps/production/x/cart.yaml --
{}
-- clusters/prod/artifacts.yaml --
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: flux-system, namespace: flux-system}
spec:
  artifacts:
  - name: apps
    copy:
    - {from: "@mono/apps/base/**", to: "@artifact/base/"}
    - {from: "@mono/apps/production/**", to: "@artifact/production/"}
    - {from: "@mono/shared/**", to: "@artifact/"}
)"))
                .words("apps"),
            Lines{"kustomize apps/production/x {}"});
}

TEST(Flux, VariablesComeFromObjectsAndThenFromTheOrder) {
  Repository repository(kustomization(R"(  path: apps/prod
  sourceRef: {kind: GitRepository, name: flux-system}
  postBuild:
    substitute: {a: order}
    substituteFrom:
    - {kind: ConfigMap, name: vars}
    - {kind: Secret, name: secrets}
)",
                                      R"(-- clusters/prod/vars.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: vars, namespace: flux-system}
data: {a: map, b: "two\nlines", c: map}
---
apiVersion: v1
kind: Secret
metadata: {name: secrets, namespace: flux-system}
data: {c: c2VjcmV0}
stringData: {d: "ENC[AES256_GCM,data:x]", e: plain}
-- clusters/staging/vars.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: vars, namespace: flux-system}
data: {a: staging, z: staging}
)"));
  const std::vector<Delivery> deliveries = repository.read("apps");
  ASSERT_EQ(deliveries.size(), 1U);
  ASSERT_TRUE(deliveries[0].substitution.has_value());
  const Substitution& substitution = *deliveries[0].substitution;
  std::string values;
  for (const auto& [name, value] : substitution.values) values += name + "=" + value.value + " ";
  EXPECT_EQ(values, "a=order b=twolines c=secret e=plain ") << "of two clusters the nearer one's";
  EXPECT_EQ(substitution.open, (std::set<std::string, std::less<>>{"d"}));
  EXPECT_FALSE(substitution.more.has_value());
}

TEST(Flux, VariablesThatAreNotInTheRepositoryAreTold) {
  Repository repository(kustomization(R"(  path: apps/prod
  sourceRef: {kind: GitRepository, name: flux-system}
  postBuild: {substituteFrom: [{kind: Secret, name: absent, optional: true}]}
)"));
  EXPECT_EQ(repository.words("apps"),
            (Lines{"kustomize apps/prod {}", "unknown Secret `absent`: the repository does not hold it"}));
}

TEST(Flux, ObjectsOfOtherGroupsOrderNothing) {
  EXPECT_TRUE(Repository("-- a.yaml --\napiVersion: helm.cattle.io/v1\nkind: HelmRelease\nmetadata: {name: a}\n")
                  .read("a")
                  .empty());
}

}  // namespace
}  // namespace sidelint::units
