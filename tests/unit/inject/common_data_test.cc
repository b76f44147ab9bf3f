// What templates of all pods share, and what they must not.
#include "engine/inject/data/common_data.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/inject/injector.h"
#include "engine/inject/webhook.h"
#include "engine/inject/yaml_text.h"

namespace sidelint::inject {
namespace {

InjectorSource source(std::string_view labels, int minor) {
  InjectorSource out;
  out.config = "policy: enabled\ntemplates:\n  sidecar: |\n    metadata: {labels: {" + std::string(labels) + "}}\n";
  out.values = R"({"global": {"hub": "h", "tag": "1.24.0"}})";
  out.release = {1, minor, 0};
  return out;
}

// A label of a second pod, after a first one was injected; the refusal if it was refused.
std::string second(const Injector& injector, std::string_view label) {
  const AdmissionRequest request{read_yaml("metadata: {name: p}\nspec: {containers: [{name: app, image: x}]}").value,
                                 "shop", nullptr, "/inject"};
  admit(injector, request);
  const PodOutcome outcome = admit(injector, request);
  if (outcome.refused) return outcome.refused->message;
  const yaml::Value* found = outcome.pod.find_path({"metadata", "labels", label});
  return found ? found->text : "";
}

TEST(CommonData, IsSharedByPods) {
  const Injector injector(source("hub: '{{ .Values.global.hub }}', mode: '{{ .ProxyConfig.StatusPort }}'", 24));
  ASSERT_NE(injector.common_data(), nullptr);
  EXPECT_EQ(second(injector, "hub"), "h");
  EXPECT_EQ(second(injector, "mode"), "15020");
}

TEST(CommonData, IsMadeAnewWhereATemplateMayChangeIt) {
  const Injector injector(source("seen: '{{ hasKey .Values `seen` }}', set: '{{ len (set .Values `seen` 1) }}'", 24));
  EXPECT_EQ(injector.common_data(), nullptr);
  EXPECT_EQ(second(injector, "seen"), "false");
  EXPECT_EQ(second(injector, "set"), "2");
}

TEST(CommonData, LooksForFunctionsThatChangeMapsInActionsOnly) {
  for (const std::string_view text : {"{{ set .a `b` 1 }}", "{{- $x := merge .a .b -}}", "{{ if (unset .a `b`) }}",
                                      "a: {{ .a }}\nb: {{ .a |\n mustMergeOverwrite .b }}"})
    EXPECT_TRUE(may_change_maps(text)) << text;
  for (const std::string_view text : {"set: {{ .a }}", "{{/* set it */}}", "{{- /* merge */ -}} {{ .a }}",
                                      "{{ isset .a `b` }}", "# merge", "{{ mergeMaps .a }}", "{{ unclosed"})
    EXPECT_FALSE(may_change_maps(text)) << text;
}

// Istio 1.13 was built with Go 1.17, Istio 1.14 with Go 1.18.
TEST(GoOfTheRelease, DecidesWhatCanBeCompared) {
  constexpr std::string_view kLabels = "same: '{{ eq .Values.missing `x` }}'";
  EXPECT_TRUE(second(Injector(source(kLabels, 13)), "same").ends_with("incompatible types for comparison"));
  EXPECT_EQ(second(Injector(source(kLabels, 14)), "same"), "false");
}

}  // namespace
}  // namespace sidelint::inject
