// What is said of a pod after an injector agreed to it, and how it becomes part of the decision.
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/decide/decided.h"

namespace sidelint::decide {
namespace {

constexpr const char* kWithTemplate = R"(policy: enabled\ntemplates: {sidecar: ''})";

std::string cluster() {
  return webhook("istio-sidecar-injector", "matchLabels: {istio-injection: enabled}") + injector("", kWithTemplate);
}

Step refusal() {
  return {StepId::pod_validation, Outcome::settled, Verdict::rejected, "it is refused", {}, "in these words"};
}

// The decisions of a repository where every pod that is asked about comes to `answer`.
struct Asked {
  explicit Asked(const std::string& text, std::optional<Step> answer)
      : decided(text), decisions(decided.repository, {}, 1, [this, answer](const model::PodCreation& creation) {
          creations.push_back(creation);
          return answer;
        }) {}

  const Decision& of(std::string_view name = "") const { return decisions.of(decided.workload(name)); }

  Decided decided;
  std::vector<model::PodCreation> creations;
  Decisions decisions;
};

TEST(Afterwards, ARefusedPodIsRejectedAndTheTraceSaysByWhom) {
  const Asked asked(cluster() + name_space("shop", "istio-injection: enabled") + deployment("cart", "shop"), refusal());
  const Decision& decision = asked.of();
  EXPECT_EQ(decision.verdict(), Verdict::rejected);
  ASSERT_NE(decision.deciding_step(), nullptr);
  EXPECT_EQ(decision.deciding_step()->id, StepId::pod_validation);
  EXPECT_EQ(decision.deciding_step()->message, "in these words");
  ASSERT_NE(decision.step(StepId::policy), nullptr);
  EXPECT_EQ(decision.step(StepId::policy)->outcome, Outcome::matched);
  EXPECT_TRUE(decision.possible(Verdict::rejected));
  EXPECT_FALSE(decision.possible(Verdict::injected));
}

TEST(Afterwards, TheQuestionNamesTheInjectorTheNamespaceAndTheWebhook) {
  const Asked asked(cluster() + name_space("shop", "istio-injection: enabled") + deployment("cart", "shop"),
                    std::nullopt);
  ASSERT_EQ(asked.creations.size(), 1U);
  const model::PodCreation& creation = asked.creations.front();
  EXPECT_EQ(creation.workload, &asked.decided.workload());
  EXPECT_EQ(creation.name_space, &asked.decided.repository.namespaces.front());
  ASSERT_EQ(creation.calls.size(), 1U);
  EXPECT_EQ(creation.calls.front().injector, &asked.decided.repository.injectors.front());
  EXPECT_EQ(creation.calls.front().mesh, nullptr);
  EXPECT_EQ(creation.calls.front().webhook, "sidecar-injector.istio.io");
  EXPECT_TRUE(creation.proxy.empty());
  EXPECT_EQ(asked.of().verdict(), Verdict::injected);
}

TEST(Afterwards, TheControlPlaneThatAnswersIsTheOneOfTheRevision) {
  const std::string istiods =
      deployment("istiod", "istio-system", {"app: istiod", "", "containers: [{name: discovery}]"}) +
      deployment("canary", "istio-system", {"istio.io/rev: canary", "", "containers: [{name: discovery}]"});
  const Asked asked(cluster() + name_space("shop", "istio-injection: enabled") + deployment("cart", "shop") + istiods,
                    std::nullopt);
  ASSERT_FALSE(asked.creations.empty());
  EXPECT_EQ(asked.creations.front().calls.front().process, &asked.decided.workload("istiod"));
}

TEST(Afterwards, InjectorsThatDisagreeLeaveTheVerdictOpenAndAreNamed) {
  const Decided decided(
      Decided::Files{{"app.yaml", webhook("istio-sidecar-injector", "matchLabels: {istio-injection: enabled}") +
                                      name_space("shop", "istio-injection: enabled") + deployment("cart", "shop")},
                     {"east/injector.yaml", injector("", kWithTemplate)},
                     {"west/injector.yaml", injector("", R"(policy: enabled\ntemplates: {sidecar: 'spec: {}'})")}});
  const Decisions decisions(decided.repository, {}, 1, [](const model::PodCreation& creation) {
    const bool refuses = creation.calls.front().injector->object.file == "west/injector.yaml";
    return refuses ? std::optional(refusal()) : std::nullopt;
  });
  const Decision& decision = decisions.of(decided.workload());
  EXPECT_EQ(decision.verdict(), Verdict::unknown);
  ASSERT_EQ(decision.possibilities.size(), 2U);
  EXPECT_EQ(decision.possibilities[0].verdict, Verdict::rejected);
  EXPECT_EQ(decision.possibilities[0].when, "the configuration of the injector is that of west/injector.yaml");
  EXPECT_EQ(decision.possibilities[1].verdict, Verdict::injected);
  ASSERT_EQ(decision.missing.size(), 1U);
  EXPECT_EQ(decision.missing.front().fact, Missing::Fact::definitions);
}

TEST(Afterwards, InjectorsThatAgreeAreAsGoodAsOne) {
  const std::string other = injector("", R"(policy: enabled\ntemplates: {sidecar: 'spec: {}'})");
  const std::string text =
      cluster() + other + name_space("shop", "istio-injection: enabled") + deployment("cart", "shop");
  EXPECT_EQ(Asked(text, refusal()).of().verdict(), Verdict::rejected);
  EXPECT_EQ(Asked(text, std::nullopt).of().verdict(), Verdict::injected);
  EXPECT_EQ(Asked(text, std::nullopt).creations.size(), 2U);
}

TEST(Afterwards, TheSameConfigurationTwiceIsAskedOnce) {
  const std::string twice = cluster() + injector("", kWithTemplate);
  EXPECT_EQ(Asked(twice + name_space("shop", "istio-injection: enabled") + deployment("cart", "shop"), std::nullopt)
                .creations.size(),
            1U);
}

TEST(Afterwards, WhatCannotBeToldLeavesTheVerdictAndIsSaid) {
  const Asked asked(cluster() + name_space("shop", "istio-injection: enabled") + deployment("cart", "shop"),
                    Step{StepId::template_render, Outcome::unknown, std::nullopt, "a patch changes it", {}});
  EXPECT_EQ(asked.of().verdict(), Verdict::injected);
  EXPECT_EQ(asked.of().trace.back().because, "a patch changes it");
}

TEST(Afterwards, NobodyIsAskedAboutPodsThatAreNotInjected) {
  const Asked asked(cluster() + name_space("shop") + deployment("cart", "shop"), refusal());
  EXPECT_TRUE(asked.creations.empty());
  EXPECT_EQ(asked.of().verdict(), Verdict::not_injected);
}

TEST(Afterwards, NobodyIsAskedWhereTheRepositoryHoldsNoTemplates) {
  const std::string apps = name_space("shop", "istio-injection: enabled") + deployment("cart", "shop");
  const std::string hook = webhook("istio-sidecar-injector", "matchLabels: {istio-injection: enabled}");
  for (const std::string& text : {apps, hook + apps, hook + injector("", "policy: enabled") + apps}) {
    const Asked asked(text, refusal());
    EXPECT_TRUE(asked.creations.empty()) << text;
    EXPECT_EQ(asked.of().verdict(), Verdict::injected) << text;
  }
}

TEST(Afterwards, ARefusalTakesThePlaceOfInjectedInTheConditions) {
  const Asked asked(cluster() + deployment("cart", "shop"), refusal());
  const Decided before(cluster() + deployment("cart", "shop"));
  EXPECT_EQ(words(before.of()), "injected if `shop` has istio-injection=enabled; otherwise not injected");
  EXPECT_EQ(words(asked.of()), "rejected if `shop` has istio-injection=enabled; otherwise not injected");
  EXPECT_EQ(asked.of().trace.back().message, "in these words");
  EXPECT_FALSE(asked.of().trace.back().settles);
}

TEST(Afterwards, OneOfTwoInjectorsThatTakesThePodIsEnough) {
  const std::string text =
      webhook("istio-sidecar-injector", "matchLabels: {istio-injection: enabled}") +
      webhook("istio-sidecar-injector-canary", "matchLabels: {istio.io/rev: canary}", "istio.io/rev: canary") +
      injector("", kWithTemplate) + injector("-canary", kWithTemplate) + deployment("cart", "shop");
  const Decided decided(text);
  const auto refuse_default = [](const model::PodCreation& creation) -> std::optional<Step> {
    return creation.calls.front().injector->revision == "default" ? std::optional(refusal()) : std::nullopt;
  };
  const Decisions decisions(decided.repository, {}, 1, refuse_default);
  EXPECT_TRUE(decisions.of(decided.workload()).possible(Verdict::injected));
  EXPECT_EQ(decisions.creations_of(decided.workload()).size(), 2U);
}

TEST(Afterwards, ASuppositionIsAskedAboutLikeAFact) {
  const Asked asked(cluster() + name_space("shop") + deployment("cart", "shop"), refusal());
  const Decision supposed = asked.decisions.suppose(
      asked.decided.workload(), {{Supposition::Place::namespace_label, "istio-injection", "enabled"}});
  EXPECT_EQ(supposed.verdict(), Verdict::rejected);
}

}  // namespace
}  // namespace sidelint::decide
