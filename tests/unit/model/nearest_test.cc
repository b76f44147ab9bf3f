#include <gtest/gtest.h>

#include "engine/model/repository.h"

namespace sidelint::model {
namespace {

std::vector<std::size_t> nearest(std::initializer_list<std::string_view> files, std::string_view to) {
  std::vector<Object> objects;
  for (const std::string_view file : files) {
    Object& object = objects.emplace_back();
    object.file = file;
    const std::size_t slash = file.rfind('/');
    object.folder = slash == std::string_view::npos ? std::string() : std::string(file.substr(0, slash));
  }
  std::vector<const Object*> all;
  for (const Object& object : objects) all.push_back(&object);
  return nearest_definitions(all, to);
}

using Indexes = std::vector<std::size_t>;

TEST(NearestDefinitions, GoFromTheFileOutwards) {
  // The same file, the same folder, below it, the folder above, below that, and so on.
  EXPECT_EQ(nearest({"a/b/c/x.yaml", "a/b/ns.yaml", "a/b/web.yaml"}, "a/b/web.yaml"), Indexes{2});
  EXPECT_EQ(nearest({"a/b/c/x.yaml", "a/b/ns.yaml", "a/ns.yaml"}, "a/b/web.yaml"), Indexes{1});
  EXPECT_EQ(nearest({"a/b/c/x.yaml", "a/ns.yaml", "a/d/ns.yaml"}, "a/b/web.yaml"), Indexes{0});
  EXPECT_EQ(nearest({"a/ns.yaml", "a/d/ns.yaml", "ns.yaml"}, "a/b/web.yaml"), Indexes{0});
  EXPECT_EQ(nearest({"ns.yaml", "a/d/ns.yaml", "e/ns.yaml"}, "a/b/web.yaml"), Indexes{1});
  EXPECT_EQ(nearest({"ns.yaml", "e/ns.yaml"}, "a/b/web.yaml"), Indexes{0});
  EXPECT_EQ(nearest({"e/ns.yaml"}, "a/b/web.yaml"), Indexes{0});
  EXPECT_EQ(nearest({}, "a/b/web.yaml"), Indexes{});
}

TEST(NearestDefinitions, AreSeveralIfNoneIsNearer) {
  EXPECT_EQ(nearest({"a/b/ns.yaml", "a/b/more.yaml", "a/ns.yaml"}, "a/b/web.yaml"), (Indexes{0, 1}));
  EXPECT_EQ(nearest({"clusters/dev/ns.yaml", "clusters/prod/x/ns.yaml", "other/ns.yaml"}, "clusters/base/web.yaml"),
            (Indexes{0, 1}));
  EXPECT_EQ(nearest({"a/ns.yaml", "a/b/c/ns.yaml"}, "web.yaml"), (Indexes{0, 1}));
}

TEST(NearestDefinitions, FoldersAreComparedByWholeNames) {
  EXPECT_EQ(nearest({"apps-dev/ns.yaml", "apps/x/ns.yaml"}, "apps/web/web.yaml"), Indexes{1});
  EXPECT_EQ(nearest({"apps-dev/ns.yaml", "zoo/ns.yaml"}, "apps/web/web.yaml"), (Indexes{0, 1}));
  EXPECT_EQ(nearest({"r/apps-dev/ns.yaml", "zoo/ns.yaml"}, "r/apps/web.yaml"), Indexes{0});
  EXPECT_EQ(nearest({"../r/apps/ns.yaml", "../r/ns.yaml"}, "../r/apps/web.yaml"), Indexes{0});
}

}  // namespace
}  // namespace sidelint::model
