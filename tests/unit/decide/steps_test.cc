#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/decide/afterwards.h"
#include "engine/decide/keys.h"
#include "engine/decide/steps/inject_value.h"
#include "engine/decide/steps/step.h"
#include "engine/decide/steps/walk.h"

namespace sidelint::decide {
namespace {

TEST(Steps, StandInTheTableInTheOrderOfTheirIds) {
  std::set<std::string_view> names;
  ASSERT_EQ(all_steps().size(), kStepCount + kAfterwardsCount);
  for (std::size_t i = 0; i < all_steps().size(); ++i) {
    const StepInfo& step = all_steps()[i];
    EXPECT_EQ(static_cast<std::size_t>(step.id), i);
    EXPECT_EQ(&info(step.id), &step);
    EXPECT_TRUE(names.insert(step.name).second) << step.name;
    EXPECT_TRUE(step.question.ends_with('?')) << step.name;
    EXPECT_NE(step.upstream.find(", "), std::string_view::npos) << step.name;
  }
}

TEST(InjectValue, IsReadByEachFamilyInItsOwnWay) {
  struct Case {
    std::string_view value;
    Wish loose;
    Wish strict;
  };
  const Case cases[] = {
      {"", Wish::none, Wish::none},
      {"true", Wish::sidecar, Wish::sidecar},
      {"True", Wish::sidecar, Wish::none},
      {"tRuE", Wish::sidecar, Wish::none},
      {"yes", Wish::sidecar, Wish::none},
      {"Y", Wish::sidecar, Wish::none},
      {"on", Wish::sidecar, Wish::none},
      {"false", Wish::no_sidecar, Wish::no_sidecar},
      {"False", Wish::no_sidecar, Wish::none},
      {"no", Wish::no_sidecar, Wish::none},
      {"off", Wish::no_sidecar, Wish::none},
      {"0", Wish::no_sidecar, Wish::none},
      {"1", Wish::no_sidecar, Wish::none},
      {"t", Wish::no_sidecar, Wish::none},
      {"enabled", Wish::no_sidecar, Wish::none},
      {" true", Wish::no_sidecar, Wish::none},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(read_inject_value(each.value, Family::annotation_loose), each.loose) << each.value;
    EXPECT_EQ(read_inject_value(each.value, Family::label_loose), each.loose) << each.value;
    EXPECT_EQ(read_inject_value(each.value, Family::label_strict), each.strict) << each.value;
  }
}

// One entry that matches everything, and the injector behind it.
class OneHook : public ::testing::Test {
 protected:
  OneHook() {
    entry_.name.value = "sidecar-injector.istio.io";
    entry_.rules.push_back({{"CREATE"}, {""}, {"v1"}, {"pods"}, "*"});
    world_.name_space = "shop";
    world_.hooks = {&hook_};
    world_.otherwise = &settings_;
  }
  const Step& deciding() {
    trace_ = trace_pod(world_);
    return trace_.back();
  }

  model::WebhookEntry entry_;
  Hook hook_{"istio-sidecar-injector", "default", &entry_};
  model::InjectorSettings settings_{.policy = {"enabled", {}}};
  World world_;
  std::vector<Step> trace_;
};

TEST_F(OneHook, NothingOverridesTheHostNetwork) {
  world_.host_network = true;
  world_.pod_labels = {{std::string(kInjectKey), "true"}};
  EXPECT_EQ(deciding().id, StepId::host_network);
  EXPECT_EQ(deciding().settles, Verdict::not_injected);
}

TEST_F(OneHook, NothingOverridesAReservedNamespace) {
  world_.name_space = "kube-node-lease";
  world_.pod_labels = {{std::string(kInjectKey), "true"}};
  EXPECT_EQ(deciding().because, "the injector never injects into namespace `kube-node-lease`");
  world_.release = {1, 8, 6};
  EXPECT_EQ(deciding().settles, Verdict::injected);
}

TEST_F(OneHook, AnUnknownPolicyInjectsNothingWhateverIsAskedFor) {
  settings_.policy.value = "on";
  world_.pod_labels = {{std::string(kInjectKey), "true"}};
  EXPECT_EQ(deciding().id, StepId::policy);
  EXPECT_EQ(deciding().because, "policy `on` is neither enabled nor disabled, so nothing is injected");
  EXPECT_EQ(deciding().settles, Verdict::not_injected);
}

TEST_F(OneHook, SelectorsAreAskedOnlyIfThePodSaysNothing) {
  settings_.never_inject = {model::parse_selector("app=web")};
  world_.pod_labels = {{"app", "web"}};
  EXPECT_EQ(deciding().because, "neverInjectSelector `app=web` matches the pod's labels");
  model::set_label(world_.pod_labels, kInjectKey, "true");
  EXPECT_EQ(deciding().because, "pod label sidecar.istio.io/inject=true");
  world_.pod_labels = {{"app", "web"}};
  world_.release = {1, 0, 9};  // knew no such selectors
  EXPECT_EQ(deciding().id, StepId::policy);
}

TEST_F(OneHook, NeverComesBeforeAlwaysAndEmptyOrInvalidSelectorsAreSkipped) {
  settings_.policy.value = "disabled";
  settings_.always_inject = {model::Selector{}, model::parse_selector("a b"), model::parse_selector("app")};
  world_.pod_labels = {{"app", "web"}};
  EXPECT_EQ(deciding().because, "alwaysInjectSelector `app` matches the pod's labels");
  settings_.never_inject = {model::parse_selector("app in (web,api)")};
  EXPECT_EQ(deciding().id, StepId::never_inject);
}

TEST_F(OneHook, TheLabelHidesTheAnnotationAsSoonAsItIsThere) {
  world_.annotation = "false";
  EXPECT_EQ(deciding().because, "pod annotation sidecar.istio.io/inject=false");
  world_.pod_labels = {{std::string(kInjectKey), ""}};
  EXPECT_EQ(deciding().settles, Verdict::injected);
  world_.release = {1, 11, 0};  // read no label
  EXPECT_EQ(deciding().settles, Verdict::not_injected);
}

TEST_F(OneHook, AMissNamesTheRequirementThatKeepsTheEntryFromBeingCalled) {
  entry_.namespace_selector = model::parse_selector("istio-injection=enabled");
  EXPECT_EQ(
      deciding().because,
      "no injector webhook is called: sidecar-injector.istio.io of `istio-sidecar-injector` needs the namespace to "
      "have istio-injection=enabled");
  entry_.rules.clear();
  EXPECT_EQ(
      deciding().because,
      "no injector webhook is called: sidecar-injector.istio.io of `istio-sidecar-injector` has no rule for new pods");
}

}  // namespace
}  // namespace sidelint::decide
