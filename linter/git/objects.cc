#include "linter/git/objects.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "linter/git/command.h"

namespace sidelint::linter {
namespace {

Failure broken() { return {Failure::Code::environment, "git: it ended in the middle of an answer"}; }

bool spawn(int line, pid_t& child) {
  std::vector<std::string> command = git({"cat-file", "--batch"});
  std::vector<char*> arguments;
  for (std::string& word : command) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, line, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, line, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const int failed = posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0;
}

}  // namespace

Result<std::unique_ptr<const GitObjects>> GitObjects::open() {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return git_failed({});
  pid_t child = 0;
  const bool runs = spawn(ends[1], child);
  close(ends[1]);
  if (!runs) {
    close(ends[0]);
    return git_failed({});
  }
  return std::unique_ptr<const GitObjects>(std::make_unique<const GitObjects>(child, ends[0]));
}

GitObjects::~GitObjects() {
  close(line_);
  while (waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

bool GitObjects::ask(std::string_view id) const {
  std::string question(id);
  question += '\n';
  std::string_view rest = question;
  while (!rest.empty()) {
    const ssize_t count = send(line_, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool GitObjects::take(std::uint64_t count, std::string* into) const {
  std::array<char, 1U << 16U> buffer{};
  while (count > 0) {
    if (taken_ == ahead_.size()) {
      const ssize_t got = recv(line_, buffer.data(), buffer.size(), 0);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return false;
      ahead_.assign(buffer.data(), static_cast<std::size_t>(got));
      taken_ = 0;
    }
    const std::size_t now = std::min<std::uint64_t>(count, ahead_.size() - taken_);
    if (into != nullptr) into->append(ahead_, taken_, now);
    taken_ += now;
    count -= now;
  }
  return true;
}

std::string GitObjects::head() const {
  std::string line;
  while (!line.ends_with('\n')) {
    if (!take(1, &line)) return {};
  }
  line.pop_back();
  return line;
}

Result<std::string> GitObjects::read(std::string_view id, std::uint64_t limit) const {
  const std::scoped_lock lock(mutex_);
  if (!ask(id)) return broken();
  const std::string line = head();
  if (line.empty()) return broken();
  if (line.ends_with(" missing")) {
    return Failure{Failure::Code::environment, "git does not have it: the clone holds only a part of the repository"};
  }
  // "0cfbf08886fca9a91cb753ec8734c84fcbe52c9f blob 11"
  std::uint64_t size = 0;
  const std::size_t space = line.rfind(' ');
  const auto [end, error] = std::from_chars(line.data() + space + 1, line.data() + line.size(), size);
  if (space == std::string::npos || error != std::errc()) return broken();
  const bool fits = size <= limit;
  std::string text;
  if (!take(size, fits ? &text : nullptr) || !take(1, nullptr)) return broken();
  if (!fits) return Failure{Failure::Code::environment, fmt::format("larger than the limit of {} bytes", limit)};
  return text;
}

}  // namespace sidelint::linter
