#include "engine/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace sidelint {

void for_each_index(std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  const auto drain = [&] {
    for (std::size_t i = next.fetch_add(1); i < count; i = next.fetch_add(1)) work(i);
  };
  std::vector<std::thread> helpers;
  const std::size_t wanted = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(count, 1));
  try {
    for (std::size_t i = 1; i < wanted; ++i) helpers.emplace_back(drain);
  } catch (const std::system_error&) {
    // The machine gives no more threads (a container's limit): those that run do all the work.
  }
  drain();
  for (std::thread& helper : helpers) helper.join();
}

std::size_t available_threads() { return std::max(1U, std::thread::hardware_concurrency()); }

}  // namespace sidelint
