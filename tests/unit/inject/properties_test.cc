// What holds of every release and every pod.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/inject/injector.h"
#include "engine/inject/json_text.h"
#include "engine/inject/kube_inject.h"
#include "engine/inject/webhook.h"
#include "engine/inject/yaml_text.h"
#include "engine/yaml/emit.h"

namespace sidelint::inject {
namespace {

using yaml::Value;

constexpr int kFirstWithPatches = 9;

// The same additions as lists up to 1.8, as a patch of the pod from then on.
constexpr std::string_view kLists = R"(rewriteAppHTTPProbe: true
initContainers:
- {name: istio-init, image: "{{ .Values.global.hub }}/proxyv2"}
containers:
- name: istio-proxy
  args: [proxy, --statusPort, "15020"]
  env:
  - {name: OF, value: '{{ .ObjectMeta.Name }}{{ .Spec.ServiceAccountName }}'}
volumes:
- name: istio-envoy
  emptyDir: {}
)";

std::string patch_of(std::string_view lists) {
  std::string out = "spec:\n";
  for (std::size_t begin = lists.find('\n') + 1; begin < lists.size();) {
    const std::size_t end = lists.find('\n', begin) + 1;
    (out += "  ") += lists.substr(begin, end - begin);
    begin = end;
  }
  return out;
}

std::string in_square_brackets(std::string text) {
  for (const auto& [from, to] : {std::pair{"{{", "[["}, std::pair{"}}", "]]"}})
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; ++at) text.replace(at, 2, to);
  return text;
}

InjectorSource source_of(int minor) {
  std::string lists(kLists);
  if (minor < 2) {
    lists.replace(lists.find("{{ .Values.global.hub }}"), 24, "hub");
    lists = in_square_brackets(std::move(lists));
  }
  Value config = Value::mapping();
  config.set("policy", Value::string("enabled"));
  config.set("template", Value::string(lists));
  config.set("templates", Value::mapping()).set("sidecar", Value::string(patch_of(kLists)));
  InjectorSource source;
  source.config = yaml::to_yaml(config);
  source.values = R"({"global": {"hub": "hub", "tag": "t"}, "sidecarInjectorWebhook": {"rewriteAppHTTPProbe": true}})";
  source.mesh = "enablePrometheusMerge: false";
  source.release = {1, minor, 2};
  return source;
}

constexpr std::string_view kPods[] = {
    "metadata: {name: p}\nspec: {containers: [{name: app, image: x}]}",
    R"(metadata: {generateName: cart-, labels: {app: cart, version: v2}, annotations: {prometheus.io/port: '9'}}
spec:
  initContainers: [{name: first, image: i}]
  containers:
  - name: app
    ports: [{name: web, containerPort: 8080}, {containerPort: 53, protocol: UDP}]
    resources: {limits: {cpu: 500m}}
  - {name: helper}
  volumes: [{name: data, emptyDir: {}}]
)",
    "metadata: {namespace: other, labels: {}}\nspec: {securityContext: {runAsUser: 7}, containers: [{name: a}]}"};

class EveryRelease : public ::testing::TestWithParam<int> {
 protected:
  static PodOutcome admitted(const Injector& injector, Value pod) {
    return admit(injector, {std::move(pod), "shop", nullptr, "/inject"});
  }
  static FileOutcome file(const Injector& injector, std::string_view text) {
    Origins origins;
    origins.reserve_shards(1);
    return inject_file(injector, text, SourceId{0}, origins);
  }
  Injector injector{source_of(GetParam())};
};

TEST_P(EveryRelease, RendersAPodTheSameWayEachTime) {
  const Injector other(source_of(GetParam()));
  for (const std::string_view pod : kPods) {
    const PodOutcome first = admitted(injector, read_yaml(pod).value);
    ASSERT_EQ(first.kind, PodOutcome::Kind::injected) << (first.refused ? first.refused->message : "");
    EXPECT_EQ(json_in_order(first.pod), json_in_order(admitted(injector, read_yaml(pod).value).pod));
    EXPECT_EQ(json_in_order(first.pod), json_in_order(admitted(other, read_yaml(pod).value).pod));
  }
}

TEST_P(EveryRelease, ChangesNothingInAPodThatItHasInjected) {
  for (const std::string_view pod : kPods) {
    const PodOutcome once = admitted(injector, read_yaml(pod).value);
    const PodOutcome twice = admitted(injector, once.pod);
    EXPECT_EQ(yaml::to_yaml(once.pod), yaml::to_yaml(twice.pod));
  }
}

TEST_P(EveryRelease, GivesBackWhatIsNotInjectedByteForByte) {
  for (const std::string_view more : {"hostNetwork: true", "nodeName: node"}) {
    const std::string text =
        "kind: Pod\nmetadata: {name: p, annotations: {sidecar.istio.io/inject: 'false'}}\nspec: {" + std::string(more) +
        ", containers: [{name: a}]}\n";
    if (GetParam() < kFirstWithPatches - 1 && more == "nodeName: node")
      continue;  // kube-inject did not ask the pod then
    const std::string normal = file(injector, text).text;
    ASSERT_EQ(normal.find("istio-proxy"), std::string::npos) << normal;
    EXPECT_EQ(file(injector, normal).text, normal);
    const PodOutcome outcome = admitted(injector, read_yaml(text).value);
    EXPECT_EQ(outcome.kind, PodOutcome::Kind::not_injected);
    EXPECT_TRUE(outcome.pod.is(yaml::Kind::null));
  }
}

INSTANTIATE_TEST_SUITE_P(Of1, EveryRelease, ::testing::Values(0, 1, 2, 4, 5, 6, 7, 8, 9, 12, 18, 24, 29));

}  // namespace
}  // namespace sidelint::inject
