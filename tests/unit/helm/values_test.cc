// How values come together. Every expected value is the real program's answer.
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "tests/unit/helm/rendered.h"

namespace sidelint::helm {
namespace {

constexpr std::string_view kChart = R"(
-- chart/Chart.yaml --
apiVersion: v2
name: shop
version: 1.0.0
-- chart/values.yaml --
a: {b: 2, x: 1}
list: [1, 2]
word: one
-- chart/templates/values.yaml --
{{ toJson .Values }}
-- more.yaml --
a: {x: null, z: 3}
list: [9]
-- most.yaml --
word: null
big: 1000000
-- text.txt --
from a file
)";

std::string values_of(UserValues values) {
  ChartOrder order;
  order.values = std::move(values);
  return objects_of(kChart, std::move(order)).front();
}

std::string values_set(SetAs as, std::string text) { return values_of({{}, {{as, std::move(text)}}}); }

TEST(Values, HaveMethodsThatTemplatesCall) {
  const auto rendered = [](std::string_view expression) {
    std::string files = R"(
-- chart/Chart.yaml --
apiVersion: v2
name: shop
version: 1.0.0
-- chart/values.yaml --
a: {b: {c: 1}}
top: x
-- chart/templates/values.yaml --
v: )";
    return objects_of((files += expression) += "\n").front();
  };
  EXPECT_EQ(rendered(R"({{ printf "%T %T" .Values.AsMap (.Values.Table "a.b") }})"),
            R"({"v":"map[string]interface {} common.Values"})");
  EXPECT_EQ(rendered(R"({{ dig "a" "b" "c" "none" .Values.AsMap }})"), R"({"v":1})");
  EXPECT_EQ(rendered(R"({{ .Values.PathValue "a.b.c" }}{{ .Values.PathValue "top" }})"), R"({"v":"1x"})");
  EXPECT_EQ(rendered(R"({{ .Values.YAML | quote }})"), R"({"v":"a:\n  b:\n    c: 1\ntop: x\n"})");
  const auto refused = [](std::string_view call, std::string_view method, std::string_view why) {
    std::string text =
        "refused: template: shop/templates/values.yaml:1:13: executing \"shop/templates/values.yaml\" at <";
    return ((((text += call) += ">: error calling ") += method) += ": ") += why;
  };
  EXPECT_EQ(rendered(R"({{ .Values.Table "a.x.y" }})"), refused(".Values.Table", "Table", R"("x" is not a table)"));
  EXPECT_EQ(rendered(R"({{ .Values.Table "" }})"), refused(".Values.Table", "Table", R"("" is not a table)"));
  EXPECT_EQ(rendered(R"({{ .Values.PathValue "a.b" }})"),
            refused(".Values.PathValue", "PathValue", R"("b" is not a value)"));
  EXPECT_EQ(rendered(R"({{ .Values.PathValue "q.r.s" }})"),
            refused(".Values.PathValue", "PathValue", R"("s" is not a value)"));
  EXPECT_EQ(rendered(R"({{ .Values.PathValue "" }})"),
            refused(".Values.PathValue", "PathValue", "YAML path cannot be empty"));
}

TEST(Values, LaterFilesWinAndNullTakesADefaultAway) {
  EXPECT_EQ(values_of({{std::string("more.yaml"), std::string("most.yaml")}, {}}),
            R"({"a":{"b":2,"z":3},"big":1000000,"list":[9]})");
}

TEST(Values, AreGivenAsTheyStandInAnObject) {
  yaml::Value inline_values = yaml::Value::mapping();
  inline_values.set("word", yaml::Value::string("two"));
  EXPECT_EQ(values_of({{std::move(inline_values)}, {}}), R"({"a":{"b":2,"x":1},"list":[1,2],"word":"two"})");
}

TEST(Values, OthersMayTakeThePlaceOfTheChartsOwn) {
  ChartOrder order;
  order.own_values.emplace().emplace_back(std::string("more.yaml"));
  order.values.files.emplace_back(std::string("most.yaml"));
  EXPECT_EQ(objects_of(kChart, order).front(), R"({"a":{"z":3},"big":1000000,"list":[9],"word":null})");
  order.own_values->clear();
  EXPECT_EQ(objects_of(kChart, order).front(), R"({"big":1000000,"word":null})");
  order.own_values->emplace_back(std::string("gone.yaml"));
  EXPECT_EQ(objects_of(kChart, order).front(), "refused: open gone.yaml: no such file or directory");
}

