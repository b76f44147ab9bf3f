// What has to hold of control planes, whoever orders them.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/decide/decided.h"

namespace sidelint::decide {
namespace {

constexpr int kRounds = 200;

const std::string& pick(const std::vector<std::string>& from, std::mt19937& random) {
  return from[random() % from.size()];
}

std::string istio_operator(const std::string& name, const std::string& spec) {
  return "---\n{apiVersion: install.istio.io/v1alpha1, kind: IstioOperator, metadata: {name: " + name + "}, spec: {" +
         spec + "}}\n";
}

std::string helm_release(const std::string& name, const std::string& version, const std::string& values) {
  return "---\n{apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: {name: " + name +
         "}, spec: {chart: {spec: {chart: istiod, version: '" + version +
         "', sourceRef: {kind: HelmRepository, name: istio}}}, values: {" + values + "}}}\n";
}

// Orders of charts whose entries leave out pods labelled `false`, as all do since 1.9.
std::vector<std::string> orders() {
  return {
      istio_operator("a", "tag: 1.20.0"),
      istio_operator("b", "tag: 1.28.0, revision: canary"),
      istio_operator("c", "values: {global: {proxy: {autoInject: disabled}}}"),
      helm_release("d", "1.26.x", "sidecarInjectorWebhook: {enableNamespacesByDefault: true}"),
      helm_release("e", "*", "revision: canary, revisionTags: [prod]"),
      helm_release("f", "1.30.0", "revision: '${revision}'"),
      "---\n{apiVersion: sailoperator.io/v1, kind: Istio, metadata: {name: default}, spec: {version: v1.27.0}}\n",
      "---\n{apiVersion: sailoperator.io/v1, kind: IstioRevisionTag, metadata: {name: prod}, spec: {targetRef: "
      "{kind: IstioRevision, name: canary}}}\n",
      webhook("hand-made", "matchLabels: {team: x}", "",
              ", objectSelector: {matchExpressions: [{key: "
              "sidecar.istio.io/inject, operator: NotIn, values: ['false']}]}"),
  };
}

std::string random_workload(const std::string& name, std::mt19937& random) {
  const std::vector<std::string> labels = {"", "sidecar.istio.io/inject: 'true'", "sidecar.istio.io/inject: 'false'",
                                           "istio.io/rev: canary"};
  const std::vector<std::string> annotations = {"", "sidecar.istio.io/inject: 'true'",
                                                "sidecar.istio.io/inject: 'false'"};
  const std::vector<std::string> specs = {"", "", "hostNetwork: true"};
  return deployment(
      name, pick({"shop", "cache", "kube-system"}, random),
      {.labels = pick(labels, random), .annotations = pick(annotations, random), .spec = pick(specs, random)});
}

std::string random_namespace(const std::string& name, std::mt19937& random) {
  return name_space(name, pick({"", "istio-injection: enabled", "istio-injection: disabled", "istio.io/rev: canary",
                                "istio.io/rev: prod", "team: x"},
                               random));
}

TEST(ControlPlanes, TurnNoDefiniteVerdictThatDoesNotRestOnAnAssumedOne) {
  std::mt19937 random(1);  // NOLINT(bugprone-random-generator-seed): the same cases at each run
  int kept = 0;
  for (int round = 0; round < kRounds; ++round) {
    std::string manifests = random_namespace("shop", random) + random_namespace("cache", random);
    for (const char* name : {"a", "b", "c"}) manifests += random_workload(name, random);
    const std::string added = pick(orders(), random);
    const Decided before(Decided::Files{{"apps/all.yaml", manifests}});
    const Decided after(Decided::Files{{"apps/all.yaml", manifests}, {"istio/order.yaml", added}});
    for (const char* name : {"a", "b", "c"}) {
      const Decision& then = before.of(name);
      if (then.verdict() == Verdict::unknown || then.assumes_control_plane) continue;
      EXPECT_EQ(after.of(name).verdict(), then.verdict()) << name << "\n" << manifests << added;
      ++kept;
    }
  }
  EXPECT_GT(kept, 0);
}

TEST(ControlPlanes, DoNotDependOnTheOrderOfDocuments) {
  std::mt19937 random(2);  // NOLINT(bugprone-random-generator-seed)
  for (int round = 0; round < kRounds; ++round) {
    std::vector<std::string> documents = {random_namespace("shop", random), random_namespace("cache", random)};
    for (const char* name : {"a", "b", "c"}) documents.push_back(random_workload(name, random));
    for (int i = 0; i < 3; ++i) documents.push_back(pick(orders(), random));
    const auto decide = [&] {
      std::string text;
      for (const std::string& document : documents) text += document;
      return Decided(text);
    };
    const Decided one = decide();
    std::shuffle(documents.begin(), documents.end(), random);
    const Decided other = decide();
    for (const char* name : {"a", "b", "c"}) {
      EXPECT_EQ(one.of(name).verdict(), other.of(name).verdict()) << name;
      EXPECT_EQ(one.of(name).missing.size(), other.of(name).missing.size()) << name;
    }
  }
}

// A file between the workload and the order brings nothing of its own: the order still counts.
TEST(ControlPlanes, DoNotDependOnFilesThatSayNothingOfThem) {
  std::mt19937 random(3);  // NOLINT(bugprone-random-generator-seed)
  for (int round = 0; round < kRounds / 4; ++round) {
    const std::string manifests = random_namespace("shop", random) + random_workload("a", random);
    const std::string order = pick(orders(), random);
    const Decided one(Decided::Files{{"apps/all.yaml", manifests}, {"istio/order.yaml", order}});
    const Decided other(Decided::Files{{"apps/all.yaml", manifests},
                                       {"apps/more.yaml", random_workload("z", random)},
                                       {"istio/order.yaml", order},
                                       {"zoo/other.yaml", name_space("zoo")}});
    EXPECT_EQ(words(one.of("a")), words(other.of("a")));
  }
}

}  // namespace
}  // namespace sidelint::decide
