// What has to hold of any repository.
#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/decide/decided.h"

namespace sidelint::decide {
namespace {

constexpr int kRounds = 300;
const std::vector<std::string> kNamespaces = {"shop", "cache", "kube-system", ""};
const std::vector<std::string> kSpecs = {"", "", "hostNetwork: true"};
const std::vector<std::string> kPolicies = {"policy: enabled", "policy: disabled", "policy: on"};
const std::vector<std::string> kReleases = {"1.10", "1.20", "1.30"};
const std::vector<std::string> kDeclared = {"shop", "cache"};

const std::string& pick(const std::vector<std::string>& from, std::mt19937& random) {
  return from[random() % from.size()];
}

std::string random_deployment(const std::string& name, std::mt19937& random) {
  const std::vector<std::string> inject = {"", "sidecar.istio.io/inject: 'true'", "sidecar.istio.io/inject: 'false'",
                                           "sidecar.istio.io/inject: 'no'", "sidecar.istio.io/inject: '${X}'"};
  const std::vector<std::string> revision = {"", "", "istio.io/rev: default", "istio.io/rev: canary"};
  std::string labels = pick(inject, random);
  const std::string& more = pick(revision, random);
  labels += (labels.empty() || more.empty() ? "" : ", ") + more;
  return deployment(name, pick(kNamespaces, random),
                    {.labels = labels, .annotations = pick(inject, random), .spec = pick(kSpecs, random)});
}

std::string random_deployments(std::mt19937& random) {
  std::string text;
  for (const char* name : {"a", "b", "c"}) text += random_deployment(name, random);
  return text;
}

std::vector<std::string> possible_namespace_labels() {
  return {"",
          "istio-injection: enabled",
          "istio-injection: disabled",
          "istio-injection: other",
          "istio.io/rev: default",
          "istio.io/rev: nobody",
          "istio-injection: enabled, istio.io/rev: default"};
}

// Of an unknown verdict any possibility may come true, but a definite one stays.
void expect_no_reversal(const Decided& before, const Decided& after, const std::string& manifests) {
  for (const model::Workload& workload : before.repository.workloads) {
    const Decision& now = after.of(workload.name());
    if (now.verdict() == Verdict::unknown) continue;
    EXPECT_TRUE(before.decisions->of(workload).possible(now.verdict())) << workload.name() << "\n" << manifests;
  }
}

TEST(Properties, AddingAFactNeverTurnsADefiniteVerdict) {
  std::mt19937 random(1);  // NOLINT(bugprone-random-generator-seed): the same cases at each run
  for (int round = 0; round < kRounds; ++round) {
    const std::string manifests = random_deployments(random);
    const Decided before(manifests);
    const std::string added = name_space(pick(kDeclared, random), pick(possible_namespace_labels(), random));
    // A namespace of a revision that nobody was seen to serve is no added fact, but a new question.
    if (added.find("nobody") != std::string::npos) continue;
    expect_no_reversal(before, Decided(manifests + added), manifests + added);
    MeshFacts facts;
    facts.release = parse_release(pick(kReleases, random));
    expect_no_reversal(before, Decided(manifests, facts), manifests + facts.release->text());
  }
}

TEST(Properties, AConditionMadeTrueGivesItsVerdict) {
  // Of the workload alone, its namespace and the policy are open; the condition names them.
  struct Case {
    std::string labels;
    std::string policy;
    Verdict verdict;
  };
  const Case cases[] = {
      {"istio-injection: enabled", "enabled", Verdict::injected},
      {"istio.io/rev: default", "enabled", Verdict::injected},
      {"istio-injection: enabled", "disabled", Verdict::not_injected},
      {"istio-injection: disabled", "enabled", Verdict::not_injected},
      {"", "enabled", Verdict::not_injected},
  };
  const std::string manifests = deployment("a", "shop");
  EXPECT_EQ(
      words(Decided(manifests).of()),
      "injected if `shop` has istio-injection=enabled or istio.io/rev=default, and the injector's policy is enabled; "
      "otherwise not injected");
  for (const Case& each : cases) {
    const Decided decided(manifests + name_space("shop", each.labels) + injector("", "policy: " + each.policy));
    EXPECT_EQ(decided.of().verdict(), each.verdict) << each.labels << " " << each.policy;
  }
}

TEST(Properties, TheOrderOfFilesAndOfDocumentsDoesNotMatter) {
  std::mt19937 random(2);  // NOLINT(bugprone-random-generator-seed)
  for (int round = 0; round < kRounds; ++round) {
    std::vector<std::string> documents;
    for (const char* name : {"a", "b", "c"}) documents.push_back(random_deployment(name, random));
    documents.push_back(name_space("shop", pick(possible_namespace_labels(), random)));
    documents.push_back(name_space("cache", pick(possible_namespace_labels(), random)));
    if (random() % 2 == 0) documents.push_back(injector("", pick(kPolicies, random)));
    const auto decide = [&] {
      std::string text;
      for (const std::string& document : documents) text += document;
      return Decided(text);
    };
    const Decided one = decide();
    std::shuffle(documents.begin(), documents.end(), random);
    const Decided other = decide();
    for (const char* name : {"a", "b", "c"}) EXPECT_EQ(words(one.of(name)), words(other.of(name)));
  }
}

TEST(Properties, ThreadsDoNotMatter) {
  std::mt19937 random(3);  // NOLINT(bugprone-random-generator-seed)
  Decided::Files files;
  for (int i = 0; i < 200; ++i)
    files.emplace_back("a" + std::to_string(i) + ".yaml", random_deployment("d" + std::to_string(i), random));
  files.emplace_back("ns.yaml", name_space("shop", "istio-injection: enabled"));
  const Decided one(files, {}, 1);
  const Decided eight(files, {}, 8);
  for (const model::Workload& workload : one.repository.workloads) {
    const Decision& a = one.decisions->of(workload);
    const Decision& b = eight.of(workload.name());
    EXPECT_EQ(words(a), words(b));
    ASSERT_EQ(a.trace.size(), b.trace.size());
    for (std::size_t i = 0; i < a.trace.size(); ++i) EXPECT_EQ(a.trace[i].because, b.trace[i].because);
  }
}

TEST(Properties, UnknownVerdictsHaveConditionsAndDefiniteOnesNone) {
  std::mt19937 random(4);  // NOLINT(bugprone-random-generator-seed)
  for (int round = 0; round < kRounds; ++round) {
    const Decided decided(random_deployments(random));
    for (const model::Workload& workload : decided.repository.workloads) {
      const Decision& decision = decided.decisions->of(workload);
      const bool unknown = decision.verdict() == Verdict::unknown;
      EXPECT_EQ(unknown, !decision.missing.empty());
      EXPECT_EQ(unknown, decision.possibilities.size() > 1);
      if (!unknown) continue;
      EXPECT_FALSE(decision.possibilities.front().when.empty());
      EXPECT_TRUE(decision.possibilities.back().when.empty());
    }
  }
}

}  // namespace
}  // namespace sidelint::decide
