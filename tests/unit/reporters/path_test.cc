// Paths in machine formats.
#include "reporters/machine/path.h"

#include <string_view>

#include <gtest/gtest.h>

namespace sidelint::reporters {
namespace {

TEST(NormalPath, TakesOutWhatSaysNothing) {
  const std::string_view cases[][2] = {
      {"apps/web.yaml", "apps/web.yaml"},
      {"./apps//web.yaml", "apps/web.yaml"},
      {"apps/./x/../web.yaml", "apps/web.yaml"},
      {"../other/web.yaml", "../other/web.yaml"},
      {"../../a", "../../a"},
      {"a/../../b", "../b"},
      {"/srv/../../fleet/", "/fleet"},
      {"/", "/"},
      {"", "."},
      {"a/..", "."},
      {"...", "..."},
  };
  for (const auto& [path, expected] : cases) EXPECT_EQ(normal_path(path), expected) << path;
}

TEST(PathFrom, IsRelativeToTheBaseThatHoldsThePath) {
  struct Case {
    std::string_view path, working_directory, base, expected;
  };
  const Case cases[] = {
      {"apps/web.yaml", "/srv/fleet", "/srv/fleet", "apps/web.yaml"},
      {"web.yaml", "/srv/fleet/apps", "/srv/fleet", "apps/web.yaml"},
      {"../base/web.yaml", "/srv/fleet/apps", "/srv/fleet", "base/web.yaml"},
      {"/srv/fleet/apps/web.yaml", "/tmp", "/srv/fleet/", "apps/web.yaml"},
      {"/srv/fleet2/web.yaml", "/tmp", "/srv/fleet", "/srv/fleet2/web.yaml"},
      {"../other/web.yaml", "/srv/fleet", "/srv/fleet", "/srv/other/web.yaml"},
      {"./web.yaml", "", "", "web.yaml"},
      {"/srv/web.yaml", "", "/", "srv/web.yaml"},
  };
  for (const Case& wanted : cases) {
    EXPECT_EQ(path_from(wanted.path, wanted.working_directory, wanted.base), wanted.expected) << wanted.path;
  }
}

TEST(PercentEncoded, KeepsOnlyWhatMeansItselfEverywhereInAUri) {
  EXPECT_EQ(percent_encoded("apps/web-1.0_x~y.yaml"), "apps/web-1.0_x~y.yaml");
  EXPECT_EQ(percent_encoded("a b/c:d?#[]@%+&=ü"), "a%20b/c%3Ad%3F%23%5B%5D%40%25%2B%26%3D%C3%BC");
  EXPECT_EQ(percent_encoded("x\x1b\xff\n"), "x%1B%FF%0A");
}

TEST(FileUri, NeedsToKnowWhereThePathStarts) {
  EXPECT_EQ(file_uri("apps/a b.yaml", "/srv"), "file:///srv/apps/a%20b.yaml");
  EXPECT_EQ(file_uri("/srv/a.yaml", ""), "file:///srv/a.yaml");
  EXPECT_EQ(file_uri("a.yaml", ""), "");
}

}  // namespace
}  // namespace sidelint::reporters
