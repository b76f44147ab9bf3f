#include "engine/model/mesh/chart_values.h"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <gtest/gtest.h>

#include "engine/yaml/load.h"

namespace sidelint::model {
namespace {

// Layers of values as texts.
class Layers {
 public:
  yaml::Node load(std::string_view text) {
    origins_.reserve_shards(1);
    const Span all{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())};
    documents_.push_back(std::get<std::unique_ptr<const yaml::Document>>(yaml::load(text, all, origins_)));
    return documents_.back()->root();
  }

 private:
  Origins origins_;
  std::deque<std::unique_ptr<const yaml::Document>> documents_;
};

std::string text(const ChartValues& values, std::string_view path) {
  const auto found = values.text(path);
  return found ? found->value : "(none)";
}

TEST(ChartValues, MergeMappingsAndReplaceAnythingElse) {
  Layers layers;
  ChartValues values;
  values.add(layers.load("{revision: a, global: {proxy: {autoInject: enabled, image: x}, tag: 1.20.0}, list: [1, 2]}"));
  values.add(layers.load("{revision: b, global: {proxy: {autoInject: disabled}, tag: null}, list: [3]}"));
  EXPECT_EQ(text(values, "revision"), "b");
  EXPECT_EQ(text(values, "global.proxy.autoInject"), "disabled");
  EXPECT_EQ(text(values, "global.proxy.image"), "x");
  EXPECT_EQ(text(values, "global.tag"), "(none)");
  EXPECT_EQ(values.texts("list").size(), 1U);
  EXPECT_EQ(text(values, "global"), "(none)");
}

TEST(ChartValues, TakeListsAsHelmSetWritesThem) {
  Layers layers;
  ChartValues values;
  values.add(layers.load("{tags: [a, b]}"));
  values.set("tags[1]", layers.load("c"));
  values.set("tags[2]", layers.load("d"));
  values.set("tags[9]", layers.load("none"));
  values.set("others", layers.load("'{e,f}'"));
  values.set("single[0]", layers.load("g"));
  const auto texts = [&](std::string_view path) {
    std::string all;
    for (const auto& each : values.texts(path)) all += each.value + " ";
    return all;
  };
  EXPECT_EQ(texts("tags"), "a c d ");
  EXPECT_EQ(texts("others"), "e f ");
  EXPECT_EQ(texts("single"), "g ");
}

TEST(ChartValues, AScalarHidesTheMappingBelowIt) {
  Layers layers;
  ChartValues values;
  values.add(layers.load("{global: {proxy: {autoInject: enabled}}}"));
  values.add(layers.load("{global: {proxy: off}}"));
  EXPECT_EQ(text(values, "global.proxy.autoInject"), "(none)");
}

TEST(ChartValues, OfASubchartStandUnderItsNameWithEverybodysGlobal) {
  Layers layers;
  ChartValues parent;
  parent.add(
      layers.load("{global: {proxy: {autoInject: disabled}}, istiod: {revision: a, global: {tag: x}}, revision: z}"));
  parent.set("istiod.revisionTags", layers.load("[prod]"));
  parent.set("other.revision", layers.load("c"));
  const ChartValues values = parent.of_subchart("istiod");
  EXPECT_EQ(text(values, "revision"), "a");
  EXPECT_EQ(text(values, "global.proxy.autoInject"), "disabled");
  EXPECT_EQ(text(values, "global.tag"), "x");
  EXPECT_EQ(values.texts("revisionTags").size(), 1U);
}

TEST(ChartValues, AreTrueAsTemplatesTakeThem) {
  Layers layers;
  struct Case {
    std::string_view value;
    bool written;  // in a file of values
    bool set;      // by `--set`
  };
  const Case cases[] = {{"true", true, true},
                        {"false", false, false},
                        {"'false'", true, false},
                        {"''", false, false},
                        {"on", true, true}};
  for (const Case& each : cases) {
    ChartValues written;
    written.add(layers.load(each.value), "a.b");
    ChartValues set;
    set.set("a.b", layers.load(each.value));
    EXPECT_EQ(written.truth("a.b", false).value, each.written) << each.value;
    EXPECT_EQ(set.truth("a.b", false).value, each.set) << each.value;
  }
  EXPECT_TRUE(ChartValues().truth("a", true).value);
}

TEST(ChartValues, TakeTextsForPlaceholders) {
  Layers layers;
  ChartValues values;
  values.substitute({{"revision", "1-26"}, {"cluster.name", "prod"}});
  values.add(layers.load("{a: '{{revision}}', b: 'x-{{ .cluster.name }}', c: '{{other}}'}"));
  EXPECT_EQ(text(values, "a"), "1-26");
  EXPECT_EQ(text(values, "b"), "x-prod");
  EXPECT_EQ(text(values, "c"), "{{other}}");
}

}  // namespace
}  // namespace sidelint::model
