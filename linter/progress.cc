#include "linter/progress.h"

#include <chrono>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace sidelint::linter {
namespace {

bool is_wanted(const Options& options) {
  const char* terminal = std::getenv("TERM");  // NOLINT(concurrency-mt-unsafe): nothing here sets the environment
  return !options.quiet && isatty(STDERR_FILENO) != 0 &&
         std::getenv("CI") == nullptr &&  // NOLINT(concurrency-mt-unsafe)
         terminal != nullptr && std::string_view(terminal) != "dumb";
}

// In one piece and past the streams' buffers, since the thread that reads may write as well.
void write_now(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(STDERR_FILENO, text.data(), text.size());
    if (count <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace

Progress::Progress(const Options& options, std::string what) : what_(std::move(what)) {
  if (is_wanted(options)) teller_ = std::thread([this] { tell(); });
}

Progress::~Progress() {
  if (!teller_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  ended_.notify_one();
  teller_.join();
}

void Progress::tell() {
  std::unique_lock lock(mutex_);
  bool has_told = false;
  for (int seconds = 1; !ended_.wait_for(lock, std::chrono::seconds(1), [this] { return is_over_; }); ++seconds) {
    write_now(fmt::format("\r\x1b[Ksidelint: {} ({} s)", what_, seconds));
    has_told = true;
  }
  if (has_told) write_now("\r\x1b[K");
}

}  // namespace sidelint::linter
