#include "linter/progress.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <unistd.h>

namespace sidelint::linter {
namespace {

// Standard error is a terminal as long as this lives.
class Terminal {
 public:
  Terminal() : saved_(dup(STDERR_FILENO)) {
    int inner = -1;
    EXPECT_EQ(openpty(&outer_, &inner, nullptr, nullptr, nullptr), 0);
    dup2(inner, STDERR_FILENO);
    close(inner);
    fcntl(outer_, F_SETFL, O_NONBLOCK);
    setenv("TERM", "xterm", 1);  // NOLINT(concurrency-mt-unsafe): one thread
    unsetenv("CI");              // NOLINT(concurrency-mt-unsafe)
  }
  ~Terminal() {
    dup2(saved_, STDERR_FILENO);
    close(saved_);
    close(outer_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  // What is written arrives in pieces, a moment later: until nothing more comes.
  std::string shown() const {
    constexpr int kPatience = 300;  // milliseconds
    std::string text;
    for (pollfd ready{outer_, POLLIN, 0}; poll(&ready, 1, kPatience) == 1;) {
      std::array<char, 4096> buffer{};
      const ssize_t count = read(outer_, buffer.data(), buffer.size());
      if (count <= 0) break;
      text.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return text;
  }

 private:
  int saved_;
  int outer_ = -1;
};

std::string shown_within(std::chrono::milliseconds time, const Options& options, bool in_ci) {
  const Terminal terminal;
  if (in_ci) setenv("CI", "true", 1);  // NOLINT(concurrency-mt-unsafe)
  {
    const Progress progress(options, "reading");
    std::this_thread::sleep_for(time);
  }
  unsetenv("CI");  // NOLINT(concurrency-mt-unsafe)
  return terminal.shown();
}

constexpr std::chrono::milliseconds kLong(1300);

TEST(Progress, IsShownFromASecondOnAndGoneAtTheEnd) {
  const std::string shown = shown_within(kLong, {}, false);
  EXPECT_TRUE(shown.starts_with("\r\x1b[Ksidelint: reading (1 s)")) << shown;
  EXPECT_TRUE(shown.ends_with("\r\x1b[K")) << shown;
}

TEST(Progress, IsNotShownOfAShortRun) { EXPECT_EQ(shown_within(std::chrono::milliseconds(50), {}, false), ""); }

TEST(Progress, IsNotShownInCiOrToWhoWantsQuiet) {
  Options quiet;
  quiet.quiet = true;
  EXPECT_EQ(shown_within(kLong, quiet, false), "");
  EXPECT_EQ(shown_within(kLong, {}, true), "");
}

}  // namespace
}  // namespace sidelint::linter
