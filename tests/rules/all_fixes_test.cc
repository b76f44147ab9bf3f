// What holds of all fixes, whoever wrote the manifests: on a repository of our own (fixable.txtar), and on those under
// $SIDELINT_CORPUS that have findings.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/yaml/comments.h"
#include "engine/yaml/stream.h"
#include "linter/fix/overlay.h"
#include "tests/harness/txtar.h"
#include "tests/rules/fixed.h"

namespace sidelint::testing {
namespace {

std::map<std::string, std::size_t> comments_of(const std::string& text) {
  std::map<std::string, std::size_t> counts;
  for (const yaml::Piece& piece : yaml::split(text, SourceId{0})) {
    for (const yaml::Comment& comment : yaml::comments(text, piece.bytes))
      ++counts[text.substr(comment.at.begin, comment.at.end - comment.at.begin)];
  }
  return counts;
}

// A comment behind what is deleted for good goes with it, and nothing else does.
void expect_comments_kept(const linter::FixedFile& file, const std::set<std::string>& may_go) {
  std::map<std::string, std::size_t> before = comments_of(file.before);
  std::map<std::string, std::size_t> after = comments_of(file.after);
  for (const std::string& comment : may_go) {
    before.erase(comment);
    after.erase(comment);
  }
  EXPECT_EQ(before, after) << file.path;
}

// The rules whose fixes were made.
std::set<std::string> fix_all(const FileSystem& files, linter::FixScope scope, const std::string& root,
                              const std::set<std::string>& may_go) {
  const linter::Fixing once = fixed(files, scope, {}, root);
  linter::Overlay as_fixed(files);
  for (const linter::FixedFile& file : once.files) {
    expect_comments_kept(file, may_go);
    as_fixed.set(file.real_path, file.after);
  }
  const linter::Fixing twice = fixed(as_fixed, scope, {}, root);
  EXPECT_TRUE(twice.applied.empty());
  EXPECT_TRUE(twice.files.empty());
  std::set<std::string> rules;
  for (const linter::FixNote& note : once.applied) rules.insert(note.rule);
  return rules;
}

// The repository, each file as `written` makes it.
MemoryFileSystem repository_as(std::string (*written)(std::string text)) {
  std::ostringstream text;
  text << std::ifstream(std::string(SIDELINT_SOURCE_DIR) + "/tests/rules/fixable.txtar").rdbuf();
  Txtar archive = parse_txtar(text.str());
  EXPECT_FALSE(archive.files.empty());
  for (TxtarFile& file : archive.files) file.text = written(file.text);
  return file_system_of(archive);
}

std::string as_it_is(std::string text) { return text; }
std::string with_crlf(std::string text) {
  std::string lines;
  for (const char c : text) lines.append(c == '\n' ? "\r\n" : std::string(1, c));
  return lines;
}
std::string without_last_line_end(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

constexpr std::string (*kWays[])(std::string) = {as_it_is, with_crlf, without_last_line_end};

TEST(AllFixes, KeepCommentsAndDoNothingTheSecondTime) {
  for (const auto written : kWays) {
    const MemoryFileSystem files = repository_as(written);
    EXPECT_EQ(fix_all(files, linter::FixScope::safe_ones, ".", {"# and lose"}),
              (std::set<std::string>{"hygiene/prefer-label", "placement/non-string-value",
                                     "selection/label-annotation-conflict"}));
    EXPECT_EQ(fix_all(files, linter::FixScope::all, ".", {"# and lose"}),
              (std::set<std::string>{"hygiene/prefer-label", "placement/cronjob-metadata-level",
                                     "placement/inject-on-controller-metadata", "placement/namespace-key-on-pod",
                                     "placement/non-string-value", "selection/label-annotation-conflict",
                                     "selection/namespace-label-value", "selection/windows-pod-injected"}));
  }
}

TEST(AllFixes, LeaveTheLineEndsAsTheyAre) {
  const linter::Fixing fixing = fixed(repository_as(with_crlf), linter::FixScope::all);
  EXPECT_FALSE(fixing.files.empty());
  for (const linter::FixedFile& file : fixing.files) {
    EXPECT_EQ(std::ranges::count(file.after, '\n'), std::ranges::count(file.after, '\r')) << file.path;
  }
}

TEST(AllFixes, HoldOnRealManifests) {
  const char* corpus = std::getenv("SIDELINT_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "no corpus: set SIDELINT_CORPUS to a folder of manifests";
  EXPECT_FALSE(fix_all(DiskFileSystem(), linter::FixScope::safe_ones, corpus, {}).empty());
}

}  // namespace
}  // namespace sidelint::testing
