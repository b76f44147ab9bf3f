// What the webhooks that the charts of a release render, and the injector of that release, make of a pod: the selectors
// were evaluated as rendered, the injector's code was read at the tag.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/decide/keys.h"
#include "engine/decide/steps/walk.h"

namespace sidelint::decide {
namespace {

// release | charts | namespace | its labels | pod labels | annotation sidecar.istio.io/inject | policy | more | the pod
constexpr std::string_view kKnownAnswers = R"(
1.0.9 | plain | apps | istio-injection=enabled |  | true | enabled |  | injected
1.0.9 | plain | apps | istio-injection=enabled |  | false | enabled |  | left alone
1.0.9 | plain | apps | istio-injection=enabled |  |  | enabled |  | injected
1.0.9 | plain | apps | istio-injection=enabled |  | true | disabled |  | injected
1.0.9 | plain | apps | istio-injection=enabled |  | false | disabled |  | left alone
1.0.9 | plain | apps | istio-injection=enabled |  |  | disabled |  | left alone
1.0.9 | plain | apps |  |  | true | enabled |  | left alone
1.0.9 | plain | apps | istio-injection=enabled | sidecar.istio.io/inject=false |  | enabled |  | injected
1.0.9 | plain | apps | istio-injection=enabled |  | true | on |  | left alone
1.0.9 | opt-out | apps |  |  |  | enabled |  | injected
1.0.9 | opt-out | istio-system |  |  |  | enabled |  | injected
1.4.0 | opt-out | apps |  |  |  | enabled |  | injected
1.4.0 | opt-out | istio-system |  |  |  | enabled |  | injected
1.0.9 | plain | apps | istio-injection=enabled |  | 1 | enabled |  | left alone
1.0.9 | plain | apps | istio-injection=enabled |  | True | disabled |  | injected
1.0.9 | plain | apps | istio-injection=enabled |  |  | enabled | hostNetwork | left alone
1.1.0 | plain | apps | istio-injection=enabled | openshift.io/build.name=b |  | enabled | never openshift.io/build.name | left alone
1.1.0 | plain | apps | istio-injection=enabled | openshift.io/build.name=b | true | enabled | never openshift.io/build.name | injected
1.1.0 | plain | apps | istio-injection=enabled | app=x |  | disabled | always app=x | injected
1.1.0 | plain | apps |  | app=x |  | disabled | always app=x | left alone
1.1.0 | plain | apps | istio-injection=enabled | app=x |  | enabled | never {} | injected
1.8.6 | plain | apps | istio-injection=enabled | sidecar.istio.io/inject=false |  | enabled |  | injected
1.8.6 | plain | apps |  | sidecar.istio.io/inject=true |  | enabled |  | left alone
1.9.9 | plain | apps | istio-injection=enabled | sidecar.istio.io/inject=false |  | enabled |  | left alone
1.9.9 | plain | apps |  | sidecar.istio.io/inject=true |  | enabled |  | left alone
1.8.6 | canary | apps | istio.io/rev=canary |  |  | enabled |  | injected
1.8.6 | canary | apps | istio.io/rev=canary,istio-injection=enabled |  |  | enabled |  | left alone
1.8.6 | canary opt-out | apps |  |  |  | enabled |  | injected
1.10.6 | plain | apps |  | sidecar.istio.io/inject=true |  | enabled |  | injected
1.10.6 | plain | apps |  |  | true | enabled |  | left alone
1.10.6 | plain | apps | istio-injection=disabled | sidecar.istio.io/inject=true |  | enabled |  | left alone
1.10.6 | plain | apps |  | sidecar.istio.io/inject=true |  | disabled |  | left alone
1.10.6 | plain | apps | istio-injection=enabled | sidecar.istio.io/inject=true | false | enabled |  | left alone
1.10.6 | plain | apps | istio-injection=enabled | sidecar.istio.io/inject=False |  | enabled |  | injected
1.10.6 | plain | apps | istio-injection=enabled |  | no | enabled |  | left alone
1.10.6 | plain | apps | istio-injection=enabled |  | yes | disabled |  | injected
1.10.6 | plain | apps | istio-injection=enabled | sidecar.istio.io/inject= | false | enabled |  | left alone
1.12.9 | plain | apps |  | sidecar.istio.io/inject=true |  | enabled |  | injected
1.12.9 | plain | apps |  |  | true | enabled |  | left alone
1.12.9 | plain | apps | istio-injection=disabled | sidecar.istio.io/inject=true |  | enabled |  | left alone
1.12.9 | plain | apps |  | sidecar.istio.io/inject=true |  | disabled |  | injected
1.12.9 | plain | apps | istio-injection=enabled | sidecar.istio.io/inject=true | false | enabled |  | injected
1.12.9 | plain | apps | istio-injection=enabled | sidecar.istio.io/inject=False |  | enabled |  | left alone
1.12.9 | plain | apps | istio-injection=enabled |  | no | enabled |  | left alone
1.12.9 | plain | apps | istio-injection=enabled |  | yes | disabled |  | injected
1.12.9 | plain | apps | istio-injection=enabled | sidecar.istio.io/inject= | false | enabled |  | injected
1.26.8 | plain | apps | istio-injection=enabled | sidecar.istio.io/inject=False |  | enabled |  | left alone
1.26.8 | plain | apps | istio-injection=enabled |  | no | enabled |  | left alone
1.26.8 | plain | apps | istio-injection=enabled |  | yes | disabled |  | injected
1.30.3 | plain | apps |  | sidecar.istio.io/inject=true |  | enabled |  | injected
1.30.3 | plain | apps |  |  | true | enabled |  | left alone
1.30.3 | plain | apps | istio-injection=disabled | sidecar.istio.io/inject=true |  | enabled |  | left alone
1.30.3 | plain | apps |  | sidecar.istio.io/inject=true |  | disabled |  | injected
1.30.3 | plain | apps | istio-injection=enabled | sidecar.istio.io/inject=true | false | enabled |  | injected
1.30.3 | plain | apps | istio-injection=enabled | sidecar.istio.io/inject=False |  | enabled |  | injected
1.30.3 | plain | apps | istio-injection=enabled |  | no | enabled |  | injected
1.30.3 | plain | apps | istio-injection=enabled |  | yes | disabled |  | left alone
1.30.3 | plain | apps | istio-injection=enabled | sidecar.istio.io/inject= | false | enabled |  | injected
1.30.3 | plain | apps | istio-injection=true | sidecar.istio.io/inject=true |  | enabled |  | left alone
1.30.3 | plain | apps | istio-injection= | sidecar.istio.io/inject=true |  | enabled |  | left alone
1.30.3 | plain | apps | istio.io/rev=default |  |  | enabled |  | injected
1.30.3 | canary | apps | istio-injection=enabled |  |  | enabled |  | left alone
1.30.3 | canary | apps | istio.io/rev=canary |  |  | enabled |  | injected
1.30.3 | canary | apps | istio.io/rev=canary,istio-injection=disabled |  |  | enabled |  | left alone
1.30.3 | canary | apps | istio.io/rev=canary | istio.io/rev=other |  | enabled |  | injected
1.30.3 | canary | apps |  | istio.io/rev=canary |  | enabled |  | injected
1.30.3 | canary | apps |  | sidecar.istio.io/inject=true |  | enabled |  | left alone
1.30.3 | plain and canary | apps | istio.io/rev=canary,istio-injection=enabled |  |  | enabled |  | injected
1.30.3 | opt-out | apps |  |  |  | enabled |  | injected
1.30.3 | opt-out | apps |  |  | false | enabled |  | left alone
1.30.3 | opt-out | apps |  | sidecar.istio.io/inject=yes |  | enabled |  | left alone
1.30.3 | opt-out | kube-system |  |  |  | enabled |  | left alone
1.30.3 | plain | kube-system | istio-injection=enabled |  |  | enabled |  | left alone
1.30.3 | canary opt-out | apps |  |  |  | enabled |  | left alone
1.30.3 | plain | apps | istio-injection=enabled |  | true | Enabled |  | left alone
1.30.3 | plain | apps | istio-injection=enabled | istio.io/dataplane-mode=none |  | enabled |  | injected
1.30.3 | plain | apps | istio-injection=enabled,istio.io/dataplane-mode=ambient |  |  | enabled |  | injected
1.30.3 | plain | apps | istio.io/dataplane-mode=ambient |  |  | enabled |  | left alone
)";

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  return parts;
}

