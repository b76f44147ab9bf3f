#include "engine/decide/steps/cel.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace sidelint::decide {
namespace {

World world() {
  World result;
  result.name_space = "shop";
  result.pod_labels = {{"app", "web"}, {"tier", ""}};
  return result;
}

TEST(Cel, DecidesWhatPeopleWriteInMatchConditions) {
  struct Case {
    std::string_view expression;
    Truth truth;
  };
  const Case cases[] = {
      {"true", Truth::yes},
      {"false", Truth::no},
      {"!false && (true || false)", Truth::yes},
      {"object.metadata.labels['app'] == 'web'", Truth::yes},
      {"object.metadata.labels[\"app\"] != 'web'", Truth::no},
      {"has(object.metadata.labels) && 'app' in object.metadata.labels", Truth::yes},
      {"!('nope' in object.metadata.labels)", Truth::yes},
      {"object.metadata.labels['app'] in ['api', 'web']", Truth::yes},
      {"object.metadata.labels['app'].startsWith('we')", Truth::yes},
      {"object.metadata.labels['app'].endsWith('x')", Truth::no},
      {"object.metadata.labels.app == 'web'", Truth::yes},
      {"has(object.metadata.labels.app) && !has(object.metadata.labels.nope)", Truth::yes},
      {"object.metadata.labels.nope == 'x'", Truth::error},
      {"object.kind == 'Pod' && request.kind.kind == 'Pod' && request.resource.resource != 'services'", Truth::yes},
      {"request.namespace == 'shop'", Truth::yes},
      {"request.namespace.contains('ho')", Truth::yes},
      {"request.operation == 'CREATE'", Truth::yes},
      {"!(has(object.spec.hostNetwork) && object.spec.hostNetwork)", Truth::yes},
      {"object.metadata.labels['nope'] == 'x'", Truth::error},
      {"object.metadata.labels['nope'] == 'x' && false", Truth::no},
      {"object.metadata.labels['nope'] == 'x' || true", Truth::yes},
      {"object.spec.hostNetwork", Truth::error},
      // What cannot be told from here, and what is no expression.
      {"request.userInfo.username != 'admin'", Truth::not_known},
      {"request.userInfo.username != 'admin' && false", Truth::no},
      {"object.spec.containers.all(c, c.image != '')", Truth::not_known},
      {"size(object.metadata.labels) > 1", Truth::not_known},
      {"'a", Truth::not_known},
      {"(true", Truth::not_known},
      {"true true", Truth::not_known},
      {"", Truth::not_known},
  };
  const World here = world();
  for (const Case& each : cases) EXPECT_EQ(evaluate_cel(each.expression, here).truth, each.truth) << each.expression;
}

TEST(Cel, NamesTheLabelsThatAnExpressionReads) {
  EXPECT_EQ(literals_of("has(object.metadata.labels.team) && object.metadata.labels['app'] == 'web'"),
            (std::vector<std::string>{"team", "app", "web"}));
}

TEST(Cel, SaysWhyItFailsInTheWordsOfTheApiServer) {
  EXPECT_EQ(evaluate_cel("object.metadata.labels['nope'] == 'x'", world()).error, "no such key: nope");
}

TEST(Cel, GivesUpOnDeepNestingInsteadOfFollowingIt) {
  EXPECT_EQ(evaluate_cel(std::string(100000, '('), world()).truth, Truth::not_known);
  EXPECT_EQ(evaluate_cel(std::string(100000, '!') + "true", world()).truth, Truth::not_known);
  EXPECT_EQ(evaluate_cel(std::string(100000, '['), world()).truth, Truth::not_known);
  EXPECT_EQ(evaluate_cel("((((((((true))))))))", world()).truth, Truth::yes);
}

}  // namespace
}  // namespace sidelint::decide
