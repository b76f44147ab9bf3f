#include "engine/istio/templates.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sidelint::istio {
namespace {

using Names = std::vector<std::string>;

TEST(Templates, OfTheChartsGrowWithTheReleases) {
  EXPECT_EQ(chart_templates({1, 8, 6}), Names{});
  EXPECT_EQ(chart_templates({1, 9, 1}), Names{"sidecar"});
  EXPECT_EQ(chart_templates({1, 12, 0}), (Names{"gateway", "grpc-agent", "grpc-simple", "sidecar"}));
}

TEST(Templates, AreNamedBetweenCommasAndThroughAliases) {
  const Aliases aliases = {{"both", {"sidecar", "extra"}}, {"extra", {"never"}}};
  EXPECT_EQ(requested_templates(" sidecar ,gateway", aliases), (Names{"sidecar", "gateway"}));
  EXPECT_EQ(requested_templates("both", aliases), (Names{"sidecar", "extra"}));  // aliases are resolved once
  EXPECT_EQ(requested_templates("", {}), Names{""});
}

}  // namespace
}  // namespace sidelint::istio
