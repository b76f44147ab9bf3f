#include "engine/base/check.h"

#include <csignal>

#include <gtest/gtest.h>

namespace sidelint {
namespace {

TEST(Check, ATrueConditionDoesNothing) {
  int evaluated = 0;
  SIDELINT_CHECK(++evaluated == 1, "evaluated once");
  EXPECT_EQ(evaluated, 1);
}

TEST(CheckDeathTest, AFalseConditionEndsTheProgramWithItsTextAndPlace) {
  EXPECT_DEATH(SIDELINT_CHECK(1 + 1 == 3, "sums are known"),
               "internal error: sums are known \\(1 \\+ 1 == 3\\) at .*check_test\\.cc:[0-9]+\nPlease report");
}

TEST(CheckDeathTest, TheProgramThenHasTheExitCodeForItsOwnMistakes) {
#ifdef __SANITIZE_ADDRESS__
  EXPECT_EXIT(SIDELINT_CHECK(1 + 1 == 3, "sums are known"), ::testing::KilledBySignal(SIGABRT), "internal error");
#else
  EXPECT_EXIT(SIDELINT_CHECK(1 + 1 == 3, "sums are known"), ::testing::ExitedWithCode(3), "internal error");
#endif
}

}  // namespace
}  // namespace sidelint
