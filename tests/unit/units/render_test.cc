// What is applied together: builds beside what stands for itself.
#include "engine/units/render.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "engine/yaml/json.h"
#include "tests/unit/units/rendered.h"

namespace sidelint::units {
namespace {

using Words = std::vector<std::string>;

constexpr std::string_view kOverlays = R"(
-- apps/base/kustomization.yaml --
resources: [web.yaml]
-- apps/base/web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
-- apps/overlays/dev/kustomization.yaml --
namespace: dev
resources: [../../base]
-- apps/overlays/prod/kustomization.yaml --
namespace: prod
resources:
- ../../base
- ns.yaml
patches:
- path: patch.yaml
-- apps/overlays/prod/ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: prod
-- apps/overlays/prod/patch.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels:
    tier: front
-- plain.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: alone
)";

TEST(Render, EveryOverlayIsAUnitAndBasesAreNone) {
  const Rendered rendered(kOverlays);
  EXPECT_EQ(rendered.summary(), (Words{".: Pod/alone", "apps/overlays/dev: Deployment/web",
                                       "apps/overlays/prod: Namespace/prod Deployment/web"}));
  EXPECT_EQ(rendered.units[2].kind, UnitKind::kustomization);
  EXPECT_EQ(rendered.units[2].file, "apps/overlays/prod/kustomization.yaml");
  EXPECT_EQ(yaml::to_json(rendered.units[1].objects[0].node),
            R"({"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web","namespace":"dev"}})");
}

TEST(Render, EveryValueLeadsToTheBytesOfWhoWroteIt) {
  const Rendered rendered(kOverlays);
  EXPECT_EQ(rendered.chain(2, {"metadata", "name"}, 1), "apps/base/web.yaml:4");
  EXPECT_EQ(rendered.chain(2, {"metadata", "namespace"}, 1), "apps/overlays/prod/kustomization.yaml:1");
  EXPECT_EQ(rendered.chain(2, {"metadata", "labels", "tier"}, 1), "apps/overlays/prod/patch.yaml:6");
  EXPECT_EQ(rendered.sources.path(rendered.units[2].objects[1].source), "apps/base/web.yaml");
}

TEST(Render, ARunOverAnOverlayAloneReadsItsBaseIfTheRepositoryIsKnown) {
  const std::string marked = std::string(kOverlays) + "-- .git/HEAD --\nref: refs/heads/main\n";
  const Rendered rendered(marked, {"apps/overlays/dev"});
  EXPECT_EQ(rendered.summary(), (Words{".:", "apps/overlays/dev: Deployment/web"}));
  EXPECT_EQ(rendered.chain(1, {"metadata", "name"}), "apps/base/web.yaml:4");
}

TEST(Render, NothingOutsideThePathsIsReadIfTheRepositoryIsNotKnown) {
  const Rendered rendered(kOverlays, {"apps/overlays/dev"});
  ASSERT_EQ(rendered.units.size(), 2U);
  ASSERT_TRUE(rendered.units[1].refusal);
  EXPECT_EQ(rendered.units[1].folder, "apps/overlays/dev");
  EXPECT_EQ(rendered.place(rendered.units[1].refusal->at), "apps/overlays/dev/kustomization.yaml:2");
  EXPECT_EQ(rendered.units[1].refusal->message, "cannot read `../../base`: lies outside the repository");
}

TEST(Render, TheResultDoesNotDependOnTheNumberOfThreads) {
  std::string files;
  for (int i = 0; i < 100; ++i) {
    const std::string folder = "app" + std::to_string(i);
    files += "-- " + folder + "/kustomization.yaml --\nnamePrefix: x-\nresources: [pod.yaml]\n";
    files += "-- " + folder + "/pod.yaml --\napiVersion: v1\nkind: Pod\nmetadata:\n  name: " + folder + "\n";
  }
  const Rendered one(files);
  const Rendered eight(files, {"."}, 8);
  EXPECT_EQ(one.summary().size(), 101U);
  EXPECT_EQ(one.summary(), eight.summary());
  for (std::size_t i = 1; i < one.units.size(); ++i)
    EXPECT_EQ(one.units[i].objects[0].node.find("metadata").find("name").origin(),
              eight.units[i].objects[0].node.find("metadata").find("name").origin());
}

TEST(Render, RootsBeyondTheLimitAreRefusedAndReadAsTheyStand) {
  const Rendered rendered(kOverlays, {"."}, 1, {.folders = 3});
  ASSERT_EQ(rendered.units.size(), 3U);
  EXPECT_FALSE(rendered.units[1].refusal);
  ASSERT_TRUE(rendered.units[2].refusal);
  EXPECT_EQ(rendered.place(rendered.units[2].refusal->at), "apps/overlays/prod/kustomization.yaml:1");
  EXPECT_EQ(names(rendered.units[2]), (Words{"Namespace/prod", "Deployment/web"}));
}

TEST(Render, WhatIsRefusedLeavesItsFilesWithNotesOfWhatWouldChange) {
  const Rendered rendered(R"(
-- base/kustomization.yaml --
resources: [pod.yaml]
-- base/pod.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: web
-- bad/kustomization.yaml --
namespace: bad
resources: [../base, absent.yaml]
-- good/kustomization.yaml --
namespace: good
resources: [../base]
)");
  EXPECT_EQ(rendered.summary(), (Words{".:", "bad: Pod/web", "good: Pod/web"}));
  EXPECT_EQ(in_words(rendered.units[1].objects[0].changes), (Words{"metadata.namespace=bad by namespace"}));
  EXPECT_EQ(in_words(rendered.units[2].objects[0].changes), Words{});
  ASSERT_TRUE(rendered.units[1].refusal);
  EXPECT_EQ(rendered.place(rendered.units[1].refusal->at), "bad/kustomization.yaml:2");
}

TEST(Render, OfACircleTheFirstIsRefused) {
  const Rendered rendered(R"(
-- a/kustomization.yaml --
resources: [../b, pod.yaml]
-- a/pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web}
-- b/kustomization.yaml --
resources: [../a]
)");
  EXPECT_EQ(rendered.summary(), (Words{".:", "a: Pod/web"}));
  ASSERT_TRUE(rendered.units[1].refusal);
  EXPECT_NE(rendered.units[1].refusal->message.find("cycle"), std::string::npos);
}

