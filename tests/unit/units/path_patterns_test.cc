// Patterns of ApplicationSets' git generators.
#include "engine/units/argocd/path_patterns.h"

#include <gtest/gtest.h>

#include "tests/harness/memory_file_system.h"

namespace sidelint::units {
namespace {

using testing::MemoryFileSystem;
using Paths = std::vector<std::string>;

const MemoryFileSystem& repository() {
  static const MemoryFileSystem files{{"/r/apps/cart/a.yaml", ""},
                                      {"/r/apps/basket/a.yaml", ""},
                                      {"/r/apps/.hidden/a.yaml", ""},
                                      {"/r/apps/cart/deep/values.yaml", ""},
                                      {"/r/apps/note.yaml", ""},
                                      {"/r/config/prod/config.json", ""},
                                      {"/r/config/eu/prod/config.json", ""},
                                      {"/r/.git/config/prod/config.json", ""}};
  return files;
}

TEST(FoldersMatching, AStarIsOnePart) {
  EXPECT_EQ(folders_matching(repository(), "/r", "apps/*"), (Paths{"apps/basket", "apps/cart"}));
  EXPECT_EQ(folders_matching(repository(), "/r", "*/cart"), (Paths{"apps/cart"}));
  EXPECT_EQ(folders_matching(repository(), "/r", "apps/cart/"), (Paths{"apps/cart"}));
  EXPECT_EQ(folders_matching(repository(), "/r", "apps/c?r[s-u]"), (Paths{"apps/cart"}));
  EXPECT_EQ(folders_matching(repository(), "/r", "nowhere/*"), Paths{});
}

TEST(FoldersMatching, NothingAboveTheRootIsFound) {
  EXPECT_EQ(folders_matching(repository(), "/r/apps", "../*"), Paths{});
  EXPECT_EQ(folders_matching(repository(), "/r/apps", "../../*"), Paths{});
}

TEST(FilesMatching, AStarTakesSlashesToo) {
  EXPECT_EQ(files_matching(repository(), "/r", "config/*/config.json"),
            (Paths{"config/eu/prod/config.json", "config/prod/config.json"}));
  EXPECT_EQ(files_matching(repository(), "/r", "config/**/config.json"),
            (Paths{"config/eu/prod/config.json", "config/prod/config.json"}));
  EXPECT_EQ(files_matching(repository(), "/r", "apps/note.yaml"), (Paths{"apps/note.yaml"}));
}

TEST(PathMatch, ComparesPartByPart) {
  EXPECT_TRUE(is_path_match("apps/*", "apps/cart"));
  EXPECT_FALSE(is_path_match("apps/*", "apps/cart/deep"));
  EXPECT_FALSE(is_path_match("apps", "apps/cart"));
}

TEST(WildcardMatch, KnowsStarsQuestionsAndClasses) {
  EXPECT_TRUE(is_wildcard_match("*.yaml", "a/b.yaml"));
  EXPECT_TRUE(is_wildcard_match("a?c", "abc"));
  EXPECT_TRUE(is_wildcard_match("[!x-z]b", "ab"));
  EXPECT_FALSE(is_wildcard_match("[!a]b", "ab"));
  EXPECT_FALSE(is_wildcard_match("a*b*c", "aXbX"));
  EXPECT_FALSE(is_wildcard_match("[a", "a"));
  EXPECT_TRUE(is_wildcard_match("**", ""));
}

}  // namespace
}  // namespace sidelint::units
