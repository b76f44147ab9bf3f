#include "engine/base/parallel.h"

#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace sidelint {
namespace {

TEST(ForEachIndex, VisitsEachIndexOnceWhateverTheNumberOfThreads) {
  for (const std::size_t threads : {0U, 1U, 2U, 8U, 64U}) {
    std::vector<int> visits(1000);
    for_each_index(visits.size(), threads, [&](std::size_t i) { ++visits[i]; });
    EXPECT_EQ(visits, std::vector<int>(1000, 1)) << threads << " threads";
  }
}

TEST(ForEachIndex, DoesNothingForNoItems) {
  for_each_index(0, 8, [](std::size_t) { FAIL(); });
}

TEST(ForEachIndex, RunsInOrderOnTheCallersThreadIfThereIsOnlyOne) {
  std::vector<std::size_t> order;
  const std::thread::id caller = std::this_thread::get_id();
  for_each_index(5, 1, [&](std::size_t i) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    order.push_back(i);
  });
  EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
}

TEST(ForEachIndex, WorksOnSeveralItemsAtOnce) {
  std::atomic<int> arrived{0};
  for_each_index(2, 2, [&](std::size_t) {
    ++arrived;
    while (arrived < 2) std::this_thread::yield();  // neither item ends before both have begun
  });
  EXPECT_EQ(arrived, 2);
}

TEST(AvailableThreads, AreAtLeastOne) { EXPECT_GE(available_threads(), 1U); }

}  // namespace
}  // namespace sidelint