TEST(Values, OneThatNobodyCanSeeLeavesOpenWhatIsMadeOfIt) {
  ChartOrder order;
  order.values.open.push_back({{"a", "x"}, "somebody else says it"});
  const Rendered rendered = Repository(R"(-- chart/Chart.yaml --
{apiVersion: v2, name: chart, version: 1.0.0}
-- chart/values.yaml --
a: {x: 1, z: 2}
-- chart/templates/map.yaml --
kind: ConfigMap
data:
  seen: {{ .Values.a.z | quote }}
  open: {{ .Values.a.x | quote }}
)")
                                .render(std::move(order));
  ASSERT_EQ(rendered.objects.size(), 1U);
  ASSERT_EQ(rendered.objects[0].gaps.size(), 1U);
  EXPECT_EQ(rendered.objects[0].gaps[0].path, (std::vector<std::string>{"data", "open"}));
  EXPECT_EQ(rendered.objects[0].gaps[0].why, "somebody else says it");
  EXPECT_EQ(rendered.objects[0].value.find_path({"data", "seen"})->text, "2");
}

TEST(Values, SetReadsTypesListsAndPaths) {
  EXPECT_EQ(values_set(SetAs::typed, "a.x=true,a.w=0123,list={b,2},n[1].k=v,word=null,esc=x\\,y"),
            R"({"a":{"b":2,"w":"0123","x":true},"esc":"x,y","list":["b",2],"n":[null,{"k":"v"}]})");
}

TEST(Values, SetStringKeepsTexts) {
  EXPECT_EQ(values_set(SetAs::text, "word=true,list={1,2}"), R"({"a":{"b":2,"x":1},"list":["1","2"],"word":"true"})");
}

TEST(Values, SetJsonReadsJsonByKeyAndAsAWhole) {
  EXPECT_EQ(values_set(SetAs::json, R"(a={"q":[1,{"r":2}]},word="z")"),
            R"({"a":{"b":2,"q":[1,{"r":2}],"x":1},"list":[1,2],"word":"z"})");
  EXPECT_EQ(values_set(SetAs::json, R"({"a":{"x":5},"word":"w"})"), R"({"a":{"b":2,"x":5},"list":[1,2],"word":"w"})");
}

TEST(Values, SetFileReadsTextAndSetLiteralNothing) {
  EXPECT_EQ(values_set(SetAs::file, "word=text.txt"), R"({"a":{"b":2,"x":1},"list":[1,2],"word":"from a file\n"})");
  EXPECT_EQ(values_set(SetAs::literal, "word=a,b={c}\\d"), R"({"a":{"b":2,"x":1},"list":[1,2],"word":"a,b={c}\\d"})");
}

struct BadSet {
  std::string_view text;
  std::string_view error;
};
constexpr BadSet kBadSets[] = {
    {"a", "key \"a\" has no value"},
    {"a=1,b", "key \"b\" has no value"},
    {"a,b=1", "key \"a\" has no value (cannot end with ,)"},
    {"l[-1]=1", "negative -1 index not allowed"},
    {"l[x]=1", "error parsing index: strconv.Atoi: parsing \"x\": invalid syntax"},
    {"l[70000]=1", "index of 70000 is greater than maximum supported index of 65536"},
    {"l[0]x=1", "unexpected data at end of array index: ['x']"},
    {"l={1,2", "list must terminate with '}'"},
    {"a.=1", "key map \"a\" has no value"},
    {"a=1,a.b=2", "unable to parse key: interface conversion: interface {} is int64, not map[string]interface {}"},
};

TEST(Values, SetRefusesWhatItCannotRead) {
  for (const BadSet& bad : kBadSets)
    EXPECT_EQ(values_set(SetAs::typed, std::string(bad.text)),
              "refused: failed parsing --set data: " + std::string(bad.error))
        << bad.text;
}

constexpr std::string_view kFamily = R"(
-- chart/Chart.yaml --
apiVersion: v2
name: shop
version: 1.0.0
-- chart/values.yaml --
global: {zone: eu, deep: {a: 1}}
child: {own: parent, gone: null}
-- chart/charts/child/Chart.yaml --
apiVersion: v2
name: child
version: 1.0.0
-- chart/charts/child/values.yaml --
own: child
kept: yes
gone: {b: 2}
global: {zone: us, deep: {b: 2}}
-- chart/charts/child/templates/values.yaml --
{{ toJson .Values }}
)";

TEST(Values, OfAParentWinAndGlobalsReachTheChild) {
  EXPECT_EQ(objects_of(kFamily),
            Lines{R"({"global":{"deep":{"a":1,"b":2},"zone":"eu"},"gone":{"b":2},"kept":true,"own":"parent"})"});
}

TEST(Values, OfAChildAreTakenAwayByTheUserAlone) {
  ChartOrder order;
  order.values.set.push_back({SetAs::typed, "child.gone=null"});
  EXPECT_EQ(objects_of(kFamily, std::move(order)),
            Lines{R"({"global":{"deep":{"a":1,"b":2},"zone":"eu"},"kept":true,"own":"parent"})"});
}

}  // namespace
}  // namespace sidelint::helm
