#include "linter/baseline.h"

#include <gtest/gtest.h>

#include "tests/harness/memory_file_system.h"
#include "tests/harness/txtar.h"

namespace sidelint::linter {
namespace {

Diagnostic finding(const char* rule, const char* name, std::uint32_t at = 0) {
  Diagnostic found;
  found.rule = rule;
  found.primary.at = {SourceId{0}, at, at + 1};
  if (*name != '\0') found.resource = ResourceName{"v1", "Pod", "shop", name};
  return found;
}

class BaselineFile : public ::testing::Test {
 protected:
  BaselineFile() { sources_.add("./shop.yaml"); }

  static Result<Baseline> load(std::string text) {
    testing::Txtar archive;
    archive.files = {{"known.json", std::move(text)}};
    return Baseline::load(testing::file_system_of(archive), "known.json");
  }

  SourceMap sources_;
};

TEST_F(BaselineFile, KeepsWhatItListsAndOnlyAsOften) {
  const Baseline written =
      Baseline::of({finding("a/b", "cart"), finding("a/b", "cart", 7), finding("a/c", "")}, sources_);
  Result<Baseline> read = load(written.text());
  ASSERT_TRUE(read) << read.failure().text;
  EXPECT_EQ(read->text(), written.text());
  EXPECT_TRUE(read->takes(finding("a/b", "cart", 99), sources_)) << "it may have moved";
  EXPECT_TRUE(read->takes(finding("a/b", "cart"), sources_));
  EXPECT_FALSE(read->takes(finding("a/b", "cart"), sources_)) << "a third one is new";
  EXPECT_FALSE(read->takes(finding("a/b", "till"), sources_));
  const std::map<BaselineKey, std::size_t> stale{{{"a/c", "shop.yaml"}, 1}};
  EXPECT_EQ(read->stale(), stale);
  read->prune();
  EXPECT_EQ(read->entries().size(), 1U);
  EXPECT_TRUE(read->stale().empty());
}

TEST_F(BaselineFile, RefusesWhatIsNone) {
  for (const char* text :
       {"", "[]", "{\"version\": 2}", "{\"version\": 1, \"findings\": [{\"rule\": \"a/b\"}]}", "{"}) {
    const Result<Baseline> read = load(text);
    ASSERT_FALSE(read) << text;
    EXPECT_NE(read.failure().text.find("`sidelint baseline create` writes a new one"), std::string::npos);
  }
}

}  // namespace
}  // namespace sidelint::linter
