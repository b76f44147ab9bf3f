#include "engine/units/kustomizations/graph.h"

#include <gtest/gtest.h>

namespace sidelint::units {
namespace {

using Indexes = std::vector<std::size_t>;

Kustomization in(std::string_view folder, std::vector<std::string> resources,
                 std::vector<std::string> components = {}) {
  Kustomization kustomization;
  kustomization.folder = folder;
  kustomization.resources = std::move(resources);
  kustomization.components = std::move(components);
  return kustomization;
}

TEST(Graph, BasesComeFirstEachOnce) {
  const Graph graph(
      {in("prod", {"base", "db"}), in("base", {"db", "web.yaml"}), in("db", {}), in("other", {"missing"})});
  EXPECT_EQ(graph.bases_first(), (Indexes{2, 1, 0, 3}));
}

TEST(Graph, ReachGoesThroughResourcesAndComponents) {
  Graph graph(
      {in("prod", {"base"}, {"mesh"}), in("base", {"db"}), in("db", {}), in("mesh", {}, {"team"}), in("team", {})});
  EXPECT_EQ(graph.reach(0), (Indexes{0, 1, 3, 2, 4}));
  EXPECT_EQ(graph.reach(1), (Indexes{1, 2}));
}

TEST(Graph, ComponentsOrderBeforeWhoListsThem) {
  Graph graph({in("prod", {"base"}, {"mesh"}), in("base", {}), in("mesh", {}, {"team"}), in("team", {})});
  EXPECT_EQ(graph.ordering(0), (Indexes{3, 2, 0}));
  EXPECT_EQ(graph.ordering(1), Indexes{1});
}

TEST(Graph, CirclesEnd) {
  Graph graph({in("a", {"b", "a"}), in("b", {"a"}, {"c"}), in("c", {"b"}, {"b"})});
  EXPECT_EQ(graph.bases_first(), (Indexes{2, 1, 0}));
  EXPECT_EQ(graph.reach(2), (Indexes{2, 1, 0}));
  EXPECT_EQ(graph.ordering(1), (Indexes{2, 1}));
}

}  // namespace
}  // namespace sidelint::units
