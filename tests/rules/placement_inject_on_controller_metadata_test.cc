#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/rules/findings.h"
#include "tests/rules/manifest.h"

namespace sidelint::testing {
namespace {

constexpr std::string_view kRule = "placement/inject-on-controller-metadata";
constexpr std::string_view kOut = R"({sidecar.istio.io/inject: "false"})";
constexpr std::string_view kIn = R"({sidecar.istio.io/inject: "true"})";
constexpr std::string_view kOn = "{istio-injection: enabled}";

std::string severity(const std::string& findings) { return findings.substr(0, findings.find(' ')); }

TEST(InjectOnControllerMetadata, IsFoundOnEveryKindThatHasMetadataBesideItsPods) {
  for (const model::WorkloadKind* kind : controllers()) {
    const bool has_its_own_rule = kind->kind == "CronJob";
    const std::string found = findings_of(kRule, repository(*kind, {.own_annotations = kOut}, kOn));
    EXPECT_EQ(severity(found), has_its_own_rule ? "" : "error") << kind->group << " " << kind->kind;
  }
}

TEST(InjectOnControllerMetadata, IsQuietOnEveryKindWhoseMetadataIsThePods) {
  for (const model::WorkloadKind* kind : copying_kinds()) {
    EXPECT_EQ(findings_of(kRule, repository(*kind, {.pod_labels = kOut}, kOn)), "") << kind->kind;
  }
}

TEST(InjectOnControllerMetadata, IsQuietWhereNobodyKnowsWhatTheOperatorCopies) {
  const model::WorkloadKind& kind = *model::find_workload_kind("apps.kruise.io/v1alpha1", "DaemonSet");
  EXPECT_EQ(findings_of(kRule, repository(kind, {.own_labels = kOut}, kOn)), "");
}

struct Case {
  std::string_view title;
  Shape shape;
  std::string_view namespace_labels;
  std::string_view expected;
};

TEST(InjectOnControllerMetadata, WeighsTheDeadKeyAgainstWhatThePodsGet) {
  constexpr std::array<Case, 8> kCases{{
      {"an opt-out that fails",
       {.own_labels = kOut},
       kOn,
       "error cart.yaml:4 Deployment `shop/cart` gets a sidecar although `metadata.labels` asks for none\n"},
      {"an opt-in that fails",
       {.own_annotations = kIn},
       "{}",
       "error cart.yaml:4 Deployment `shop/cart` gets no sidecar although `metadata.annotations` asks for one\n"},
      {"an opt-out that nobody needs",
       {.own_labels = kOut},
       "{}",
       "note cart.yaml:4 Deployment `shop/cart` gets no sidecar, but not because `metadata.labels` asks for no "
       "sidecar\n"},
      {"an opt-in that nobody needs",
       {.own_labels = kIn},
       kOn,
       "note cart.yaml:4 Deployment `shop/cart` gets a sidecar, but not because `metadata.labels` asks for a "
       "sidecar\n"},
      {"repeated on the pods", {.own_labels = kOut, .pod_labels = kOut}, kOn, ""},
      {"repeated on the pods on the other side", {.own_labels = kOut, .pod_annotations = kOut}, kOn, ""},
      {"contradicted by the pods",
       {.own_labels = kOut, .pod_labels = kIn},
       kOn,
       "error cart.yaml:4 Deployment `shop/cart` gets a sidecar although `metadata.labels` asks for none\n"},
      {"twice, reported once",
       {.own_labels = kOut, .own_annotations = kOut},
       kOn,
       "error cart.yaml:5 Deployment `shop/cart` gets a sidecar although `metadata.labels` asks for none\n"},
  }};
  for (const Case& one : kCases) {
    EXPECT_EQ(findings_of(kRule, repository(deployment(), one.shape, one.namespace_labels)), one.expected) << one.title;
  }
}

TEST(InjectOnControllerMetadata, IsAnErrorWhateverTheNamespaceSays) {
  const std::string files = "-- cart.yaml --\n" + manifest(deployment(), {.own_labels = kOut});
  EXPECT_EQ(
      findings_of(kRule, files),
      "error cart.yaml:4 Deployment `shop/cart` asks for no sidecar in `metadata.labels`, which no injector reads\n");
}

TEST(CronjobMetadataLevel, TellsTheThreeBlocksApart) {
  constexpr std::string_view kCronJob = R"(-- backup.yaml --
apiVersion: batch/v1
kind: CronJob
metadata:
  name: backup
  namespace: shop
  annotations: {sidecar.istio.io/inject: "false"}
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    metadata:
      labels: {sidecar.istio.io/inject: "false"}
    spec:
      template:
        metadata:
          labels: {app: backup}
        spec: {containers: [{name: app, image: "app:1"}]}
)";
  EXPECT_EQ(
      findings_of("placement/cronjob-metadata-level", kCronJob),
      "error backup.yaml:6 CronJob `shop/backup` asks for no sidecar in `metadata.annotations`, which no injector "
      "reads\n");
}

}  // namespace
}  // namespace sidelint::testing
