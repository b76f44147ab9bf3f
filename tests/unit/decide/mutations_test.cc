// Policies that change labels while objects are created leave the verdicts open that turn on them.
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/decide/decided.h"

namespace sidelint::decide {
namespace {

// Merges `patch` into what matches.
std::string policy(const std::string& resources, const std::string& patch) {
  return "---\n{apiVersion: kyverno.io/v1, kind: ClusterPolicy, metadata: {name: mesh}, spec: {rules: [{match: {any: "
         "[{resources: {" +
         resources + "}}]}, mutate: {patchStrategicMerge: {" + patch + "}}}]}}\n";
}
const std::string kLabelNamespaces = policy("kinds: [Namespace]", "metadata: {labels: {istio-injection: enabled}}");

TEST(Policies, LeaveOpenWhatTheyWouldLabel) {
  const Decided decided(name_space("shop") + deployment("cart", "shop") + kLabelNamespaces);
  EXPECT_EQ(words(decided.of()), "injected if `shop` has istio-injection=enabled; otherwise not injected");
  ASSERT_EQ(decided.of().missing.size(), 1U);
  EXPECT_EQ(decided.of().missing[0].text, "what ClusterPolicy `mesh` makes of istio-injection");
  EXPECT_EQ(decided.sources.text(decided.of().missing[0].at.span()), "enabled");
  EXPECT_TRUE(decided.decisions->may_relabel(decided.repository.namespaces[0], "istio-injection"));
  EXPECT_FALSE(decided.decisions->may_relabel(decided.repository.namespaces[0], "istio.io/rev"));
}

TEST(Policies, ChangeNothingWhereTheLabelIsAsTheyWantIt) {
  const Decided decided(name_space("shop", "istio-injection: enabled") + deployment("cart", "shop") + kLabelNamespaces);
  EXPECT_EQ(words(decided.of()), "injected");
  EXPECT_FALSE(decided.decisions->may_relabel(decided.repository.namespaces[0], "istio-injection"));
}

TEST(Policies, ReachPodsAtWhateverIsMadeOnTheWay) {
  const std::string enabled = name_space("shop", "istio-injection: enabled");
  const std::string opt_out = "metadata: {labels: {sidecar.istio.io/inject: 'false'}}";
  const std::string cron =
      "---\n{apiVersion: batch/v1, kind: CronJob, metadata: {name: nightly, namespace: shop}, spec: {jobTemplate: "
      "{spec: "
      "{template: {metadata: {labels: {app: nightly}}, spec: {}}}}}}\n";
  const std::string open = "not injected if its pods have sidecar.istio.io/inject=false; otherwise injected";
  EXPECT_EQ(words(Decided(enabled + cron + policy("kinds: [Pod]", opt_out)).of()), open);
  EXPECT_EQ(words(Decided(enabled + cron + policy("kinds: [Job]", "spec: {template: {" + opt_out + "}}")).of()), open);
  EXPECT_EQ(words(Decided(enabled + cron + policy("kinds: [Job]", opt_out)).of()), "injected");
  EXPECT_EQ(words(Decided(enabled + cron +
                          policy("kinds: [CronJob]", "spec: {jobTemplate: {spec: {template: {" + opt_out + "}}}}"))
                      .of()),
            open);
  EXPECT_EQ(words(Decided(enabled + cron + policy("kinds: [Pod], namespaces: [other]", opt_out)).of()), "injected");
  EXPECT_EQ(words(Decided(enabled + cron + policy("kinds: [Pod], selector: {matchLabels: {app: x}}", opt_out)).of()),
            "injected");
  // The controller labels the pods of Jobs.
  EXPECT_EQ(
      words(Decided(enabled + cron + policy("kinds: [Pod], selector: {matchLabels: {job-name: x}}", opt_out)).of()),
      open);
  EXPECT_EQ(words(Decided(enabled + cron + policy("kinds: [Pod]", "spec: {hostNetwork: true}")).of()),
            "not injected if its pods use the host network; otherwise injected");
}

TEST(Policies, AskForLabelsOfTheNamespace) {
  const std::string pods = deployment("cart", "shop", {.labels = "app: cart"});
  const std::string opt_in = "metadata: {labels: {sidecar.istio.io/inject: 'true'}}";
  const auto selecting = [&](const std::string& labels) {
    return policy("kinds: [Pod], namespaceSelector: {matchLabels: {" + labels + "}}", opt_in);
  };
  const std::string open = "injected if its pods have sidecar.istio.io/inject=true; otherwise not injected";
  EXPECT_EQ(words(Decided(name_space("shop", "team: a") + pods + selecting("team: a")).of()), open);
  EXPECT_EQ(words(Decided(name_space("shop", "team: a") + pods + selecting("team: b")).of()), "not injected");
  EXPECT_EQ(words(Decided(name_space("shop") + pods + selecting("kubernetes.io/metadata.name: shop")).of()), open);
}

TEST(Policies, SpeakForTheirClusterAlone) {
  const std::string app = name_space("shop") + deployment("cart", "shop");
  const auto verdict = [&](const std::string& file) {
    return Decided(Decided::Files{{"clusters/a/app.yaml", app}, {file, kLabelNamespaces}}).of().verdict();
  };
  EXPECT_EQ(verdict("policies/mesh.yaml"), Verdict::unknown);
  EXPECT_EQ(verdict("clusters/a/mesh.yaml"), Verdict::unknown);
  EXPECT_EQ(verdict("clusters/b/mesh.yaml"), Verdict::not_injected);
}

}  // namespace
}  // namespace sidelint::decide
