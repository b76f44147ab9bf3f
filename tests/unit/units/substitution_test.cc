// Flux's variables in objects. Expected objects are those of fluxcd/pkg kustomize 1.35 (SubstituteVariables).
#include "engine/units/delivery/substitution.h"

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include <gtest/gtest.h>

#include "engine/source/source_map.h"
#include "engine/yaml/json.h"
#include "engine/yaml/load.h"

namespace sidelint::units {
namespace {

// An object in one file, its variables in another.
class Flux {
 public:
  explicit Flux(std::string_view text, std::string_view variables = "{}\n") {
    object = read("object.yaml", text);
    const yaml::Value read_variables = read("variables.yaml", variables);
    for (const yaml::Entry& entry : read_variables.entries)
      substitution.values[entry.key] = {entry.value.text, entry.value.origin};
  }

  // The object as JSON, or why Flux stops.
  std::string run() {
    result = substitute(object, substitution, origins);
    if (result.refusal) return "refused: " + *result.refusal;
    return yaml::to_json(yaml::to_document(object)->root());
  }

  std::string text_at(OriginId id) {
    const std::optional<Span> at = origins.where(id);
    return at ? sources.path(at->source) + ": " + std::string(sources.text(*at)) : "nowhere";
  }

  SourceMap sources;
  Origins origins;
  yaml::Value object;
  Substitution substitution;
  Substituted result;

 private:
  yaml::Value read(std::string path, std::string_view text) {
    const SourceId source = sources.add(std::move(path));
    origins.reserve_shards(sources.size());
    sources.keep(source, std::string(text));
    const Span whole{source, 0, static_cast<std::uint32_t>(text.size())};
    const yaml::Loaded loaded = yaml::load(sources.text(source), whole, origins);
    return yaml::to_value(std::get<std::unique_ptr<const yaml::Document>>(loaded)->root());
  }
};

struct Case {
  std::string_view object;
  std::string_view variables;
  std::string_view expected;
};

constexpr Case kCases[] = {
    {"a: ${x}", "x: word", R"({"a":"word"})"},
    {"a: ${x}", "x: '3'", R"({"a":3})"},
    {"a: \"${x}\"", "x: '3'", R"({"a":3})"},
    {"a: '${x}'", "x: 'true'", R"({"a":true})"},
    {"a: '${x}'", "x: 'yes'", R"({"a":true})"},
    {"a: 'v${x}'", "x: '3'", R"({"a":"v3"})"},
    {"a: ${x}", "x: '\"3\"'", R"({"a":"3"})"},
    {"a: ${x}", "x: '{b: c}'", R"({"a":{"b":"c"}})"},
    {"a: ${x}", "x: 'b: c'", "refused: YAMLToJSON: yaml: mapping values are not allowed in this context"},
    {"a: ${x}", "x: '[1, 2]'", R"({"a":[1,2]})"},
    {"a: ${absent}", "x: '1'", R"({"a":null})"},
    {"a: ${absent:-d}", "x: '1'", R"({"a":"d"})"},
    {"a: |\n  ${x}\n  b\n", "x: '3'", "{\"a\":\"3\\nb\\n\"}"},
    {"${x}: a", "x: key", R"({"key":"a"})"},
    {"a: $${x}", "x: '1'", R"({"a":"${x}"})"},
    {"a: ['${x}', b]", "x: c", R"({"a":["c","b"]})"},
    {"a: 01\nb: ${x}", "x: '1'", R"({"a":1,"b":1})"},
    {"a: ${x}", "bad-name: '1'",
     "refused: 'bad-name' var name is invalid, must match '^[_[:alpha:]][_[:alpha:][:digit:]]*$'"},
    {"a: ${x", "x: '1'", "refused: variable substitution failed: missing closing brace"},
    {"metadata: {labels: {kustomize.toolkit.fluxcd.io/substitute: disabled}}\na: ${x}", "x: '1'",
     R"({"a":"${x}","metadata":{"labels":{"kustomize.toolkit.fluxcd.io/substitute":"disabled"}}})"},
    {"metadata: {annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}}\na: ${x}", "x: '1'",
     R"({"a":"${x}","metadata":{"annotations":{"kustomize.toolkit.fluxcd.io/substitute":"disabled"}}})"}};

TEST(Substitution, IsMadeInTheObjectsText) {
  for (const Case& each : kCases) EXPECT_EQ(Flux(each.object, each.variables).run(), each.expected) << each.object;
}

TEST(Substitution, WithoutVariablesIsNotMadeAtAll) {
  EXPECT_EQ(Flux("a: ${x:-d}").run(), R"({"a":"${x:-d}"})");
  Flux always("a: ${x:-d}");
  always.substitution.always = true;
  EXPECT_EQ(always.run(), R"({"a":"d"})");
}

TEST(Substitution, NamesTheLineOfTheVariable) {
  Flux flux("metadata:\n  namespace: ${ns}\n  name: web\n", "ns: shop\n");
  flux.run();
  EXPECT_EQ(flux.text_at(flux.object.find_path({"metadata", "namespace"})->origin), "variables.yaml: shop");
  EXPECT_EQ(flux.text_at(flux.object.find_path({"metadata", "name"})->origin), "object.yaml: web");
  EXPECT_EQ(flux.text_at(flux.object.find("metadata")->origin), "object.yaml: namespace: ${ns}\n  name: web");
}

TEST(Substitution, LeavesOpenWhatNobodyGivesAValue) {
  Flux flux("a: ${x}\nb: ${y:-d}\n${z}: c\nd: [e, '${x}']\n", "x: '1'\n");
  flux.substitution.more = UnknownPart{{}, "ConfigMap `cluster`", "the repository does not hold it"};
  EXPECT_EQ(flux.run(), R"({"${z}":"c","a":1,"b":"${y:-d}","d":["e",1]})");
  ASSERT_EQ(flux.result.open.size(), 2U);
  EXPECT_EQ(flux.result.open[0].path, std::vector<std::string>{"b"});
  EXPECT_EQ(flux.result.open[1].path, std::vector<std::string>{}) << "a key may be any";
}

TEST(Substitution, LeavesEncryptedValuesOpen) {
  Flux flux("a: ${x}\nb: ${secret}\nc: ${absent}\n", "x: '1'\n");
  flux.substitution.open.insert("secret");
  EXPECT_EQ(flux.run(), R"({"a":1,"b":"${secret}","c":null})");
  ASSERT_EQ(flux.result.open.size(), 1U);
  EXPECT_EQ(flux.result.open[0].path, std::vector<std::string>{"b"});
}

}  // namespace
}  // namespace sidelint::units
