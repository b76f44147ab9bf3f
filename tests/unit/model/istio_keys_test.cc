#include "engine/model/istio_keys.h"

#include <array>
#include <set>
#include <string_view>

#include <gtest/gtest.h>

namespace sidelint::model {
namespace {

TEST(IstioKeys, EachStandsOnce) {
  std::set<std::string_view> seen;
  for (const IstioKey& key : istio_keys()) {
    EXPECT_TRUE(seen.insert(key.key).second) << key.key;
    EXPECT_NE(key.places, 0) << key.key;
  }
}

TEST(IstioKeys, TellWhereAKeyCounts) {
  EXPECT_EQ(find_istio_key("sidecar.istio.io/inject")->places, kPodLabel | kPodAnnotation);
  EXPECT_EQ(find_istio_key("istio-injection")->places, kNamespaceLabel);
  EXPECT_EQ(find_istio_key("proxy.istio.io/config")->places, kPodAnnotation);
  EXPECT_EQ(find_istio_key("istio-inject"), nullptr);
}

TEST(IstioKeys, ArePrefixedByIstioAloneOnlyWhereNobodyElseAddsToThem) {
  EXPECT_TRUE(has_closed_prefix("istio.io/anything"));
  EXPECT_TRUE(has_closed_prefix("traffic.sidecar.istio.io/anything"));
  EXPECT_FALSE(has_closed_prefix("install.operator.istio.io/anything"));
  EXPECT_FALSE(has_closed_prefix("gateway.istio.io/anything"));
  EXPECT_FALSE(has_closed_prefix("fooistio.io/anything"));
  EXPECT_FALSE(has_closed_prefix("istio.io"));
}

struct Case {
  std::string_view written;
  KeyPlaces places;
  std::string_view meant;  // empty: nothing of Istio's
};

TEST(IstioKeys, AreRecognisedThroughSlipsOfTheHand) {
  constexpr std::array<Case, 22> kCases{{
      {"istio-injecton", kOfNamespace, "istio-injection"},
      {"istio_injection", kOfNamespace, "istio-injection"},
      {"istio-inject", kOfNamespace, "istio-injection"},
      {"istio-inject", kOfPod, "sidecar.istio.io/inject"},
      {"sidecar-inject", kOfNamespace, "istio-injection"},
      {"istio.io/inject", kOfPod, "sidecar.istio.io/inject"},
      {"istio.io/injection", kOfNamespace, "istio-injection"},
      {"sidecar.istio.io/injection", kOfPod, "sidecar.istio.io/inject"},
      {"sidecar.istio.io/injection", kOfNamespace, "istio-injection"},
      {"sidecars.istio.io/inject", kOfPod, "sidecar.istio.io/inject"},
      {"sidecar.istio/inject", kOfPod, "sidecar.istio.io/inject"},
      {"istio.io/revision", kOfNamespace, "istio.io/rev"},
      {"istio.io/ref", kOfNamespace, "istio.io/rev"},
      {"sidecar.istio.io/proxyCpu", kOfPod, "sidecar.istio.io/proxyCPU"},
      {"traffic.sidecar.istio.io/excludeOutboundPort", kOfPod, "traffic.sidecar.istio.io/excludeOutboundPorts"},
      // Nobody's mistake.
      {"sidecar.jaegertracing.io/inject", kOfPod, ""},
      {"sidecar.opentelemetry.io/inject", kOfPod, ""},
      {"linkerd.io/inject", kOfNamespace, ""},
      {"solo.io/rev", kOfNamespace, ""},
      {"istio", kOfPod, ""},
      {"istio-ingressgateway", kOfPod, ""},
      {"istio-operator", kOfNamespace, ""},
  }};
  for (const Case& one : kCases) {
    EXPECT_EQ(meant_key(one.written, one.places).value_or(""), one.meant) << one.written;
  }
}

}  // namespace
}  // namespace sidelint::model
