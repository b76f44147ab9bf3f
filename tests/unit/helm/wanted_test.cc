// Objects that nobody asks for.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/helm/rendered.h"

namespace sidelint::helm {
namespace {

constexpr std::string_view kPodAndRole = R"(
-- chart/templates/pod.yaml --
kind: Pod
name: {{ include "name" . }}
-- chart/templates/_name.tpl --
{{ define "name" }}a{{ end }}
-- chart/templates/role.yaml --
kind: Role
{{ .Values.more }}
)";
constexpr std::string_view kChart = R"(
-- chart/Chart.yaml --
apiVersion: v2
name: c
version: 1.0.0
)";
constexpr std::string_view kMissing = R"(dependencies:
- {name: d, version: 1.0.0, repository: "https://d"}
)";

Rendered rendered(std::string_view dependencies, std::string_view values) {
  std::string files(kChart);
  ((((files += dependencies) += "-- chart/values.yaml --\n") += values) += '\n') += kPodAndRole.substr(1);
  Renderer::Setting setting{{"."}};
  setting.wanted = [](std::string_view kind) { return kind == "Pod"; };
  return Repository(files).render({}, setting);
}

TEST(Wanted, LeavesOutObjectsOfOtherKinds) {
  EXPECT_EQ(objects_of(rendered("", "more: 'a: b'")), (Lines{R"({"kind":"Pod","name":"a"})"}));
}

TEST(Wanted, StillHearsWhereHelmStops) {
  const Rendered unreadable = rendered("", "more: '{'");
  ASSERT_TRUE(unreadable.refusal);
  EXPECT_TRUE(unreadable.refusal->message.starts_with("YAML parse error on c/templates/role.yaml"));
}

TEST(Wanted, AsksNoMoreWhereHelmHasStopped) {
  const Rendered incomplete = rendered(kMissing, "more: '{'");
  ASSERT_TRUE(incomplete.refusal);
  EXPECT_EQ(incomplete.refusal->cause, Refusal::Cause::missing_chart);
  ASSERT_EQ(incomplete.objects.size(), 1U);
  EXPECT_EQ(incomplete.objects.front().template_name, "c/templates/pod.yaml");
  EXPECT_EQ(incomplete.unknown.size(), 1U);  // the chart
}

}  // namespace
}  // namespace sidelint::helm