TEST(Render, ComponentsAndObjectsOfFluxAreNoRoots) {
  const Rendered rendered(R"(
-- component/kustomization.yaml --
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
resources: [pod.yaml]
-- component/pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web}
-- flux/kustomization.yaml --
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps}
)");
  EXPECT_EQ(rendered.summary(), (Words{".: Pod/web"}));
}

TEST(Render, DeletedObjectsAreNotThere) {
  const Rendered rendered(R"(
-- kustomization.yaml --
resources: [pods.yaml]
patches:
- patch: |
    $patch: delete
    apiVersion: v1
    kind: Pod
    metadata: {name: old}
-- pods.yaml --
apiVersion: v1
kind: Pod
metadata: {name: old}
---
apiVersion: v1
kind: Pod
metadata: {name: new}
)");
  EXPECT_EQ(rendered.summary(), (Words{".:", ".: Pod/new"}));
}

TEST(Render, WhatTheNetworkHoldsIsNamedAndMayChangeOnlyWhatItCan) {
  const Rendered rendered(R"(
-- adds/kustomization.yaml --
resources: [pod.yaml, "https://example.com/more.yaml"]
-- adds/pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: a}
-- changes/kustomization.yaml --
resources: [pod.yaml]
components: ["https://github.com/shop/mesh//component?ref=v1"]
-- changes/pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: b}
)");
  ASSERT_EQ(rendered.units.size(), 3U);
  ASSERT_EQ(rendered.units[1].unknown.size(), 1U);
  EXPECT_EQ(rendered.units[1].unknown[0].what, "https://example.com/more.yaml");
  EXPECT_EQ(rendered.place(rendered.units[1].unknown[0].at), "adds/kustomization.yaml:1");
  EXPECT_EQ(in_words(rendered.units[1].objects[0].changes), Words{});
  EXPECT_EQ(in_words(rendered.units[2].objects[0].changes), (Words{"anything by components"}));
}

TEST(Render, AFileThatAGeneratorMissesLeavesTheRestAsItWouldBeBuilt) {
  const Rendered rendered(R"(
-- kustomization.yaml --
namespace: shop
resources: [pod.yaml]
configMapGenerator:
- name: settings
  envs: [secret.env]
-- pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web}
)");
  EXPECT_EQ(rendered.summary(), (Words{".:", ".: Pod/web"}));
  EXPECT_EQ(rendered.chain(1, {"metadata", "namespace"}), "kustomization.yaml:1");
  ASSERT_EQ(rendered.units[1].unknown.size(), 1U);
  EXPECT_TRUE(rendered.units[1].unknown[0].stops);
  EXPECT_EQ(rendered.place(rendered.units[1].unknown[0].at), "kustomization.yaml:5");
}

TEST(Render, OnlyWhatSomebodyNeedsIsBuiltAndKept) {
  const Rendered rendered(R"(
-- boards/kustomization.yaml --
resources: [board.yaml]
-- boards/board.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: board}
-- shop/kustomization.yaml --
resources: [both.yaml]
-- shop/both.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
---
apiVersion: v1
kind: Pod
metadata: {name: web}
)");
  EXPECT_EQ(rendered.summary(), (Words{".:", "shop: Pod/web"}));
}

}  // namespace
}  // namespace sidelint::units