model::Labels labels_of(const std::string& text) {
  model::Labels labels;
  for (const std::string& pair : split(text, ",")) {
    const std::size_t equals = pair.find('=');
    if (equals != std::string::npos) model::set_label(labels, pair.substr(0, equals), pair.substr(equals + 1));
  }
  return labels;
}

model::Selector selector_of(const std::string& text) {
  return text == "{}" ? model::Selector{} : model::parse_selector(text);
}

// The charts as they were installed.
std::vector<model::WebhookConfiguration> install(Release release, const std::string& charts) {
  std::vector<model::WebhookConfiguration> all;
  for (const std::string_view revision : {"", "canary"}) {
    const bool is_canary_install = charts.starts_with("canary");
    if (charts != "plain and canary" && revision.empty() == is_canary_install) continue;
    for (auto& each : built_in_webhooks({.release = release,
                      .revision = std::string(revision),
                      .enable_namespaces_by_default = charts.ends_with("opt-out")})) {
      all.push_back(std::move(each));
    }
  }
  return all;
}

TEST(KnownAnswers, AreTheDecisionsOfTheirReleases) {
  for (const std::string& line : split(kKnownAnswers.substr(1, kKnownAnswers.size() - 2), "\n")) {
    const std::vector<std::string> columns = split(line, " | ");
    ASSERT_EQ(columns.size(), 9U) << line;
    const Release release = parse_release(columns[0]).value_or(Release{});
    const auto configurations = install(release, columns[1]);
    std::vector<Hook> hooks;
    for (const auto& each : configurations) {
      for (const auto& entry : each.entries) hooks.push_back({each.name(), each.revision(), &entry});
    }
    model::InjectorSettings settings{.policy = {columns[6], {}}};
    if (columns[7].starts_with("never ")) settings.never_inject = {selector_of(columns[7].substr(6))};
    if (columns[7].starts_with("always ")) settings.always_inject = {selector_of(columns[7].substr(7))};
    World world;
    world.name_space = columns[2];
    world.namespace_labels = labels_of(columns[3]);
    model::set_label(world.namespace_labels, kNameLabel, world.name_space);
    world.pod_labels = labels_of(columns[4]);
    if (!columns[5].empty()) world.annotation = columns[5];
    world.host_network = columns[7] == "hostNetwork";
    for (const Hook& hook : hooks) world.hooks.push_back(&hook);
    world.otherwise = &settings;
    world.release = release;
    EXPECT_EQ(walk(world).verdict(), columns[8] == "injected" ? Verdict::injected : Verdict::not_injected) << line;
  }
}

}  // namespace
}  // namespace sidelint::decide
