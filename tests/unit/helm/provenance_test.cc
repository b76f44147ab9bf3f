// Who wrote a value: the bytes of the template, or its action and the value that it printed.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/helm/rendered.h"

namespace sidelint::helm {
namespace {

constexpr std::string_view kFiles = R"(
-- chart/Chart.yaml --
apiVersion: v2
name: shop
version: 1.0.0
-- chart/values.yaml --
replicas: 2
image: {repository: shop, tag: "1"}
labels:
  team: one
  app: web
args: [a, b]
-- chart/templates/_names.tpl --
{{- define "name" }}{{ .Release.Name }}-{{ .Values.image.repository }}{{ end }}
{{- define "labels" }}
    tier: front
{{- end }}
-- chart/templates/web.yaml --
kind: Deployment
metadata:
  name: {{ include "name" . }}
  labels:
    fixed: "true"
    {{- toYaml .Values.labels | nindent 4 }}
    {{- template "labels" }}
spec:
  replicas: {{ .Values.replicas }}
  image: {{ .Values.image.repository }}:{{ .Values.image.tag }}
  args: {{ toYaml .Values.args | nindent 2 }}
  empty: {{ .Values.none }}text
  called: {{ template "name" . }}-end
group: &uid 2899
user: *uid
-- over.yaml --
replicas: 5
)";

class Provenance : public ::testing::Test {
 protected:
  Provenance() : repository_(std::string(kFiles)) {
    ChartOrder order;
    order.release.name = "rel";
    order.values.files = {std::string("over.yaml")};
    order.values.set = {{SetAs::typed, "image.tag=9"}};
    rendered_ = repository_.render(std::move(order));
  }
  const yaml::Value* find(std::initializer_list<std::string_view> path) const {
    return rendered_.objects.front().value.find_path(path);
  }
  Lines chain(std::initializer_list<std::string_view> path) const { return repository_.chain_of(find(path)->origin); }

  Repository repository_;
  Rendered rendered_;
};

TEST_F(Provenance, OfAnAliasLeadsToItsAnchor) {
  EXPECT_EQ(chain({"user"}), (Lines{"chart/templates/web.yaml:15 *uid", "chart/templates/web.yaml:14 2899"}));
}

TEST_F(Provenance, OfPlainTextIsTheTemplate) {
  EXPECT_EQ(chain({"kind"}), Lines{"chart/templates/web.yaml:1 Deployment"});
  EXPECT_EQ(chain({"metadata", "labels", "fixed"}), Lines{"chart/templates/web.yaml:5 \"true\""});
  EXPECT_TRUE(find({"kind"})->origin.is_written());
}

TEST_F(Provenance, OfAnActionIsTheActionAndTheValueThatItPrints) {
  EXPECT_EQ(chain({"spec", "replicas"}), (Lines{"chart/templates/web.yaml:9 {{ .Values.replicas }}", "over.yaml:1 5"}));
}

TEST_F(Provenance, OfSeveralActionsIsAllOfThem) {
  EXPECT_EQ(find({"spec", "image"})->text, "shop:9");
  EXPECT_EQ(chain({"spec", "image"}),
            (Lines{"chart/templates/web.yaml:10 {{ .Values.image.repository }}:{{ .Values.image.tag }}",
                   "chart/values.yaml:2 shop"}));
}

TEST_F(Provenance, OfAnIncludedTemplateIsWhereItIsIncludedAndWhatItRead) {
  EXPECT_EQ(find({"metadata", "name"})->text, "rel-shop");
  EXPECT_EQ(chain({"metadata", "name"}),
            (Lines{"chart/templates/web.yaml:3 {{ include \"name\" . }}", "chart/values.yaml:2 shop"}));
}

TEST_F(Provenance, OfACalledTemplateIsItsText) {
  EXPECT_EQ(chain({"metadata", "labels", "tier"}), Lines{"chart/templates/_names.tpl:3 front"});
}

TEST_F(Provenance, OfACallWithinALineIsTheLine) {
  EXPECT_EQ(find({"spec", "called"})->text, "rel-shop-end");
  EXPECT_EQ(chain({"spec", "called"}).front(), "chart/templates/web.yaml:13   called: {{ template \"name\" . }}-end");
}

TEST_F(Provenance, OfAPrintedTableIsToldKeyByKey) {
  EXPECT_EQ(chain({"metadata", "labels", "team"}),
            (Lines{"chart/templates/web.yaml:6 {{- toYaml .Values.labels | nindent 4 }}", "chart/values.yaml:4 one"}));
}

TEST_F(Provenance, OfAPrintedListIsToldItemByItem) {
  const yaml::Value* args = find({"spec", "args"});
  EXPECT_EQ(repository_.chain_of(args->items[1].origin),
            (Lines{"chart/templates/web.yaml:11 {{ toYaml .Values.args | nindent 2 }}", "chart/values.yaml:6 b"}));
}

TEST_F(Provenance, StandsBehindWhatHelmTakesOut) {
  EXPECT_EQ(find({"spec", "empty"})->text, "text");
  EXPECT_EQ(chain({"spec", "empty"}), Lines{"chart/templates/web.yaml:12 text"});
}

}  // namespace
}  // namespace sidelint::helm
