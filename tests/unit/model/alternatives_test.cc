#include "engine/model/alternatives.h"

#include <gtest/gtest.h>

namespace sidelint::model {
namespace {

Workload workload(std::string unit, std::uint32_t place) {
  Workload found;
  found.object.unit = std::move(unit);
  found.object.at = OriginId::written({SourceId{0}, place, place + 1});
  return found;
}

TEST(Alternatives, UnitsThatShareAnObjectAreForDifferentPlaces) {
  Repository repository;
  repository.workloads = {workload("dev", 1), workload("prod", 1), workload("prod", 2), workload("other", 3),
                          workload(".", 4)};
  const Alternatives alternatives(repository);
  const auto apart = [&](std::size_t a, std::size_t b) {
    return alternatives.are_apart(repository.workloads[a].object, repository.workloads[b].object);
  };
  EXPECT_TRUE(apart(0, 1));
  EXPECT_TRUE(apart(2, 0)) << "though this one is in one of them only";
  EXPECT_FALSE(apart(1, 2)) << "one unit";
  EXPECT_FALSE(apart(0, 3)) << "they have nothing in common";
  EXPECT_FALSE(apart(0, 4)) << "plain files are for all";
}

TEST(Alternatives, UnitsOfTwoClustersAreForDifferentPlaces) {
  Repository repository;
  repository.workloads = {workload("dev", 1), workload("prod", 2), workload("tools", 3)};
  repository.workloads[0].object.cluster = "dev";
  repository.workloads[1].object.cluster = "prod";
  const Alternatives alternatives(repository);
  const auto apart = [&](std::size_t a, std::size_t b) {
    return alternatives.are_apart(repository.workloads[a].object, repository.workloads[b].object);
  };
  EXPECT_TRUE(apart(0, 1));
  EXPECT_FALSE(apart(0, 2)) << "nobody says where that one goes";
}

TEST(Clusters, AreTwoOnlyWhereTheirNamesCanBeCompared) {
  EXPECT_TRUE(are_two_clusters("east", "west"));
  EXPECT_TRUE(are_two_clusters("https://east.example.com", "https://west.example.com"));
  EXPECT_TRUE(are_two_clusters("in-cluster", "https://west.example.com"));
  EXPECT_TRUE(are_two_clusters("./clusters/east", "./clusters/west"));
  EXPECT_FALSE(are_two_clusters("east", "east"));
  EXPECT_FALSE(are_two_clusters("", "west")) << "nobody says";
  EXPECT_FALSE(are_two_clusters("east", "https://east.example.com")) << "a name and an address may mean one";
  EXPECT_FALSE(are_two_clusters("./clusters/east", "west")) << "and so may a folder and a name";
  EXPECT_FALSE(are_two_clusters("./apps/east", "./infrastructure/west")) << "folders that nothing tells apart";
}

}  // namespace
}  // namespace sidelint::model
