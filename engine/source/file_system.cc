#include "engine/source/file_system.h"

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sidelint {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  explicit operator bool() const { return fd_ >= 0; }
  int get() const { return fd_; }

 private:
  int fd_;
};

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};
struct Free {
  void operator()(char* text) const { std::free(text); }  // NOLINT(cppcoreguidelines-no-malloc): realpath(3) allocates
};

Failure system_failure(int error) { return {Failure::Code::environment, std::generic_category().message(error)}; }

EntryKind kind_of_mode(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::file;
  if (S_ISDIR(mode)) return EntryKind::directory;
  return S_ISLNK(mode) ? EntryKind::symlink : EntryKind::other;
}

// Some file systems do not tell the kind with the name; only those cost a system call for each entry.
EntryKind kind_of_entry(int directory, const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG:
      return EntryKind::file;
    case DT_DIR:
      return EntryKind::directory;
    case DT_LNK:
      return EntryKind::symlink;
    case DT_UNKNOWN:
      break;
    default:
      return EntryKind::other;
  }
  struct stat status {};
  if (::fstatat(directory, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) return EntryKind::other;
  return kind_of_mode(status.st_mode);
}

Failure too_large(std::uint64_t limit) {
  return {Failure::Code::environment, "larger than the limit of " + std::to_string(limit) + " bytes"};
}

// Reads to the end. The buffer holds one byte more than the file is said to have, so that a file which did not grow
// is read by one call: fewer bytes than asked for is the end.
Result<std::string> read_all(int fd, std::uint64_t stated_size, std::uint64_t limit) {
  std::string text;
  text.resize(static_cast<std::size_t>(stated_size) + 1);
  std::size_t filled = 0;
  while (true) {
    const ssize_t count = ::read(fd, text.data() + filled, text.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_failure(errno);
    filled += static_cast<std::size_t>(count);
    if (filled > limit) return too_large(limit);
    if (count == 0 || filled == stated_size) break;
    if (filled == text.size()) text.resize(text.size() * 2 + 4096);
  }
  text.resize(filled);
  return text;
}

}  // namespace

Result<std::vector<DirectoryEntry>> DiskFileSystem::list(const std::string& directory) const {
  const std::unique_ptr<DIR, CloseDirectory> stream(::opendir(directory.c_str()));
  if (!stream) return system_failure(errno);
  std::vector<DirectoryEntry> entries;
  errno = 0;
  while (const dirent* entry = ::readdir(stream.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..")
      entries.push_back({std::string(name), kind_of_entry(::dirfd(stream.get()), *entry)});
    errno = 0;
  }
  if (errno != 0) return system_failure(errno);
  return entries;
}

Result<EntryKind> DiskFileSystem::kind(const std::string& path) const {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return system_failure(errno);
  return kind_of_mode(status.st_mode);
}

Result<std::string> DiskFileSystem::read(const std::string& path, std::uint64_t limit) const {
  // O_NONBLOCK: the opening of a pipe without a writer would not return.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (!file) return system_failure(errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return system_failure(errno);
  if (S_ISDIR(status.st_mode)) return system_failure(EISDIR);
  if (!S_ISREG(status.st_mode)) return Failure{Failure::Code::environment, "not a regular file"};
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > limit) return too_large(limit);
  return read_all(file.get(), size, limit);
}

Result<std::string> DiskFileSystem::real_path(const std::string& path) const {
  const std::unique_ptr<char, Free> resolved(::realpath(path.c_str(), nullptr));
  if (!resolved) return system_failure(errno);
  return std::string(resolved.get());
}

}  // namespace sidelint
