// Whatever a repository leaves open: once it is settled by manifests and facts, the verdict is the one whose condition
// holds. The cases are made at random, the same at each run.
#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/decide/completion.h"
#include "tests/unit/decide/decided.h"

namespace sidelint::decide {
namespace {

using Words = std::vector<std::string>;

const std::string& pick(const Words& from, std::mt19937& random) { return from[random() % from.size()]; }

constexpr std::string_view kApp = "apps/app.yaml";

// A repository that may leave open: the labels of `shop`, which Namespace counts, the release, the injector's policy,
// which ConfigMap counts, which webhook configuration counts.
struct Repository {
  std::string workload;
  Words namespaces;  // labels, one in each folder
  Words policies;    // lines of ConfigMaps, likewise; none: no injector is shown
  Words selectors;   // of the namespaces, of webhook configurations, likewise; none: assumed ones

  bool shows_injector() const { return !selectors.empty(); }
  bool policy_is_open() const { return policies.size() == 1 && policies.front() == "policy: [enabled]"; }
};

std::string folder(std::size_t index) { return std::string(1, static_cast<char>('a' + index)); }

Repository random_repository(std::mt19937& random) {
  const Words inject = {"", "", "sidecar.istio.io/inject: 'true'", "sidecar.istio.io/inject: 'false'",
                        "sidecar.istio.io/inject: 'no'"};
  const Words labels = {"", "istio-injection: enabled", "istio-injection: disabled", "istio.io/rev: default",
                        "mesh: x"};
  const Words selectors = {"matchLabels: {istio-injection: enabled}",
                           "matchExpressions: [{key: istio-injection, operator: NotIn, values: [disabled]}]",
                           "matchExpressions: [{key: mesh, operator: Exists}]",
                           "matchExpressions: [{key: mesh, operator: In, values: [x, v]}, {key: istio-injection, "
                           "operator: NotIn, values: [disabled]}]",
                           "matchLabels: {mesh: x, istio-injection: enabled}"};
  const Words policies = {"policy: enabled", "policy: disabled", "policy: other"};
  Repository repository;
  repository.workload =
      deployment("cart", "shop", {.labels = pick(inject, random), .annotations = pick(inject, random)});
  for (std::size_t count = random() % 3; count > 0; --count) repository.namespaces.push_back(pick(labels, random));
  if (random() % 4 == 0) return repository;
  for (std::size_t count = 1 + random() % 2; count > 0; --count)
    repository.selectors.push_back(pick(selectors, random));
  if (random() % 3 == 0) {
    repository.policies = {"policy: [enabled]"};
  } else {
    for (std::size_t count = 1 + random() % 2; count > 0; --count)
      repository.policies.push_back(pick(policies, random));
  }
  return repository;
}

Decided::Files files_of(const Repository& repository, const std::string& beside_the_workload) {
  Decided::Files files{{std::string(kApp), repository.workload + beside_the_workload}};
  const auto add = [&](const Words& texts, std::string_view name, auto manifest) {
    for (std::size_t i = 0; i < texts.size(); ++i) files.emplace_back(folder(i).append(name), manifest(texts[i]));
  };
  add(repository.namespaces, "/ns.yaml", [](const std::string& labels) { return name_space("shop", labels); });
  add(repository.selectors, "/hook.yaml", [](const std::string& selector) { return webhook("w", selector); });
  add(repository.policies, "/config.yaml", [](const std::string& policy) { return injector("", policy); });
  return files;
}

std::string text_of(const Decided::Files& files) {
  std::string text;
  for (const auto& [path, manifests] : files) text.append(path).append("\n").append(manifests);
  return text;
}

// A completion, and the manifests and facts that make it so.
struct Settled {
  Completion completion;
  std::string manifests;
  MeshFacts facts;
};

void settle_namespace(const Repository& repository, std::mt19937& random, Settled& settled) {
  if (repository.namespaces.empty()) {
    const Words injection = {"", "enabled", "disabled", "other"};
    const Words mesh = {"", "x", "v", "z"};
    std::map<std::string, std::string>& labels = settled.completion.labels;
    if (const std::string& value = pick(injection, random); !value.empty()) labels["istio-injection"] = value;
    if (const std::string& value = pick(mesh, random); !value.empty()) labels["mesh"] = value;
    // Beside a label that a condition names, others of Istio are meant to be absent (conditions.h).
    if (!labels.contains("istio-injection") && random() % 3 == 0) labels["istio.io/rev"] = "default";
    std::string written;
    for (const auto& [key, value] : labels) written.append(key).append(": ").append(value).append(", ");
    settled.manifests += name_space("shop", written);
    return;
  }
  const std::size_t which = random() % repository.namespaces.size();
  settled.completion.namespace_file = folder(which) + "/ns.yaml";
  settled.manifests += name_space("shop", repository.namespaces[which]);
}

void settle_injector(const Repository& repository, std::mt19937& random, Settled& settled) {
  const Words releases = {"1.11.0", "1.20.0", "1.26.0", "1.27.0", "1.30.0"};
  settled.facts.release = parse_release(pick(releases, random));
  settled.completion.release = *settled.facts.release;
  if (!repository.shows_injector()) return;
  const std::size_t hook = random() % repository.selectors.size();
  settled.completion.webhook_file = folder(hook) + "/hook.yaml";
  settled.manifests += webhook("w", repository.selectors[hook]);
  if (repository.policy_is_open()) {
    const Words policies = {"enabled", "disabled", "other"};
    settled.completion.policy = pick(policies, random);
    settled.facts.policy = settled.completion.policy;
    return;
  }
  const std::size_t config = random() % repository.policies.size();
  settled.completion.injector_file = folder(config) + "/config.yaml";
  settled.manifests += injector("", repository.policies[config]);
}

// A condition that would be too long names only what it depends on.
bool tells_conditions(const Decision& decision) {
  return std::none_of(decision.possibilities.begin(), decision.possibilities.end(),
                      [](const Possibility& each) { return each.when.starts_with("that follows from "); });
}

// The verdict whose condition holds; unknown if a condition cannot be read.
Verdict foretold(const Decision& decision, const Completion& completion) {
  if (decision.verdict() != Verdict::unknown) return decision.verdict();
  for (const Possibility& possibility : decision.possibilities) {
    if (possibility.when.empty()) return possibility.verdict;
    const std::optional<bool> true_here = holds(possibility.when, completion);
    if (!true_here) return Verdict::unknown;
    if (*true_here) return possibility.verdict;
  }
  return Verdict::unknown;
}

TEST(Completions, GiveTheVerdictWhoseConditionHolds) {
  constexpr int kRepositories = 400;
  constexpr int kCompletions = 12;
  std::mt19937 random(7);  // NOLINT(bugprone-random-generator-seed): the same cases at each run
  std::map<Verdict, int> open_ones;
  int without_conditions = 0;
  for (int round = 0; round < kRepositories; ++round) {
    const Repository repository = random_repository(random);
    const Decided::Files files = files_of(repository, "");
    const Decided before(files);
    for (int i = 0; i < kCompletions; ++i) {
      Settled settled;
      settle_namespace(repository, random, settled);
      settle_injector(repository, random, settled);
      const Decided after(files_of(repository, settled.manifests), settled.facts);
      const Verdict verdict = after.of().verdict();
      ASSERT_NE(verdict, Verdict::unknown) << words(after.of());
      const std::string told = words(before.of()) + "\nwith " + settled.completion.text() + "\nin " + text_of(files);
      ASSERT_TRUE(before.of().possible(verdict)) << told;
      if (!tells_conditions(before.of())) {
        ++without_conditions;
        continue;
      }
      ASSERT_EQ(to_string(verdict), to_string(foretold(before.of(), settled.completion))) << told;
      if (before.of().verdict() == Verdict::unknown) ++open_ones[verdict];
    }
  }
  EXPECT_LT(without_conditions, kRepositories * kCompletions / 5);
  EXPECT_GT(open_ones[Verdict::injected], kRepositories / 2);
  EXPECT_GT(open_ones[Verdict::not_injected], kRepositories / 2);
}

}  // namespace
}  // namespace sidelint::decide
