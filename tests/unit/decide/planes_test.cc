// Which control plane is in force for what stands where.
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/decide/decided.h"

namespace sidelint::decide {
namespace {

const std::string kEnabledLabel = "matchLabels: {istio-injection: enabled}";

const ControlPlane& plane_of(const Decided& decided, const char* workload) {
  return decided.decisions->control_plane(decided.workload(workload).object);
}

TEST(Planes, TakeAllConfigurationsOfTheNearestFolderThatHoldsAny) {
  const Decided decided({{"clusters/a/istio/one.yaml", webhook("one", kEnabledLabel)},
                         {"clusters/a/istio/two.yaml", webhook("two", "matchLabels: {team: x}")},
                         {"clusters/b/hooks.yaml", webhook("three", kEnabledLabel)},
                         {"clusters/a/apps/x.yaml", deployment("x", "shop")},
                         {"clusters/b/apps/z.yaml", deployment("z", "shop")},
                         {"other/o.yaml", deployment("o", "shop")}});
  ASSERT_EQ(plane_of(decided, "x").hooks.size(), 2U);
  EXPECT_EQ(plane_of(decided, "x").hooks[0].configuration, "one");
  ASSERT_EQ(plane_of(decided, "z").hooks.size(), 1U);
  EXPECT_EQ(plane_of(decided, "z").hooks[0].configuration, "three");
  EXPECT_EQ(plane_of(decided, "o").hooks.size(), 3U);
  EXPECT_EQ(plane_of(decided, "o").source, ControlPlane::Source::repository);
}

TEST(Planes, LeaveOpenWhichOfTwoEquallyNearConfigurationsCounts) {
  const Decided decided({{"a/hooks.yaml", webhook("istio", kEnabledLabel)},
                         {"b/hooks.yaml", webhook("istio", "matchLabels: {team: x}")},
                         {"x.yaml", name_space("shop", "istio-injection: enabled") + deployment("x", "shop")},
                         {"config.yaml", injector("", "policy: enabled")}});
  EXPECT_EQ(words(decided.of("x")),
            "injected if MutatingWebhookConfiguration `istio` is that of a/hooks.yaml; otherwise not injected");
  EXPECT_EQ(decided.of("x").missing.at(0).fact, Missing::Fact::definitions);
}

TEST(Planes, CallEntriesInTheOrderOfTheirConfigurationsNames) {
  const Decided decided(webhook("z", kEnabledLabel) + webhook("Z", kEnabledLabel) + webhook("a", kEnabledLabel) +
                        deployment("x", "shop"));
  std::string order;
  for (const Hook& hook : plane_of(decided, "x").hooks) order += hook.configuration;
  EXPECT_EQ(order, "Zaz");
}

TEST(Planes, DoNotHoldWhatTheApiServerRefuses) {
  const std::string invalid = "matchExpressions: [{key: a, operator: In}]";
  const Decided decided(webhook("istio", invalid) + deployment("x", "shop"));
  EXPECT_TRUE(plane_of(decided, "x").hooks.empty());
  EXPECT_EQ(decided.of("x").verdict(), Verdict::not_injected);
  EXPECT_EQ(decided.of("x").deciding_step()->because, "there is no injector webhook");
}

TEST(Planes, TellTheReleaseOnlyIfItIsEvident) {
  struct Case {
    std::string labels;
    std::string release;
  };
  const Case cases[] = {
      {"helm.sh/chart: istiod-1.24.2", "1.24.2"},
      {"operator.istio.io/version: 1.9.1", "1.9.1"},
      {"istio.io/rev: 1-16-1", "1.16.1"},
      {"app.kubernetes.io/version: '1.27.3', operator.istio.io/version: 1.26.0", "1.27.3"},
      {"istio.io/rev: canary", ""},
      {"helm.sh/chart: base-1.24.2", ""},
  };
  for (const Case& each : cases) {
    const Decided decided(webhook("istio", kEnabledLabel, each.labels) + deployment("x", "shop"));
    const ControlPlane& plane = plane_of(decided, "x");
    EXPECT_EQ(plane.release_known ? plane.release.text() : "", each.release) << each.labels;
  }
}

// Charts rendered from Istio's source tree say 1.0.0 of themselves, and have entries that came with 1.10.
TEST(Planes, DoNotBelieveAReleaseThatTheEntriesRuleOut) {
  std::string hooks = webhook("istio", kEnabledLabel, "helm.sh/chart: istiod-1.0.0");
  const std::string name = "sidecar-injector.istio.io";
  hooks.insert(hooks.find(name), "rev.namespace.");
  EXPECT_FALSE(plane_of(Decided(hooks + deployment("x", "shop")), "x").release_known);
}

TEST(Planes, GiveEachRevisionItsOwnInjector) {
  const std::string manifests = webhook("a", "matchLabels: {team: a}", "istio.io/rev: one") +
                                webhook("b", "matchLabels: {team: b}", "istio.io/rev: two") +
                                injector("-one", "policy: enabled") + injector("-two", "policy: disabled") +
                                name_space("a", "team: a") + name_space("b", "team: b") + deployment("x", "a") +
                                deployment("z", "b");
  const Decided decided(manifests);
  EXPECT_EQ(decided.of("x").verdict(), Verdict::injected);
  EXPECT_EQ(decided.of("x").revision, "one");
  EXPECT_EQ(decided.of("z").verdict(), Verdict::not_injected);
  EXPECT_EQ(decided.of("z").revision, "two");
}

TEST(Planes, CallTheInjectorWhoseEntryMatchesEvenIfAnotherDeclines) {
  const std::string manifests = webhook("a", kEnabledLabel, "istio.io/rev: one") +
                                webhook("b", kEnabledLabel, "istio.io/rev: two") +
                                injector("-one", "policy: disabled") + injector("-two", "policy: enabled") +
                                name_space("shop", "istio-injection: enabled") + deployment("x", "shop");
  const Decided decided(manifests);
  EXPECT_EQ(decided.of("x").verdict(), Verdict::injected);
  EXPECT_EQ(decided.of("x").revision, "two");
  EXPECT_EQ(
      decided.of("x").step(StepId::webhook_match)->because,
      "webhooks sidecar-injector.istio.io of `a` and sidecar-injector.istio.io of `b` are called, one after the other");
}

// A tag's configuration without its label leads to the revision by the service.
TEST(Planes, FindTheRevisionByTheServiceIfNoLabelTellsIt) {
  const std::string hook = webhook("tag", kEnabledLabel, "", ", clientConfig: {service: {name: istiod-one}}");
  const Decided decided(hook + injector("-one", "policy: disabled") + name_space("shop", "istio-injection: enabled") +
                        deployment("x", "shop"));
  EXPECT_EQ(decided.of("x").revision, "one");
  EXPECT_EQ(decided.of("x").verdict(), Verdict::not_injected);
}

// The webhook of a remote cluster leads to an address outside.
TEST(Planes, CountWebhooksOfAnExternalControlPlane) {
  const std::string hook = webhook("istio-sidecar-injector", kEnabledLabel, "",
                                   ", clientConfig: {url: 'https://istiod.example.com:15017/inject/cluster/one'}");
  const Decided decided(hook + name_space("shop", "istio-injection: enabled") + deployment("x", "shop"));
  EXPECT_EQ(plane_of(decided, "x").source, ControlPlane::Source::repository);
  EXPECT_EQ(decided.of("x").verdict(), Verdict::injected);
}

TEST(Planes, AreNobodysButACasesOwn) {
  const Decided decided({{"testdata/one/hooks.yaml", webhook("one", kEnabledLabel)},
                         {"testdata/one/ns.yaml", name_space("shop", "istio-injection: enabled")},
                         {"testdata/one/x.yaml", deployment("x", "shop")},
                         {"testdata/two/y.yaml", deployment("y", "shop")},
                         {"apps/z.yaml", deployment("z", "shop")}});
  EXPECT_EQ(plane_of(decided, "x").source, ControlPlane::Source::repository);
  EXPECT_EQ(plane_of(decided, "y").source, ControlPlane::Source::assumed);
  EXPECT_EQ(plane_of(decided, "z").source, ControlPlane::Source::assumed);
  EXPECT_EQ(decided.of("x").verdict(), Verdict::injected);
  EXPECT_EQ(decided.of("y").missing.at(0).fact, Missing::Fact::namespace_labels);
}

TEST(Planes, TakeOfEquallyNearOnesThatOfTheSameStage) {
  const std::string labels = "istio-injection: enabled";
  const Decided decided({{"infra/dev/hooks.yaml", webhook("istio", "matchLabels: {team: x}")},
                         {"infra/prod/hooks.yaml", webhook("istio", kEnabledLabel)},
                         {"apps/prod/x.yaml", name_space("shop", labels) + deployment("x", "shop")}});
  EXPECT_EQ(decided.of("x").verdict(), Verdict::injected);
}

// Rendered webhooks outweigh the order that they were rendered from, beside them.
TEST(Planes, TakeTheConfigurationBeforeItsOrder) {
  const std::string order =
      "---\n{apiVersion: install.istio.io/v1alpha1, kind: IstioOperator, metadata: {name: o}, spec: {tag: 1.29.0}}\n";
  const std::string apps = name_space("shop", "istio-injection: enabled") + deployment("x", "shop");
  EXPECT_EQ(Decided(order + apps).of("x").verdict(), Verdict::injected);
  const Decided both(webhook("istio-sidecar-injector", "matchLabels: {team: x}") + order + apps);
  EXPECT_EQ(both.of("x").verdict(), Verdict::not_injected);
}

TEST(Planes, ListTheRevisionsThatAreServedForCertain) {
  const Decided decided(name_space("shop", "istio.io/rev: canary") + deployment("x", "shop"));
  EXPECT_EQ(plane_of(decided, "x").revisions(), (std::vector<std::string>{"default"}));
  EXPECT_FALSE(plane_of(decided, "x").revisions_complete);
}

}  // namespace
}  // namespace sidelint::decide
