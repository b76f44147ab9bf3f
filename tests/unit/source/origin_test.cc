#include "engine/source/origin.h"

#include <gtest/gtest.h>

namespace sidelint {
namespace {

constexpr Span at(std::uint32_t begin) { return {SourceId{3}, begin, begin + 2}; }

Origins two_shards() {
  Origins origins;
  origins.reserve_shards(2);
  return origins;
}

TEST(OriginId, OfNothingIsEmpty) {
  EXPECT_FALSE(OriginId());
  EXPECT_EQ(two_shards().where(OriginId()), std::nullopt);
  EXPECT_TRUE(two_shards().chain(OriginId()).empty());
}

TEST(OriginId, OfAWrittenValueIsItsSpan) {
  const OriginId written = OriginId::written(at(10));
  EXPECT_TRUE(written);
  EXPECT_TRUE(written.is_written());
  EXPECT_EQ(written.span(), at(10));
  EXPECT_EQ(two_shards().where(written), at(10));
  EXPECT_EQ(two_shards().chain(written), std::vector<Span>{at(10)});
}

TEST(Origins, OfAnAliasAreItsUseAndItsAnchor) {
  Origins origins = two_shards();
  const OriginId alias = origins.add(1, Aliased{at(50), OriginId::written(at(10))});
  EXPECT_TRUE(alias.is_entry());
  EXPECT_EQ(origins.where(alias), at(50));
  EXPECT_EQ(origins.chain(alias), (std::vector<Span>{at(50), at(10)}));
}

TEST(Origins, OfAChangedValueAreAllHandsNewestFirst) {
  Origins origins = two_shards();
  const OriginId alias = origins.add(0, Aliased{at(50), OriginId::written(at(10))});
  const OriginId once = origins.add(1, Transformed{at(70), "namespace", alias});
  const OriginId twice = origins.add(1, Transformed{at(90), "commonLabels", once});
  EXPECT_EQ(origins.where(twice), at(90));
  EXPECT_EQ(origins.chain(twice), (std::vector<Span>{at(90), at(70), at(50), at(10)}));
  EXPECT_EQ(std::get<Transformed>(origins.at(twice)).field, "commonLabels");
}

TEST(Origins, OfAnAssumptionAreNowhere) {
  Origins origins = two_shards();
  const OriginId assumed = origins.add(0, Assumed{"the default of Istio"});
  EXPECT_TRUE(assumed);
  EXPECT_EQ(origins.where(assumed), std::nullopt);
  const OriginId changed = origins.add(0, Transformed{at(70), "labels", assumed});
  EXPECT_EQ(origins.chain(changed), std::vector<Span>{at(70)});
}

TEST(Origins, KeepIdsGoodWhenShardsAreAdded) {
  Origins origins = two_shards();
  const OriginId early = origins.add(1, Aliased{at(50), {}});
  origins.reserve_shards(100);
  origins.reserve_shards(1);  // takes nothing away
  static_cast<void>(origins.add(99, Assumed{"late"}));
  EXPECT_EQ(origins.where(early), at(50));
}

TEST(Origins, AreFollowedHoweverLongTheChain) {
  Origins origins = two_shards();
  OriginId last = OriginId::written(at(0));
  for (int i = 0; i < 1'000'000; ++i) last = origins.add(0, Transformed{at(1), "labels", last});
  EXPECT_EQ(origins.chain(last).size(), 1'000'001U);
}

TEST(OriginsDeathTest, KnowTheirShards) {
  Origins origins = two_shards();
  EXPECT_DEATH(static_cast<void>(origins.add(2, Assumed{""})), "shard must be reserved");
  EXPECT_DEATH(static_cast<void>(origins.at(OriginId::entry(0, 0))), "unknown origin");
}

}  // namespace
}  // namespace sidelint
