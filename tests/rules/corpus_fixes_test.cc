// Fixes on real manifests: those under $SIDELINT_CORPUS that have findings.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "engine/yaml/comments.h"
#include "engine/yaml/stream.h"
#include "linter/fix/overlay.h"
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

TEST(CorpusFixes, KeepCommentsAndDoNothingTheSecondTime) {
  const char* corpus = std::getenv("SIDELINT_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "no corpus: set SIDELINT_CORPUS to a folder of manifests";
  const DiskFileSystem disk;
  const linter::Fixing once = fixed(disk, linter::FixScope::safe_ones, {}, corpus);
  linter::Overlay as_fixed(disk);
  for (const linter::FixedFile& file : once.files) {
    // Moves keep comments, and what is removed for good here has none behind it.
    EXPECT_EQ(comments_of(file.before), comments_of(file.after)) << file.path;
    as_fixed.set(file.real_path, file.after);
  }
  EXPECT_FALSE(once.applied.empty());
  const linter::Fixing twice = fixed(as_fixed, linter::FixScope::safe_ones, {}, corpus);
  EXPECT_TRUE(twice.applied.empty());
  EXPECT_TRUE(twice.files.empty());
}

}  // namespace
}  // namespace sidelint::testing
