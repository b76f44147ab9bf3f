#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/rules/findings.h"
#include "tests/rules/manifest.h"

namespace sidelint::testing {
namespace {

constexpr std::string_view kRule = "selection/inject-value-invalid";

std::string severity(const std::string& findings) { return findings.substr(0, findings.find(' ')); }

// A Deployment with the value, as a label, under a declared release.
std::string files(std::string_view value, std::string_view release, std::string_view namespace_labels) {
  const std::string labels = R"({sidecar.istio.io/inject: ")" + std::string(value) + "\"}";
  return "-- .sidelint.yaml --\nmesh: {istio-version: \"" + std::string(release) +
         "\", default-revision: default, policy: enabled}\n" +
         repository(deployment(), {.pod_labels = labels}, namespace_labels);
}

struct Case {
  std::string_view value;
  std::string_view release;
  std::string_view namespace_labels;
  std::string_view severity;
};

constexpr std::string_view kOn = "{istio-injection: enabled}";

TEST(InjectValueInvalid, WeighsTheValueByWhatTheReleaseMakesOfIt) {
  constexpr std::array<Case, 14> kCases{{
      {"true", "1.30", kOn, ""},
      {"false", "1.30", kOn, ""},
      {"", "1.30", kOn, ""},
      {"False", "1.30", kOn, "error"},  // is injected all the same
      {"disabled", "1.30", kOn, "error"},
      {"0", "1.30", kOn, "error"},
      {"False", "1.30", "{}", "warning"},  // is left out all the same
      {"True", "1.30", "{}", "error"},     // is left out all the same
      {"yes", "1.30", kOn, "warning"},     // is injected all the same
      {"maybe", "1.30", kOn, "warning"},
      {"False", "1.26", kOn, "note"},  // read as it is meant, up to 1.26
      {"on", "1.26", kOn, "note"},
      {"enabled", "1.26", kOn, "error"},  // read as no
      {"True", "1.26", "{}", "error"},    // the webhooks compare text in every release
  }};
  for (const Case& one : kCases) {
    EXPECT_EQ(severity(findings_of(kRule, files(one.value, one.release, one.namespace_labels))), one.severity)
        << one.value << " in " << one.release;
  }
}

TEST(InjectValueInvalid, SaysWhichReleasesIgnoreItWhereTheReleaseIsNotKnown) {
  EXPECT_EQ(
      findings_of(kRule, repository(deployment(), {.pod_labels = "{sidecar.istio.io/inject: disabled}"}, kOn)),
      "warning cart.yaml:9 Deployment `shop/cart` relies on `sidecar.istio.io/inject: disabled`, which Istio 1.27 and "
      "newer do not read\n");
}

TEST(InjectValueInvalid, LooksAtTheAnnotationWhereThereIsNoLabel) {
  constexpr std::string_view kOff = R"({sidecar.istio.io/inject: "off"})";
  const std::string mesh = "-- .sidelint.yaml --\nmesh: {istio-version: \"1.30\"}\n";
  EXPECT_EQ(
      findings_of(kRule, mesh + repository(deployment(), {.pod_annotations = kOff}, kOn)),
      "error cart.yaml:9 Deployment `shop/cart` gets a sidecar: `sidecar.istio.io/inject: \"off\"` is neither `true` "
      "nor `false`\n");
  constexpr std::string_view kTrue = R"({sidecar.istio.io/inject: "true"})";
  EXPECT_EQ(findings_of(kRule, repository(deployment(), {.pod_labels = kTrue, .pod_annotations = kOff}, kOn)), "");
}

TEST(InjectValueInvalid, LeavesWhatIsNoStringToTheApiServer) {
  EXPECT_EQ(findings_of(kRule, repository(deployment(), {.pod_labels = "{sidecar.istio.io/inject: no}"}, kOn)), "");
}

TEST(InjectValueInvalid, DoesNotJudgeWhatASubstitutionFillsIn) {
  EXPECT_EQ(
      findings_of(kRule, repository(deployment(), {.pod_labels = R"({sidecar.istio.io/inject: "${INJECT}"})"}, kOn)),
      "");
}

TEST(InjectValueInvalid, IsFoundOnEveryKind) {
  for (const model::WorkloadKind* kind : copying_kinds()) {
    const std::string found =
        findings_of(kRule, "-- .sidelint.yaml --\nmesh: {istio-version: \"1.30\"}\n" +
                               repository(*kind, {.pod_labels = "{sidecar.istio.io/inject: disabled}"}, kOn));
    EXPECT_EQ(severity(found), "error") << kind->group << " " << kind->kind;
  }
}

}  // namespace
}  // namespace sidelint::testing
