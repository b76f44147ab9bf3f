#include "engine/source/path.h"

#include <gtest/gtest.h>

namespace sidelint {
namespace {

TEST(TidyPath, TakesOffWhatMeansNothing) {
  struct Case {
    std::string_view typed;
    std::string_view tidy;
  };
  constexpr Case kCases[] = {
      {"a", "a"},
      {"a/", "a"},
      {"./a", "a"},
      {".//a///b/./c/.", "a/b/c"},
      {".", ""},
      {"./", ""},
      {"", ""},
      {"/", "/"},
      {"//", "/"},
      {"/.", "/"},
      {"/a//b/", "/a/b"},
      {"..", ".."},
      {"../a", "../a"},
      {"./../a/", "../a"},
      {"a/../b", "a/../b"},
      {"...", "..."},
      {".a/.b", ".a/.b"},
  };
  for (const Case& c : kCases) EXPECT_EQ(tidy_path(c.typed), c.tidy) << c.typed;
}

TEST(AsPrefix, EndsInOneSlashUnlessThereIsNothing) {
  EXPECT_EQ(as_prefix("a"), "a/");
  EXPECT_EQ(as_prefix("a/"), "a/");
  EXPECT_EQ(as_prefix("/"), "/");
  EXPECT_EQ(as_prefix(""), "");
}

TEST(JoinPath, ResolvesDotsAsText) {
  struct Case {
    std::string_view folder;
    std::string_view path;
    std::string_view joined;
  };
  constexpr Case kCases[] = {
      {"a/b", "../c", "a/c"},
      {"a", "../../c", "../c"},
      {"/a", "../../c", "/c"},
      {"a/./b", ".//c/", "a/b/c"},
      {"a", "..", "."},
      {"/a", "..", "/"},
      {"", "", "."},
      {"..", "a", "../a"},
      {"", "a/..", "."},
      {"a", "/b", "a/b"},
      {"../..", "..", "../../.."},
  };
  for (const Case& c : kCases) EXPECT_EQ(join_path(c.folder, c.path), c.joined) << c.folder << " + " << c.path;
}

TEST(IsWithin, KnowsAFolderFromItsNamesake) {
  EXPECT_TRUE(is_within("/a", "/a"));
  EXPECT_TRUE(is_within("/a/b", "/a"));
  EXPECT_TRUE(is_within("/a", "/"));
  EXPECT_FALSE(is_within("/ab", "/a"));
  EXPECT_FALSE(is_within("/", "/a"));
}

TEST(IsManifestName, KnowsTheSuffixesAndKustomization) {
  for (const std::string_view name : {"a.yaml", "a.yml", "a.json", ".yaml", "a.b.yml", "Kustomization"}) {
    EXPECT_TRUE(is_manifest_name(name)) << name;
  }
  for (const std::string_view name :
       {"yaml", "a.YAML", "a.yaml~", "a.yaml.tpl", "kustomization", "Kustomization.txt", ""}) {
    EXPECT_FALSE(is_manifest_name(name)) << name;
  }
}

}  // namespace
}  // namespace sidelint
