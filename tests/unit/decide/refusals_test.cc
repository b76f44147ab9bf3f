// Pods that would be injected and cannot be created.
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/decide/decided.h"

namespace sidelint::decide {
namespace {

const std::string kShop = name_space("shop", "istio-injection: enabled");
constexpr const char* kBadMode = "sidecar.istio.io/interceptionMode: none";

std::string pod(const std::string& annotations, const std::string& labels = "") {
  return deployment("x", "shop", {.labels = labels, .annotations = annotations});
}

TEST(Refusals, ABadAnnotationRefusesAPodThatWouldBeInjected) {
  const Decided decided(kShop + pod(kBadMode));
  EXPECT_EQ(words(decided.of()), "rejected");
  const Step& deciding = *decided.of().deciding_step();
  EXPECT_EQ(deciding.id, StepId::annotation_values);
  EXPECT_EQ(deciding.because,
            "the injector refuses the value of sidecar.istio.io/interceptionMode (interceptionMode invalid, use "
            "REDIRECT,TPROXY,NONE: none)");
  EXPECT_EQ(deciding.message,
            "admission webhook \"namespace.sidecar-injector.istio.io\" denied the request: failed to run injection "
            "template: 1 error occurred:\n\t* invalid value 'none' for annotation 'sidecar.istio.io/interceptionMode': "
            "interceptionMode invalid, use REDIRECT,TPROXY,NONE: none\n\n");
  EXPECT_EQ(decided.of().step(StepId::policy)->settles, std::nullopt);
}

TEST(Refusals, NobodyChecksAPodThatIsNotInjected) {
  EXPECT_EQ(words(Decided(kShop + pod(kBadMode, "sidecar.istio.io/inject: 'false'")).of()), "not injected");
  EXPECT_EQ(words(Decided(name_space("shop") + pod(kBadMode)).of()), "not injected");
}

TEST(Refusals, AValueThatIsNotKnownIsTakenForAGoodOne) {
  EXPECT_EQ(words(Decided(kShop + pod("sidecar.istio.io/interceptionMode: '${MODE}'")).of()), "injected");
}

TEST(Refusals, FollowTheRelease) {
  const std::string text = kShop + pod("sidecar.istio.io/enableCoreDump: perhaps");
  EXPECT_EQ(words(Decided(text, {.release = Release{1, 24, 0}}).of()), "rejected");
  EXPECT_EQ(words(Decided(text, {.release = Release{1, 25, 0}}).of()), "injected");
}

TEST(Refusals, NameTheReleasesThatRefuseWhereNobodySaysWhichItIs) {
  const std::string any = kShop + webhook("istio-sidecar-injector", "matchLabels: {istio-injection: enabled}") +
                          injector("", "{policy: enabled}");
  EXPECT_EQ(words(Decided(any + pod("sidecar.istio.io/enableCoreDump: perhaps")).of()),
            "rejected if Istio is 1.5 to 1.24; otherwise injected");
  EXPECT_EQ(words(Decided(any + pod("sidecar.istio.io/proxyCPU: much")).of()),
            "injected if Istio is 1.28 to 1.28.3 or 1.27.5 or older; otherwise rejected");
  EXPECT_EQ(words(Decided(any + pod("inject.istio.io/templates: grpc-agent")).of()),
            "rejected if Istio is 1.9 to 1.10; otherwise injected");
  EXPECT_EQ(words(Decided(any + pod("sidecar.istio.io/interceptionMode: none")).of()), "rejected");
}

TEST(Refusals, AreAPossibilityWhereTheNamespaceIsNotKnown) {
  EXPECT_EQ(words(Decided(pod(kBadMode)).of()).find("injected if"), std::string::npos);
  EXPECT_TRUE(Decided(pod(kBadMode)).of().possible(Verdict::rejected));
  EXPECT_TRUE(Decided(pod(kBadMode)).of().possible(Verdict::not_injected));
}

TEST(Refusals, ATemplateIsOneOfTheChartsOrOfTheConfiguration) {
  const auto asks = [](const std::string& names) { return pod("inject.istio.io/templates: '" + names + "'"); };
  EXPECT_EQ(words(Decided(kShop + asks(" sidecar , grpc-agent")).of()), "injected");
  const Decided decided(kShop + asks("sidecar,Gateway"));
  EXPECT_EQ(decided.of().deciding_step()->because,
            "the injector has no template `Gateway`, only `agentgateway`, `gateway`, `grpc-agent`, `grpc-simple`, "
            "`kube-gateway`, `sidecar` and `waypoint`");
  EXPECT_EQ(words(Decided(kShop + asks("grpc-agent"), {.release = Release{1, 10, 0}}).of()), "rejected");
  EXPECT_EQ(words(Decided(kShop + asks("no-such"), {.release = Release{1, 8, 0}}).of()), "injected");

  const std::string own = webhook("istio-sidecar-injector", "matchLabels: {istio-injection: enabled}") +
                          injector("",
                                   "{policy: enabled, templates: {a: '', b: ''}, aliases: {both: [a, b], bad: [c]}, "
                                   "defaultTemplates: [a]}");
  EXPECT_EQ(words(Decided(kShop + own + asks("both")).of()), "injected");
  EXPECT_EQ(words(Decided(kShop + own + asks("bad")).of()), "rejected");
  EXPECT_EQ(words(Decided(kShop + own + asks("sidecar")).of()), "rejected");
  EXPECT_EQ(words(Decided(kShop + own + pod("")).of()), "injected");
}

TEST(Refusals, TheApiServerRefusesBadLabelsWhateverTheWebhooksSay) {
  EXPECT_EQ(words(Decided(name_space("shop") + pod("", "app: true")).of()), "rejected");
  const Decided decided(name_space("shop") + pod("", "app: 'a b'"));
  EXPECT_EQ(decided.of().deciding_step()->id, StepId::pod_metadata);
  EXPECT_TRUE(
      decided.of().deciding_step()->message.starts_with("Deployment.apps \"x\" is invalid: spec.template.labels"));
}

}  // namespace
}  // namespace sidelint::decide
