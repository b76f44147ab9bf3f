#include "linter/ask/find_resource.h"

#include <gtest/gtest.h>

namespace sidelint::linter {
namespace {

model::Repository repository() {
  model::Repository repository;
  const auto add = [&](const char* kind, const char* name_space, const char* name) {
    model::Workload workload;
    workload.object.kind = kind;
    workload.object.metadata.name_space.value = name_space;
    workload.object.metadata.name.value = name;
    repository.workloads.push_back(std::move(workload));
  };
  add("Deployment", "shop", "cart");
  add("Deployment", "dev", "cart");
  add("CronJob", "shop", "report");
  return repository;
}

std::size_t count(const char* text) {
  const Result<ResourceQuery> query = parse_resource(text);
  return query ? find_workloads(repository(), *query).size() : 99;
}

TEST(FindResource, TakesKindsAsKubectlDoes) {
  for (const char* text :
       {"deploy/shop/cart", "deployment/shop/cart", "Deployments/shop/cart", "DEPLOYMENT/shop/cart"}) {
    EXPECT_EQ(count(text), 1U) << text;
  }
  EXPECT_EQ(count("cj/shop/report"), 1U);
}

TEST(FindResource, WithoutANamespaceFindsEveryOne) { EXPECT_EQ(count("deploy/cart"), 2U); }

TEST(FindResource, RefusesWhatIsNoResource) {
  for (const char* text : {"cart", "/cart", "deploy/", ""}) EXPECT_EQ(count(text), 99U) << text;
}

TEST(FindResource, SuggestsTheSameNameElsewhereBeforeASimilarOne) {
  EXPECT_EQ(not_found(repository(), *parse_resource("sts/shop/report")).text,
            "no StatefulSet `shop/report` in the input; did you mean `cronjob/shop/report`?");
  EXPECT_EQ(not_found(repository(), *parse_resource("deploy/shop/crat")).text,
            "no Deployment `shop/crat` in the input; did you mean `deployment/shop/cart`?");
  EXPECT_EQ(not_found(repository(), *parse_resource("deploy/x/nothing-alike")).text,
            "no Deployment `x/nothing-alike` in the input");
}

}  // namespace
}  // namespace sidelint::linter
