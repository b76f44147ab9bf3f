#include "linter/baseline/baseline.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/harness/memory_file_system.h"

namespace sidelint::linter {
namespace {

using testing::MemoryFileSystem;

constexpr const char* kBroken = "input/unbuildable-kustomization";
const Baseline::HasRun kAllRan = [](std::string_view) { return true; };

// A state of a repository: its files, and what is found in them.
class State {
 public:
  State& file(std::string_view path, std::string_view text) {
    files_.file(path, text);
    sources_.keep(id_[std::string(path)] = sources_.add(std::string(path)), std::string(text));
    return *this;
  }
  // At the text, wherever it stands in the file.
  State& found_at(const char* rule, const std::string& path, std::string_view text) {
    const SourceId source = id_.at(path);
    const std::size_t begin = sources_.text(source).find(text);
    Diagnostic& finding = findings_.emplace_back();
    finding.rule = rule;
    finding.primary.at = {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + text.size())};
    return *this;
  }
  State& found_of(const char* rule, const std::string& path, const char* pod) {
    found_at(rule, path, "");
    findings_.back().resource = ResourceName{"v1", "Pod", "shop", pod};
    return *this;
  }
  State& suppressed() {
    findings_.back().suppressed = "a comment";
    return *this;
  }

  std::string baseline() const {
    Baseline baseline(files_, "known.json");
    baseline.list(findings_, sources_);
    return baseline.text();
  }
  // Under what lists the findings of an earlier state.
  Baseline load(std::string text) {
    files_.file("known.json", text);
    Result<Baseline> baseline = Baseline::load(files_, "known.json");
    EXPECT_TRUE(baseline) << baseline.failure().text;
    return std::move(baseline).value();
  }
  std::vector<bool> known(Baseline& baseline) const { return baseline.take(findings_, sources_); }
  std::vector<bool> known_of(const State& earlier) {
    Baseline baseline = load(earlier.baseline());
    return known(baseline);
  }

