#include "engine/decide/plane/stages.h"

#include <array>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

namespace sidelint::decide {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

TEST(Stages, DifferWhereFoldersAreNamedByNoneInCommon) {
  constexpr std::array<Pair, 8> kPairs{{{"dev/ns.yaml", "prod/x.yaml"},
                                        {"infra/dev/ns.yaml", "apps/prod/x.yaml"},
                                        {"infra/prod-eu/ns.yaml", "apps/staging/x.yaml"},
                                        {"cluster_dev/ns.yaml", "prod/x.yaml"},
                                        {"pre-prod/ns.yaml", "prod/x.yaml"},
                                        {"nonprod/ns.yaml", "production/x.yaml"},
                                        {"test/ns.yaml", "live/x.yaml"},
                                        {"production-ready/dev/ns.yaml", "production-ready/prod/x.yaml"}}};
  for (const auto& [one, other] : kPairs) {
    EXPECT_TRUE(are_of_different_stages(one, other)) << one << " and " << other;
    EXPECT_TRUE(are_of_different_stages(other, one)) << other << " and " << one;
  }
}

TEST(Stages, DoNotDifferWhereEitherIsOfNoneOrOneIsInCommon) {
  constexpr std::array<Pair, 11> kPairs{{{"infra/ns.yaml", "apps/prod/x.yaml"},
                                         {"infra/prod/ns.yaml", "apps/production/x.yaml"},
                                         {"prod-eu/ns.yaml", "prod-us/x.yaml"},
                                         {"dev/infra/ns.yaml", "dev/apps/x.yaml"},
                                         {"dev/prod/ns.yaml", "prod/x.yaml"},
                                         {"test-data/ns.yaml", "prod/x.yaml"},
                                         {"multi-stage/ns.yaml", "prod/x.yaml"},
                                         {"nonprod/ns.yaml", "dev/x.yaml"},
                                         {"infra/non-prod/ns.yaml", "apps/uat/x.yaml"},
                                         {"dev.yaml", "prod.yaml"},
                                         {"", "prod/x.yaml"}}};
  for (const auto& [one, other] : kPairs) {
    EXPECT_FALSE(are_of_different_stages(one, other)) << one << " and " << other;
    EXPECT_FALSE(are_of_different_stages(other, one)) << other << " and " << one;
  }
}

}  // namespace
}  // namespace sidelint::decide
