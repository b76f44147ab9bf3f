#include "engine/model/proxy_resource.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

std::string resource(std::string_view name, std::string_view name_space, std::string_view spec = "{}") {
  return std::string("---\napiVersion: networking.istio.io/v1beta1\nkind: ProxyConfig\nmetadata: {name: ")
      .append(name)
      .append(", namespace: ")
      .append(name_space)
      .append("}\nspec: ")
      .append(spec)
      .append("\n");
}

constexpr std::string_view kPod =
    "---\napiVersion: v1\nkind: Pod\nmetadata: {name: cart, namespace: shop, labels: {app: cart, tier: web}}\n"
    "spec: {containers: [{name: app}]}\n";

// The names of those that count: "mesh all, namespace shop, pods cart".
std::string names(const Read& read, std::string_view root = "istio-system") {
  const ProxyResources found = proxy_resources_for(read.repository.supporting.proxy_resources, read.workload(), root);
  const auto name = [](const ProxyResource* each) {
    return each == nullptr ? std::string("none") : each->object.metadata.name.value;
  };
  return "mesh " + name(found.mesh) + ", namespace " + name(found.name_space) + ", pods " + name(found.pods);
}

TEST(ProxyResource, OneOfTheMeshOneOfTheNamespaceAndOneOfThePodsCount) {
  const Read read(resource("all", "istio-system") + resource("shop", "shop") +
                  resource("cart", "shop", "{selector: {matchLabels: {app: cart}}}") + resource("other", "stock") +
                  std::string(kPod));
  EXPECT_EQ(names(read), "mesh all, namespace shop, pods cart");
}

TEST(ProxyResource, TheRootNamespaceIsThatOfTheMesh) {
  const Read read(resource("all", "mesh-root") + resource("own", "istio-system") + std::string(kPod));
  EXPECT_EQ(names(read, "mesh-root"), "mesh all, namespace none, pods none");
  EXPECT_EQ(names(Read(resource("all", "shop") + std::string(kPod)), "shop"), "mesh all, namespace none, pods none");
}

TEST(ProxyResource, ASelectorHasToMatchWholeAndToNameALabel) {
  const Read read(resource("a", "shop", "{selector: {}}") +
                  resource("b", "shop", "{selector: {matchLabels: {app: cart, tier: db}}}") +
                  resource("c", "shop", "{selector: {matchLabels: {app: stock}}}") + std::string(kPod));
  EXPECT_EQ(names(read), "mesh none, namespace none, pods none");
}

TEST(ProxyResource, OfSeveralTheFirstByNameCounts) {
  const Read read(resource("zebra", "shop") + resource("ant", "shop") +
                  resource("yak", "shop", "{selector: {matchLabels: {app: cart}}}") +
                  resource("bee", "shop", "{selector: {matchLabels: {tier: web}}}") + std::string(kPod));
  EXPECT_EQ(names(read), "mesh none, namespace ant, pods bee");
}

TEST(ProxyResource, IsToldFromOtherKindsOfThatName) {
  const Read read("apiVersion: example.com/v1\nkind: ProxyConfig\nmetadata: {name: a, namespace: shop}\n" +
                  std::string(kPod));
  EXPECT_TRUE(read.repository.supporting.proxy_resources.empty());
}

}  // namespace
}  // namespace sidelint::model
