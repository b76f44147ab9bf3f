// Independent work on all cores, with results in the order of the items: output never depends on the number of threads.
#pragma once

#include <cstddef>
#include <functional>

namespace sidelint {

// Calls work(i) once for each i in [0, count), on up to `threads` threads (at least one, the caller's). Items are
// handed out in ascending order; each call may write only what belongs to its own item, and must not throw. Returns
// when all are done.
void for_each_index(std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& work);

// The number of threads worth starting on this machine, at least 1.
std::size_t available_threads();

}  // namespace sidelint
