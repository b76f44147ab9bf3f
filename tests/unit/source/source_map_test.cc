#include "engine/source/source_map.h"

#include <string>

#include <gtest/gtest.h>

#include "engine/base/parallel.h"

namespace sidelint {
namespace {

TEST(SourceMap, GivesIdsInOrderAndKeepsPathsAndTexts) {
  SourceMap sources;
  const SourceId a = sources.add("a.yaml");
  const SourceId b = sources.add("b.yaml");
  EXPECT_LT(a, b);
  EXPECT_EQ(sources.size(), 2U);
  sources.keep(b, "kind: B\n");
  EXPECT_EQ(sources.path(a), "a.yaml");
  EXPECT_EQ(sources.text(a), "") << "nobody needs its text";
  EXPECT_EQ(sources.text(b), "kind: B\n");
}

TEST(SourceMap, CutsSpansOutAndClipsThem) {
  SourceMap sources;
  const SourceId a = sources.add("a.yaml");
  sources.keep(a, "kind: A");
  EXPECT_EQ(sources.text(Span{a, 6, 7}), "A");
  EXPECT_EQ(sources.text(Span{a, 6, 99}), "A");
  EXPECT_EQ(sources.text(Span{a, 99, 100}), "");
  EXPECT_EQ(sources.text(Span{a, 5, 2}), "");
}

TEST(SourceMap, TellsPositions) {
  SourceMap sources;
  const SourceId a = sources.add("a.yaml");
  sources.keep(a, "x\nyz\n");
  EXPECT_EQ(sources.position(a, 3).line, 2U);
  EXPECT_EQ(sources.position(a, 3).column, 2U);
  EXPECT_EQ(sources.lines(a).line_count(), 3U);
}

TEST(SourceMap, IndexesATextAnewWhenItIsReplaced) {
  SourceMap sources;
  const SourceId a = sources.add("a.yaml");
  sources.keep(a, "x\ny\n");
  EXPECT_EQ(sources.lines(a).line_count(), 3U);
  sources.keep(a, "x");
  EXPECT_EQ(sources.lines(a).line_count(), 1U);
}

TEST(SourceMap, KeepsTextsFromSeveralThreads) {
  SourceMap sources;
  constexpr std::size_t kCount = 500;
  for (std::size_t i = 0; i < kCount; ++i) sources.add(std::to_string(i));
  for_each_index(kCount, 8, [&](std::size_t i) {
    const SourceId source{static_cast<std::uint32_t>(i)};
    sources.keep(source, "text of " + sources.path(source));
  });
  for (std::uint32_t i = 0; i < kCount; ++i) EXPECT_EQ(sources.text(SourceId{i}), "text of " + std::to_string(i));
}

}  // namespace
}  // namespace sidelint
