#include "engine/decide/release.h"

#include <optional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace sidelint::decide {
namespace {

TEST(Releases, AreReadAsPeopleWriteThem) {
  struct Case {
    std::string_view text;
    std::optional<Release> release;
  };
  const Case cases[] = {
      {"1.27", Release{1, 27, 0}},
      {"1.27.3", Release{1, 27, 3}},
      {"v1.27.3-distroless", Release{1, 27, 3}},
      {"1-27-3", Release{1, 27, 3}},
      {"1-16", Release{1, 16, 0}},
      {"1.24-alpha.abc", Release{1, 24, 0}},
      {"1.9.x", Release{1, 9, 0}},
      {"0.8.0", Release{0, 8, 0}},
      {"canary", std::nullopt},
      {"default", std::nullopt},
      {"", std::nullopt},
      {"1", std::nullopt},
      {"1.", std::nullopt},
      {"1.x", std::nullopt},
      {"2.0.0", std::nullopt},  // no such Istio
      {"1.27rc", std::nullopt},
      {"-1.2", std::nullopt},
      {"1.99999999999", std::nullopt},
  };
  for (const Case& each : cases) EXPECT_EQ(parse_release(each.text), each.release) << each.text;
}

TEST(Releases, AreOrdered) {
  EXPECT_LT((Release{1, 9, 9}), (Release{1, 10, 0}));
  EXPECT_LT((Release{1, 27, 0}), kNewestRelease);
  EXPECT_EQ((Release{1, 27, 3}.text()), "1.27.3");
}

TEST(Families, BeginWhereTheInjectorChanged) {
  EXPECT_EQ(family({1, 11, 8}), Family::annotation_loose);
  EXPECT_EQ(family({1, 12, 0}), Family::label_loose);
  EXPECT_EQ(family({1, 26, 8}), Family::label_loose);
  EXPECT_EQ(family({1, 27, 0}), Family::label_strict);
  EXPECT_EQ(releases_of(family({1, 20, 0})), "1.12 to 1.26");
}

TEST(ReservedNamespaces, AreTwoAndSince19Four) {
  EXPECT_EQ(reserved_namespaces({1, 8, 6}).size(), 2U);
  EXPECT_EQ(reserved_namespaces({1, 9, 0}).size(), 4U);
  EXPECT_EQ(reserved_namespaces({1, 8, 6})[1], "kube-public");
  EXPECT_EQ(reserved_namespaces(kNewestRelease)[3], "local-path-storage");
}

}  // namespace
}  // namespace sidelint::decide
