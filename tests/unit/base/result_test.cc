#include "engine/base/result.h"

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sidelint {
namespace {

TEST(Result, HoldsItsValue) {
  Result<std::string> result = std::string("text");
  ASSERT_TRUE(result.ok());
  EXPECT_TRUE(result);
  EXPECT_EQ(*result, "text");
  EXPECT_EQ(result->size(), 4U);
  *result += "s";
  EXPECT_EQ(result.value(), "texts");
}

TEST(Result, HoldsItsFailure) {
  const Result<int> result = Failure{Failure::Code::usage, "no such flag"};
  EXPECT_FALSE(result);
  EXPECT_EQ(result.failure().code, Failure::Code::usage);
  EXPECT_EQ(result.failure().text, "no such flag");
}

TEST(Result, GivesAwayAValueThatOnlyMoves) {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
  const std::unique_ptr<int> taken = std::move(result).value();
  EXPECT_EQ(*taken, 7);
}

Result<std::vector<std::string>> three_words() {
  return std::vector<std::string>{"a", "long enough to be allocated", "c"};
}

TEST(Result, OutlivesALoopOverItsTemporary) {
  std::string all;
  for (const std::string& word : *three_words()) all += word + "|";
  EXPECT_EQ(all, "a|long enough to be allocated|c|");
}

TEST(ResultDeathTest, AskingForWhatIsNotThereEndsTheProgram) {
  const Result<int> failed = Failure{Failure::Code::environment, "disk full"};
  const Result<int> good = 1;
  EXPECT_DEATH(static_cast<void>(failed.value()), "value\\(\\) of a failed Result");
  EXPECT_DEATH(static_cast<void>(good.failure()), "failure\\(\\) of a good Result");
}

}  // namespace
}  // namespace sidelint
