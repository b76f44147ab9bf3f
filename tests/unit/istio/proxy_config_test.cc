#include "engine/istio/proxy_config.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace sidelint::istio {
namespace {

constexpr std::string_view kUnreadable = "failed to convert to apply proxy config: ";

std::string refused(std::string_view text, Release release = kNewestRelease) {
  return refuse_proxy_config(text, release).value_or("accepted");
}
std::string unreadable(std::string_view text, Release release = kNewestRelease) {
  const std::string why = refused(text, release);
  return why.starts_with(kUnreadable) ? why.substr(kUnreadable.size()) : "readable: " + why;
}

struct Case {
  std::string_view text;
  std::string_view why;
};

// The words of github.com/golang/protobuf v1.5.4 and encoding/json of Go 1.26, run on these texts.
TEST(ProxyConfig, IsReadAsProtocolBuffersReadJson) {
  constexpr Case kCases[] = {
      {"concurrency: \"1.5\"", "json: cannot unmarshal number 1.5 into Go value of type int32"},
      {"concurrency: \"\"", "unexpected end of JSON input"},
      {"concurrency: \"1 2\"", "invalid character '2' after top-level value"},
      {"concurrency: \"+1\"", "invalid character '+' looking for beginning of value"},
      {"concurrency: 2147483648", "json: cannot unmarshal number 2147483648 into Go value of type int32"},
      {"concurrency: true", "json: cannot unmarshal bool into Go value of type int32"},
      {"proxyMetadata: {A: [1]}", "json: cannot unmarshal array into Go value of type string"},
      {"tracing: {openCensusAgent: {context: [B3, x]}}",
       "unknown value \"\\\"x\\\"\" for enum istio.mesh.v1alpha1.Tracing.OpenCensusAgent.TraceContext"},
      {"interceptionMode: \"<\"",
       "unknown value \"\\\"\\\\u003c\\\"\" for enum istio.mesh.v1alpha1.ProxyConfig.InboundInterceptionMode"},
      {"interceptionMode: 1.5", "json: cannot unmarshal number 1.5 into Go value of type protoreflect.EnumNumber"},
      {"terminationDrainDuration: .5", "json: cannot unmarshal number into Go value of type string"},
      {"config_path: [a]", "json: cannot unmarshal array into Go value of type string"},
  };
  for (const auto& [text, why] : kCases) EXPECT_EQ(unreadable(text), why) << text;
}

// The words of go.yaml.in/yaml/v2 v2.4.2, run on these texts.
TEST(ProxyConfig, NamesTheLineAsGoYamlDoes) {
  constexpr Case kCases[] = {
      {"a: [", "yaml: line 1: did not find expected node content"},
      {"concurrency: 2\n[1, 2", "yaml: line 3: could not find expected ':'"},
      {"\ta: 1", "yaml: found character that cannot start any token"},
      {"a: b\nc: @x", "yaml: line 2: found character that cannot start any token"},
      {"a: *x", "yaml: unknown anchor 'x' referenced"},
      {"a: \x02", "yaml: control characters are not allowed"},
      {"a: -.inf", "json: unsupported value: -Inf"},
  };
  for (const auto& [text, why] : kCases) EXPECT_EQ(unreadable(text), why) << text;
}

TEST(ProxyConfig, BeforeGogoWentSpeaksGogosWords) {
  constexpr Release k1_13{1, 13, 9};
  EXPECT_EQ(unreadable("interceptionMode: bogus", k1_13),
            "unknown value \"bogus\" for enum istio.mesh.v1alpha1.ProxyConfig_InboundInterceptionMode");
  EXPECT_EQ(refused("interceptionMode: NONE", k1_13), "accepted");
  EXPECT_NE(refused("interceptionMode: NONE", {1, 12, 9}), "accepted");
}

struct Invalid {
  std::string_view text;
  Release release;
  std::string_view errors;
};

TEST(ProxyConfig, IsCheckedOverTheDefaults) {
  constexpr Release k1_12{1, 12, 9};
  constexpr Invalid kCases[] = {
      {"", kNewestRelease, "accepted"},
      {"discoveryAddress: istiod:15012", kNewestRelease, "accepted"},
      {"discoveryAddress: \"[::1]:15012\"", kNewestRelease, "accepted"},
      {"discoveryAddress: istiod:x", kNewestRelease,
       "1 error occurred:\n\t* invalid discovery address: port (x) is not a number: strconv.Atoi: parsing \"x\": "
       "invalid "
       "syntax\n\n"},
      {"discoveryAddress: a_b:1", kNewestRelease,
       "1 error occurred:\n\t* invalid discovery address: \"a_b\" is not a valid hostname or an IP address\n\n"},
      {"serviceCluster: ''\ntracingServiceName: CANONICAL_NAME_ONLY", kNewestRelease, "accepted"},
      {"serviceCluster: ''", k1_12, "1 error occurred:\n\t* service cluster must be set\n\n"},
      {"drainDuration: 1h", kNewestRelease, "accepted"},
      {"drainDuration: 1h", k1_12,
       "1 error occurred:\n\t* invalid parent and drain time combination parent shutdown time 1m0s must be greater "
       "than "
       "drain time 1h0m0s\n\n"},
      {"controlPlaneAuthPolicy: INHERIT", kNewestRelease,
       "1 error occurred:\n\t* invalid authentication policy: unrecognized control plane auth policy \"INHERIT\"\n\n"},
      {"tracing: {datadog: {address: '$(HOST_IP):8126'}}", kNewestRelease, "accepted"},
      {"tracing: {tlsSettings: {mode: MUTUAL, credentialName: a, caCrl: b}}", kNewestRelease,
       "1 error occurred:\n\t* invalid tracing TLS config: cannot specify client certificates or CA certificate or CA "
       "CRL "
       "If credentialName is set\n\n"},
      {"privateKeyProvider: {}", k1_12, "accepted"},
      {"statusPort: 0\nproxyAdminPort: '0'", kNewestRelease,
       "2 errors occurred:\n\t* invalid proxy admin port: port number 0 must be in the range 1..65535\n\t* invalid "
       "status "
       "port: port number 0 must be in the range 1..65535\n\n"},
  };
  for (const auto& [text, release, errors] : kCases) EXPECT_EQ(refused(text, release), errors) << text;
}

}  // namespace
}  // namespace sidelint::istio
