#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/decide/keys.h"
#include "tests/unit/decide/decided.h"

namespace sidelint::decide {
namespace {

using Revisions = std::map<std::string, std::string>;

const std::string kEnabled = "istio-injection: enabled";
const std::string kOptOut = "sidecar.istio.io/inject: 'false'";

Verdict verdict_of(const std::string& manifests) { return Decided(manifests).of().verdict(); }

TEST(Decisions, HoldUnderEveryCompletionOfWhatIsNotKnown) {
  EXPECT_EQ(verdict_of(deployment("a", "undeclared", {.labels = kOptOut})), Verdict::not_injected);
  EXPECT_EQ(verdict_of(deployment("a", "", {.spec = "hostNetwork: true"})), Verdict::not_injected);
  EXPECT_EQ(verdict_of(deployment("a", "kube-system")), Verdict::not_injected);
  EXPECT_EQ(verdict_of(deployment("a", "undeclared")), Verdict::unknown);
}

TEST(Decisions, MentionAGapOnlyIfItMatters) {
  const Decided decided(deployment("a", "undeclared", {.labels = kOptOut}));
  EXPECT_TRUE(decided.of().missing.empty());
  EXPECT_TRUE(decided.of().possibilities.empty());
  EXPECT_EQ(decided.of().step(StepId::namespace_labels)->outcome, Outcome::skipped);
  EXPECT_EQ(decided.of().deciding_step()->id, StepId::webhook_match);
}

// What settles in some worlds only is passed over; the last step settles in all that come so far.
TEST(Decisions, AreExplainedByTheStepThatHoldsInEveryWorld) {
  const Decided decided(deployment("a", "undeclared", {.spec = "hostNetwork: true"}));
  EXPECT_EQ(decided.of().deciding_step()->id, StepId::host_network);
  const Step& match = *decided.of().step(StepId::webhook_match);
  EXPECT_EQ(match.outcome, Outcome::skipped);
  EXPECT_EQ(match.because, "whether an injector webhook is called depends on the labels of namespace `undeclared`");
}

TEST(Decisions, NeverSettleWhereTheVerdictIsUnknown) {
  const Decided decided(deployment("a", "shop", {.labels = "sidecar.istio.io/inject: 'true'"}));
  EXPECT_EQ(decided.of().deciding_step(), nullptr);
  EXPECT_EQ(decided.of().step(StepId::namespace_labels)->outcome, Outcome::unknown);
  EXPECT_EQ(decided.of().step(StepId::webhook_match)->outcome, Outcome::unknown);
  EXPECT_EQ(decided.of().missing.at(0).fact, Missing::Fact::namespace_labels);
  EXPECT_EQ(decided.of().missing.at(0).subject, "shop");
}

TEST(Decisions, RestOnTheProfileUnlessNoInstallCouldTurnThem) {
  EXPECT_TRUE(Decided(name_space("shop", kEnabled) + deployment("a", "shop")).of().assumes_control_plane);
  EXPECT_TRUE(Decided(name_space("shop") + deployment("a", "shop")).of().assumes_control_plane);
  EXPECT_FALSE(Decided(deployment("a", "shop", {.spec = "hostNetwork: true"})).of().assumes_control_plane);
  EXPECT_FALSE(Decided(deployment("a", "shop", {.labels = kOptOut})).of().assumes_control_plane);
  EXPECT_FALSE(Decided(deployment("a", "kube-public")).of().assumes_control_plane);
}

TEST(Decisions, NameTheRevisionThatServesThePod) {
  MeshFacts facts;
  facts.revisions = Revisions{{"stable", "1-26-3"}, {"canary", "1-27-0"}};
  facts.default_revision = "stable";
  const std::string manifests = name_space("shop", kEnabled) + name_space("new", "istio.io/rev: canary") +
                                name_space("old", "istio.io/rev: stable") + name_space("gone", "istio.io/rev: blue") +
                                deployment("a", "shop") + deployment("b", "new") + deployment("c", "old") +
                                deployment("d", "gone");
  const Decided decided(manifests, facts);
  EXPECT_EQ(decided.of("a").revision, "1-26-3");
  EXPECT_EQ(decided.of("b").revision, "1-27-0");
  EXPECT_EQ(decided.of("c").revision, "1-26-3");
  EXPECT_EQ(decided.of("d").verdict(), Verdict::not_injected);  // the list of revisions is complete
  EXPECT_EQ(decided.of("d").revision, "");
}

TEST(Decisions, FollowWhatTheUserDeclares) {
  MeshFacts facts;
  facts.namespaces = {{"shop", {{"istio-injection", "enabled"}}}};
  EXPECT_EQ(Decided(deployment("a", "shop"), facts).of().verdict(), Verdict::injected);
  facts.policy = "disabled";
  EXPECT_EQ(Decided(deployment("a", "shop"), facts).of().verdict(), Verdict::not_injected);
  facts.policy = "enabled";
  facts.namespaces = {{"shop", {}}};
  facts.enable_namespaces_by_default = true;
  EXPECT_EQ(Decided(deployment("a", "shop"), facts).of().verdict(), Verdict::injected);
  facts.default_revision = "";
  EXPECT_EQ(Decided(deployment("a", "shop"), facts).of().verdict(), Verdict::not_injected);
}

TEST(Decisions, AreUnknownWhereEquallyNearDefinitionsDisagree) {
  const Decided decided({{"clusters/a/ns.yaml", name_space("shop", kEnabled)},
                         {"clusters/b/ns.yaml", name_space("shop")},
                         {"apps/a.yaml", deployment("a", "shop")},
                         {"clusters/b/b.yaml", deployment("b", "shop")}});
  EXPECT_EQ(words(decided.of("a")),
            "injected if Namespace `shop` is that of clusters/a/ns.yaml; otherwise not injected");
  EXPECT_EQ(decided.of("a").missing.at(0).fact, Missing::Fact::definitions);
  EXPECT_EQ(decided.decisions->namespaces_of(decided.workload("a")).size(), 2U);
  EXPECT_EQ(decided.of("b").verdict(), Verdict::not_injected);  // the nearest counts
  ASSERT_EQ(decided.decisions->workloads_in(decided.repository.namespaces.at(1)).size(), 2U);
  EXPECT_EQ(decided.decisions->workloads_in(decided.repository.namespaces.at(0)).size(), 1U);
}

TEST(Decisions, CountDefinitionsThatAgreeAsOne) {
  const Decided decided({{"clusters/a/ns.yaml", name_space("shop", kEnabled + ", team: a")},
                         {"clusters/b/ns.yaml", name_space("shop", kEnabled + ", team: b")},
                         {"apps/a.yaml", deployment("a", "shop")}});
  EXPECT_EQ(decided.of("a").verdict(), Verdict::injected);
}

TEST(Decisions, AreUnknownWhereAKustomizationChangesWhatMatters) {
  const Decided decided({{"base/kustomization.yaml", "namespace: prod\nresources: [a.yaml]\n"},
                         {"base/a.yaml", deployment("a", "", {.labels = "app: a"})},
                         {"ns.yaml", name_space("prod", kEnabled)}});
  EXPECT_EQ(decided.of("a").verdict(), Verdict::unknown);
  EXPECT_EQ(decided.of("a").missing.at(0).fact, Missing::Fact::alteration);
}

TEST(Decisions, SupposeOneFactAndKeepTheOthers) {
  using Place = Supposition::Place;
  const Decided decided(name_space("shop", kEnabled) + deployment("a", "shop") + deployment("b", "undeclared"));
  const auto verdict = [&](const char* name, const std::vector<Supposition>& suppositions) {
    return decided.decisions->suppose(decided.workload(name), suppositions).verdict();
  };
  const std::string inject(kInjectKey);
  EXPECT_EQ(verdict("a", {{Place::pod_label, inject, "false"}}), Verdict::not_injected);
  EXPECT_EQ(verdict("a", {{Place::pod_annotation, inject, "false"}}), Verdict::not_injected);
  EXPECT_EQ(verdict("a", {{Place::namespace_label, "istio-injection", std::nullopt}}), Verdict::not_injected);
  EXPECT_EQ(
      verdict("a", {{Place::namespace_label, "istio-injection", std::nullopt}, {Place::pod_label, inject, "true"}}),
      Verdict::injected);
  EXPECT_EQ(verdict("b", {{Place::namespace_label, "istio-injection", "enabled"}}), Verdict::injected);
  EXPECT_EQ(verdict("b", {{Place::namespace_label, "istio-injection", "disabled"}}), Verdict::not_injected);
  EXPECT_EQ(verdict("b", {{Place::pod_label, "team", "x"}}), Verdict::unknown);
}

TEST(Decisions, TellWhetherANamespaceIsSelectedAndARevisionServed) {
  const std::string manifests = name_space("shop", "istio.io/rev: canary") + deployment("a", "shop");
  const Decided assumed(manifests);
  const model::Namespace& shop = assumed.repository.namespaces.at(0);
  EXPECT_EQ(assumed.decisions->selects_namespace(shop, {{"istio-injection", "enabled"}}), Certainty::yes);
  EXPECT_EQ(assumed.decisions->selects_namespace(shop, {{"istio-injection", "disabled"}}), Certainty::no);
  EXPECT_EQ(assumed.decisions->selects_namespace(shop, {{"istio.io/rev", "canary"}}), Certainty::depends);
  EXPECT_EQ(assumed.decisions->serves(shop.object, "default"), Certainty::yes);
  EXPECT_EQ(assumed.decisions->serves(shop.object, "canary"), Certainty::depends);
  MeshFacts facts;
  facts.revisions = Revisions{{"stable", "stable"}};
  const Decided declared(manifests, facts);
  EXPECT_EQ(declared.decisions->serves(declared.repository.namespaces.at(0).object, "canary"), Certainty::no);
}

}  // namespace
}  // namespace sidelint::decide