 private:
  MemoryFileSystem files_;
  SourceMap sources_;
  std::map<std::string, SourceId> id_;
  std::vector<Diagnostic> findings_;
};

using Known = std::vector<bool>;

TEST(Baseline, KeepsWhatItListsAndOnlyAsOften) {
  State before;
  before.file("shop.yaml", "kind: Pod\n");
  before.found_of("a/b", "shop.yaml", "cart").found_of("a/b", "shop.yaml", "cart").found_of("a/c", "shop.yaml", "cart");
  State after;
  after.file("moved/shop.yaml", "kind: Pod\n");
  for (int i = 0; i < 3; ++i) after.found_of("a/b", "moved/shop.yaml", "cart");
  after.found_of("a/b", "moved/shop.yaml", "till");
  Baseline baseline = after.load(before.baseline());
  EXPECT_EQ(baseline.text(), before.baseline());
  EXPECT_EQ(after.known(baseline), (Known{true, true, false, false})) << "a third one is new, and so is another's";
  const Baseline::Entries stale{{{"a/c", "pod/shop/cart", "", ""}, 1}};
  EXPECT_EQ(baseline.stale(kAllRan), stale);
  baseline.prune(kAllRan);
  EXPECT_EQ(baseline.entries().size(), 1U);
  EXPECT_TRUE(baseline.stale(kAllRan).empty());
}

TEST(Baseline, FollowsWhatIsAboutNoResource) {
  State before;
  before.file("a/kustomization.yaml", "resources:\n- gone.yaml\n")
      .found_at(kBroken, "a/kustomization.yaml", "gone.yaml");
  const struct {
    std::string_view why, path, text, at;
    bool is_known;
  } cases[] = {
      {"it is as it was", "a/kustomization.yaml", "resources:\n- gone.yaml\n", "gone.yaml", true},
      {"lines came before it", "a/kustomization.yaml", "# why\n\nresources:\n- gone.yaml\n", "gone.yaml", true},
      {"quoted, in a flow sequence", "a/kustomization.yaml", "resources: ['gone.yaml']\n", "'gone.yaml'", true},
      {"its folder moved", "b/kustomization.yaml", "resources:\n- gone.yaml\n", "gone.yaml", true},
      {"moved, and laid out anew", "b/kustomization.yaml", "resources: [\"gone.yaml\"]\n", "\"gone.yaml\"", true},
      {"it has another name", "a/kustomization.yml", "resources:\n- gone.yaml\n", "gone.yaml", true},
      {"another text in the same file", "a/kustomization.yaml", "resources:\n- lost.yaml\n", "lost.yaml", true},
      {"another text in another file", "b/kustomization.yaml", "resources:\n- lost.yaml\n", "lost.yaml", false},
  };
  for (const auto& [why, path, text, at, is_known] : cases) {
    State after;
    after.file(path, text).found_at(kBroken, std::string(path), at);
    EXPECT_EQ(after.known_of(before), Known{is_known}) << why;
  }
}

TEST(Baseline, HoldsNoFileForMovedThatIsStillThere) {
  State before;
  before.file("a/kustomization.yaml", "- ../..\n").found_at(kBroken, "a/kustomization.yaml", "../..");
  State after;
  after.file("a/kustomization.yaml", "- ../..\n").file("b/kustomization.yaml", "- ../..\n");
  after.found_at(kBroken, "b/kustomization.yaml", "../..");
  EXPECT_EQ(after.known_of(before), Known{false}) << "as where only a part of the files is read";
}

TEST(Baseline, TellsEqualTextsApartByTheirFiles) {
  State before;
  for (const char* path : {"a/kustomization.yaml", "b/kustomization.yaml"})
    before.file(path, "- ../..\n").found_at(kBroken, path, "../..");
  State after;
  for (const char* path : {"a/kustomization.yaml", "c/kustomization.yaml", "d/kustomization.yaml"})
    after.file(path, "- ../..\n").found_at(kBroken, path, "../..");
  EXPECT_EQ(after.known_of(before), (Known{true, true, false})) << "one stayed, one moved, one is new";
}

TEST(Baseline, PrunesToWhereThingsAreNow) {
  State before;
  before.file("a/kustomization.yaml", "- x\n").found_at(kBroken, "a/kustomization.yaml", "x");
  State after;
  after.file("b/kustomization.yaml", "- x\n").found_at(kBroken, "b/kustomization.yaml", "x");
  Baseline baseline = after.load(before.baseline());
  after.known(baseline);
  baseline.prune(kAllRan);
  EXPECT_EQ(baseline.text(), after.baseline());
}

TEST(Baseline, KnowsWhatIsSaidOfTheRepositoryAtAnyPlace) {
  State before;
  before.file("a.yaml", "kind: Pod\n").found_at("input/control-plane-assumed", "a.yaml", "Pod");
  State after;
  after.file("0.yaml", "kind: Job\n").found_at("input/control-plane-assumed", "0.yaml", "Job");
  EXPECT_EQ(after.known_of(before), Known{true});
}

TEST(Baseline, LeavesTheEntriesOfRulesThatHaveNotRun) {
  State before;
  before.file("shop.yaml", "kind: Pod\n").found_of(kBroken, "shop.yaml", "cart").found_of("a/b", "shop.yaml", "cart");
  State after;
  after.file("shop.yaml", "kind: Pod\n");
  Baseline baseline = after.load(before.baseline());
  after.known(baseline);
  const Baseline::HasRun none = [](std::string_view) { return false; };
  const Baseline::Entries stale{{{"a/b", "pod/shop/cart", "", ""}, 1}};
  EXPECT_EQ(baseline.stale(none), stale) << "a rule that is no more never runs";
  baseline.prune(none);
  EXPECT_EQ(baseline.entries().size(), 1U);
}

TEST(Baseline, HasNothingToDoWithWhatIsSuppressed) {
  State state;
  state.file("shop.yaml", "kind: Pod\n").found_of("a/b", "shop.yaml", "cart").suppressed();
  EXPECT_EQ(state.baseline(), "{\n  \"version\": 1,\n  \"findings\": []\n}\n");
  State before;
  before.file("shop.yaml", "kind: Pod\n").found_of("a/b", "shop.yaml", "cart");
  EXPECT_EQ(state.known_of(before), Known{false});
}

TEST(Baseline, RefusesWhatIsNone) {
  for (const char* text :
       {"", "[]", "{\"version\": 2}", "{\"version\": 1, \"findings\": [{\"rule\": \"a/b\"}]}", "{"}) {
    const MemoryFileSystem files{{"known.json", text}};
    const Result<Baseline> read = Baseline::load(files, "known.json");
    ASSERT_FALSE(read) << text;
    EXPECT_NE(read.failure().text.find("`sidelint baseline create` writes a new one"), std::string::npos);
  }
}

}  // namespace
}  // namespace sidelint::linter
