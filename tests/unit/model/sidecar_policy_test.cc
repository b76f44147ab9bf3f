#include "engine/model/sidecar_policy.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

std::string policy(std::string_view version, std::string_view kind, std::string_view spec) {
  return "apiVersion: " + std::string(version) + "\nkind: " + std::string(kind) +
         "\nmetadata: {name: p, namespace: shop}\nspec: " + std::string(spec) + "\n";
}

TEST(SidecarPolicy, ItsSelectorStandsWhereItsKindHasIt) {
  struct Case {
    std::string_view version, kind, spec;
  };
  constexpr Case kCases[] = {
      {"security.istio.io/v1", "AuthorizationPolicy", "{selector: {matchLabels: {app: cart}}}"},
      {"security.istio.io/v1beta1", "PeerAuthentication",
       "{selector: {matchLabels: {app: cart}}, mtls: {mode: STRICT}}"},
      {"networking.istio.io/v1alpha3", "EnvoyFilter", "{workloadSelector: {labels: {app: cart}}}"},
      {"networking.istio.io/v1", "Sidecar", "{workloadSelector: {labels: {app: cart}}}"},
  };
  for (const Case& one : kCases) {
    const Read read(policy(one.version, one.kind, one.spec));
    ASSERT_EQ(read.repository.supporting.policies.size(), 1U) << one.kind;
    const SidecarPolicy& found = read.repository.supporting.policies[0];
    EXPECT_EQ(read.text(found.selector_at), "{app: cart}") << one.kind;
    EXPECT_TRUE(found.selects({{"app", "cart"}, {"tier", "web"}})) << one.kind;
    EXPECT_FALSE(found.selects({{"app", "pay"}})) << one.kind;
    EXPECT_TRUE(found.demands_sidecar()) << one.kind;
  }
}

TEST(SidecarPolicy, OnlyAStrictPeerAuthenticationDemandsASidecar) {
  for (const auto& [spec, demands] : {std::pair("{mtls: {mode: STRICT}}", true),
                                      std::pair("{mtls: {mode: PERMISSIVE}}", false), std::pair("{}", false)}) {
    const Read read(policy("security.istio.io/v1", "PeerAuthentication", spec));
    EXPECT_EQ(read.repository.supporting.policies.at(0).demands_sidecar(), demands) << spec;
  }
}

TEST(SidecarPolicy, MayBeForSomethingElseThanPods) {
  const Read read(policy("security.istio.io/v1", "AuthorizationPolicy", "{targetRefs: [{kind: Gateway, name: w}]}"));
  EXPECT_TRUE(read.repository.supporting.policies.at(0).has_targets);
}

TEST(SidecarPolicy, OfAnotherGroupIsNone) {
  const Read read(policy("policy.linkerd.io/v1alpha1", "AuthorizationPolicy", "{}"));
  EXPECT_TRUE(read.repository.supporting.policies.empty());
}

}  // namespace
}  // namespace sidelint::model
