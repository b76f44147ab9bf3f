#include "engine/kube/merge_patch.h"

#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/kube/values.h"

namespace sidelint::kube {
namespace {

std::string merge(std::string_view original, std::string_view patch) {
  const Merged merged = strategic_merge_patch(value_of(original), value_of(patch), pod_type());
  return merged.refusal ? merged.refusal->message : json_of(merged.value);
}

struct Case {
  std::string_view original;
  std::string_view patch;
  std::string_view result;
};

TEST(StrategicMergePatch, MergesMapsAndReplacesTheRest) {
  constexpr std::array<Case, 5> kCases = {{
      {"{metadata: {labels: {a: x, b: y}}}", "{metadata: {labels: {b: z}}}",
       R"({"metadata":{"labels":{"a":"x","b":"z"}}})"},
      {"{metadata: {name: p}}", "{metadata: {name: ~}}", R"({"metadata":{}})"},
      {"{spec: {tolerations: [{key: a}]}}", "{spec: {tolerations: []}}", R"({"spec":{"tolerations":[]}})"},
      {"{spec: {affinity: {}}}", "{spec: {affinity: none}}", R"({"spec":{"affinity":"none"}})"},
      {"{}", "{spec: {nodeName: ~, affinity: {nodeAffinity: ~}}}", R"({"spec":{"affinity":{}}})"},
  }};
  for (const Case& one : kCases) EXPECT_EQ(merge(one.original, one.patch), one.result) << one.patch;
}

TEST(StrategicMergePatch, PutsThePatchsElementsFirstUnlessOlderOnesStoodBefore) {
  EXPECT_EQ(merge("{spec: {containers: [{name: a}]}}", "{spec: {containers: [{name: b}]}}"),
            R"({"spec":{"containers":[{"name":"b"},{"name":"a"}]}})");
  EXPECT_EQ(merge("{spec: {containers: [{name: a}, {name: b}]}}", "{spec: {containers: [{name: b, image: i}]}}"),
            R"({"spec":{"containers":[{"name":"a"},{"image":"i","name":"b"}]}})");
}

TEST(StrategicMergePatch, KeepsNullsAndDirectivesInsideNewElements) {
  EXPECT_EQ(merge("{spec: {containers: [{name: a}]}}", "{spec: {containers: [{name: b, env: [{name: E, value: ~}]}]}}"),
            R"({"spec":{"containers":[{"env":[{"name":"E","value":null}],"name":"b"},{"name":"a"}]}})");
}

TEST(StrategicMergePatch, ObeysDirectives) {
  constexpr std::array<Case, 6> kCases = {{
      {"{spec: {nodeName: n, hostname: h}}", "{spec: {$patch: replace, hostname: i}}", R"({"spec":{"hostname":"i"}})"},
      {"{spec: {nodeName: n}}", "{spec: {$patch: delete}}", R"({"spec":{}})"},
      {"{spec: {containers: [{name: a}, {name: b}]}}", "{spec: {containers: [{name: a, $patch: delete}]}}",
       R"({"spec":{"containers":[{"name":"b"}]}})"},
      {"{metadata: {finalizers: [a, b]}}", "{metadata: {$deleteFromPrimitiveList/finalizers: [a]}}",
       R"({"metadata":{"finalizers":["b"]}})"},
      {"{spec: {volumes: [{name: v, emptyDir: {}}]}}",
       "{spec: {volumes: [{name: v, $retainKeys: [name, configMap], configMap: {name: c}}]}}",
       R"({"spec":{"volumes":[{"configMap":{"name":"c"},"name":"v"}]}})"},
      {"{spec: {containers: [{name: a}, {name: b}]}}", "{spec: {$setElementOrder/containers: [{name: b}, {name: a}]}}",
       R"({"spec":{"containers":[{"name":"b"},{"name":"a"}]}})"},
  }};
  for (const Case& one : kCases) EXPECT_EQ(merge(one.original, one.patch), one.result) << one.patch;
}

TEST(StrategicMergePatch, RefusesInTheWordsOfGo) {
  constexpr std::string_view kOne = "{spec: {containers: [{name: a}], volumes: [{name: v}]}}";
  constexpr std::array<Case, 7> kCases = {{
      {kOne, "{spec: {containers: [{image: i}]}}", "map: map[image:i] does not contain declared merge key: name"},
      {kOne, "{spec: {containers: [x]}}", "list element types are not identical: [[map[name:a]] [x]]"},
      {kOne, "{spec: {$patch: bogus}}", "unknown patch type: bogus in map: map[$patch:bogus]"},
      {kOne, "{spec: {containers: [{name: a, $patch: 1}]}}",
       "unknown patch type: %!s(int64=1) in map: map[$patch:1 name:a]"},
      {kOne, "{spec: {containers: [{name: a, $patch: merge}]}}", "merging lists cannot yet be specified in the patch"},
      {kOne, "{spec: {volumes: [{name: v, $retainKeys: [name], emptyDir: {}}]}}", "invalid patch format of retainKeys"},
      {"{spec: {x: {}}}", "{spec: {x: {}}}", "unable to find api field in struct PodSpec for the json field \"x\""},
  }};
  for (const Case& one : kCases) EXPECT_EQ(merge(one.original, one.patch), one.result) << one.patch;
  EXPECT_EQ(merge("{}", "[1]"), "invalid JSON document");
}

TEST(StrategicMergePatch, KeepsTheOriginsOfWhatItKeeps) {
  constexpr std::string_view kOriginal = "spec: {containers: [{name: a, image: old}]}";
  constexpr std::string_view kPatch = "spec: {containers: [{name: a, image: new}]}";
  const Merged merged = strategic_merge_patch(value_of(kOriginal), value_of(kPatch), pod_type());
  const yaml::Value& container = merged.value.find_path({"spec", "containers"})->items.front();
  const auto shown = [](std::string_view text, Span at) { return text.substr(at.begin, at.end - at.begin); };
  EXPECT_EQ(shown(kPatch, container.find("image")->origin.span()), "new");
}

}  // namespace
}  // namespace sidelint::kube
