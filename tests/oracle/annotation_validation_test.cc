// Values of pod annotations against the injector's own validators, with their messages.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "engine/istio/annotations.h"
#include "engine/istio/release.h"
#include "tests/harness/oracle.h"

namespace sidelint {
namespace {

using nlohmann::json;

// HEAD is the development line after the newest release.
istio::Release release_of(const json& line) {
  return istio::parse_release(line["istio_version"].get<std::string>()).value_or(istio::kNewestRelease);
}

TEST(AnnotationValidation, SaysWhatTheInjectorSays) {
  const auto path = testing::oracle_path("injection/annotation-validation.jsonl");
  if (!path) GTEST_SKIP() << "no injection/annotation-validation.jsonl: set SIDELINT_ORACLE";
  testing::Tally tally("injection/annotation-validation.jsonl");
  testing::for_each_case(*path, [&](const json& line) {
    const auto annotation = line["annotation"].get<std::string>();
    const auto value = line["value"].get<std::string>();
    const istio::Release release = release_of(line);
    const std::string errors = istio::refuse_annotations({{annotation, value}}, release);
    tally.add(
        annotation, line, {{"result", line["result"]}, {"has_validator", line["has_validator"]}},
        {{"result", errors.empty() ? "ok" : errors}, {"has_validator", istio::checks_annotation(annotation, release)}});
  });
}

// Pods of a real cluster: none that was injected is refused here, and whoever was refused for an annotation reads the
// same words.
TEST(AnnotationValidation, SaysWhatAClusterSaid) {
  const auto path = testing::oracle_path("cluster/decision.jsonl");
  if (!path) GTEST_SKIP() << "no cluster/decision.jsonl: set SIDELINT_ORACLE";
  constexpr std::string_view kBegin = "denied the request: failed to run injection template: ";
  testing::Tally tally("cluster/decision.jsonl (annotations)");
  testing::for_each_case(*path, [&](const json& line) {
    const json& outcome = line["outcome"];
    const json annotations = line["pod"]["metadata"].value("annotations", json::object());
    const std::string message = outcome.value("message", "");
    const std::size_t begin = message.find(kBegin);
    const bool refused = message.find("* invalid value '") != std::string::npos && begin != std::string::npos;
    if (annotations.empty() || !(refused || outcome["verdict"] == "injected")) return;
    std::vector<istio::AnnotationValue> values;
    for (const auto& [name, value] : annotations.items()) values.push_back({name, value.get_ref<const std::string&>()});
    const std::string expected = refused ? message.substr(begin + kBegin.size()) : "";
    const istio::Release release = *istio::parse_release(line["istioVersion"].get<std::string>());
    tally.add(line["id"].get<std::string>(), annotations, expected, istio::refuse_annotations(values, release));
  });
}

}  // namespace
}  // namespace sidelint
