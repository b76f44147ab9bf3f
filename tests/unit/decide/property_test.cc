// What has to hold of any repository.
#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <string_view>
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

// Whether a label or its absence, as conditions name them, holds of the labels.
bool holds(std::string_view said, const std::string& labels) {
  const auto among = [&](const std::string& text) {
    return (", " + labels + ",").find(", " + text) != std::string::npos;
  };
  if (said == "neither istio-injection nor istio.io/rev") return labels.empty();
  const std::size_t equals = said.find('=');
  return among(std::string(said.substr(0, equals)) + ": " + std::string(said.substr(equals + 1)) + ",");
}

// Whether "`shop` has a, b or c" holds.
bool any_holds(std::string_view condition, const std::string& labels) {
  condition.remove_prefix(std::string_view("`shop` has ").size());
  while (true) {
    const std::size_t end = std::min(condition.find(", "), condition.find(" or "));
    if (holds(condition.substr(0, end), labels)) return true;
    if (end == std::string_view::npos) return false;
    condition.remove_prefix(end + (condition[end] == ',' ? 2 : 4));
  }
}

TEST(Properties, AConditionMadeTrueGivesItsVerdictAndMadeFalseTheOther) {
  for (const std::string inject : {"", "sidecar.istio.io/inject: 'true'", "sidecar.istio.io/inject: 'false'"}) {
    for (const std::string revision : {"", "istio.io/rev: default"}) {
      const std::string both = inject + (inject.empty() || revision.empty() ? "" : ", ") + revision;
      const std::string manifests = deployment("a", "shop", {.labels = both});
      const Decision before = Decided(manifests).of();
      if (before.verdict() != Verdict::unknown) continue;
      ASSERT_EQ(before.possibilities.size(), 2U) << both;
      const std::string& when = before.possibilities.front().when;
      ASSERT_TRUE(when.starts_with("`shop` has ")) << when;
      for (const std::string& labels : possible_namespace_labels()) {
        if (labels.find("nobody") != std::string::npos) continue;  // a new question
        const Possibility& expected = before.possibilities[any_holds(when, labels) ? 0 : 1];
        EXPECT_EQ(Decided(manifests + name_space("shop", labels)).of().verdict(), expected.verdict)
            << both << " in a namespace with " << labels << ": " << when;
      }
    }
  }
}

TEST(Properties, AConditionNamesOnlyWhatIsOpen) {
  // The policy of an injector that nobody shows is assumed, and that of one that is shown is known.
  EXPECT_EQ(words(Decided(deployment("a", "shop")).of()),
            "injected if `shop` has istio-injection=enabled or istio.io/rev=default; otherwise not injected");
  EXPECT_EQ(words(Decided(deployment("a", "shop") + injector("", "policy: enabled")).of()),
            "injected if `shop` has istio-injection=enabled or istio.io/rev=default; otherwise not injected");
  EXPECT_EQ(words(Decided(deployment("a", "shop") + injector("", "policy: disabled")).of()), "not injected");
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
