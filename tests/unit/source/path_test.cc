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
