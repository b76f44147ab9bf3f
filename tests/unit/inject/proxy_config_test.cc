// How the webhook lays the annotation proxy.istio.io/config over the mesh's settings: ApplyProxyConfig in the injectors
// 1.9 to 1.12 (pkg/kube/inject, RunTemplate), EffectiveProxyConfig later (pilot/pkg/model/proxy_config.go).
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/inject/injector.h"
#include "engine/inject/webhook.h"
#include "engine/inject/yaml_text.h"
#include "engine/yaml/value.h"
#include "tests/unit/inject/legacy_injector.h"

namespace sidelint::inject {
namespace {

// The proxy's settings as the template sees them, or why the pod is refused.
std::string settings(int minor, std::string_view annotation) {
  InjectorSource source;
  source.config =
      "policy: enabled\ntemplates:\n  sidecar: |\n    metadata: {annotations: {seen: '{{ protoToJSON .ProxyConfig "
      "}}'}}\n";
  source.values = R"({"global": {"hub": "h", "tag": "t"}})";
  source.mesh = "defaultConfig: {tracing: {zipkin: {address: 'z:1'}}}";
  source.release = {1, minor, 0};
  yaml::Value pod = read_yaml(kPod).value;
  pod.find("metadata")
      ->set("annotations", yaml::Value::mapping())
      .set("proxy.istio.io/config", yaml::Value::string(annotation));
  const PodOutcome outcome = admit(Injector(source), {pod, "shop", nullptr, "/inject"});
  if (outcome.refused) return outcome.refused->message;
  return outcome.pod.find_path({"metadata", "annotations", "seen"})->text;
}

TEST(ProxyConfigAnnotation, TakesThePlaceOfAWholeFieldWithoutResources) {
  EXPECT_EQ(settings(12, "tracing: {sampling: 10}"), R"({"tracing":{"sampling":10}})");
  EXPECT_EQ(settings(13, "tracing: {sampling: 10}"), R"({"tracing":{"zipkin":{"address":"z:1"},"sampling":10}})");
  EXPECT_EQ(settings(12, "statusPort: 1"), R"({"tracing":{"zipkin":{"address":"z:1"}},"statusPort":1})");
}

TEST(ProxyConfigAnnotation, RefusesThePodIfItCannotBeRead) {
  for (const int minor : {12, 13})
    EXPECT_TRUE(settings(minor, "concurrency: nope").find("invalid value 'concurrency: nope' for annotation") !=
                std::string::npos)
        << settings(minor, "concurrency: nope");
}

}  // namespace
}  // namespace sidelint::inject
