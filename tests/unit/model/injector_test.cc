#include "engine/model/injector.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

struct Injected {
  explicit Injected(const std::string& config)
      : read("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: istio-sidecar-injector}\ndata:\n  config: |\n" +
             indented(config)) {}
  static std::string indented(const std::string& text) {
    std::string result = "    ";
    for (const char c : text) {
      result += c;
      if (c == '\n') result += "    ";
    }
    return result + "\n";
  }
  const InjectorSettings& settings() const { return read.repository.injectors.at(0).settings; }
  Read read;
};

TEST(InjectorPolicy, IsTheTextThatTheInjectorMakesOfTheScalar) {
  struct Case {
    std::string config;
    std::string policy;
  };
  const Case cases[] = {
      {"policy: enabled", "enabled"},
      {"policy: on", "true"},
      {"policy: no", "false"},
      {"policy: 0x1", "1"},
      {"policy: 1.50", "1.5"},
      {"policy: 2001-01-01", "2001-01-01"},
      {"policy: 'enabled '", "enabled "},
      {"policy: |\n  enabled", "enabled\n"},
      {"policy: >-\n  enabled", "enabled"},
      {"policy:", ""},
      {"other: 1", ""},
      {"Policy: enabled", "enabled"},
      {"policy: disabled\nPolicy: enabled", "disabled"},  // the exact spelling, in any order
      {"Policy: enabled\npolicy: disabled", "disabled"},
  };
  for (const Case& each : cases) {
    const Injected injected(each.config);
    EXPECT_EQ(injected.settings().policy.value, each.policy) << each.config;
    EXPECT_EQ(injected.settings().error, "") << each.config;
  }
}

TEST(InjectorPolicy, KnowsWhereItStands) {
  const Injected injected("policy: enabled");
  EXPECT_EQ(injected.read.text(injected.settings().policy.origin), "enabled");
}

TEST(InjectorConfig, IsRefusedAsAWholeForOneValueOfTheWrongType) {
  struct Case {
    std::string config;
    std::string error;
  };
  const Case cases[] = {
      {"policy: [enabled]", "cannot unmarshal array into Go struct field Config.policy of type inject.InjectionPolicy"},
      {"neverInjectSelector: {matchLabels: {a: b}}",
       "cannot unmarshal object into Go struct field Config.neverInjectSelector of type []v1.LabelSelector"},
      {"templates: [a]", "cannot unmarshal array into Go struct field Config.templates of type map[string]string"},
      {"defaultTemplates: sidecar",
       "cannot unmarshal string into Go struct field Config.defaultTemplates of type []string"},
      {"just text", "cannot unmarshal string into Go value of type inject.Config"},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(
        Injected(each.config).settings().error,
        "failed to unmarshal injection template: error unmarshaling JSON: while decoding JSON: json: " + each.error);
  }
}

TEST(InjectorSelectors, KeepInvalidAndEmptyEntriesForTheInjectorToSkip) {
  const Injected injected(
      "neverInjectSelector:\n- {}\n- matchExpressions: [{key: a, operator: Nope}]\n-\n- matchLabels: {a: b}");
  const auto& never = injected.settings().never_inject;
  ASSERT_EQ(never.size(), 4U);
  EXPECT_TRUE(never[0].empty());
  EXPECT_EQ(never[1].error, "\"Nope\" is not a valid label selector operator");
  EXPECT_TRUE(never[2].empty());
  EXPECT_EQ(never[3].text(), "a=b");
  EXPECT_EQ(injected.settings().error, "");
}

TEST(InjectorTemplates, AreListedByName) {
  const Injected injected("templates: {sidecar: a, gateway: b}\ndefaultTemplates: [sidecar]");
  EXPECT_EQ(injected.settings().template_names, (std::vector<std::string>{"gateway", "sidecar"}));
  EXPECT_EQ(injected.settings().default_templates, (std::vector<std::string>{"sidecar"}));
}

}  // namespace
}  // namespace sidelint::model
