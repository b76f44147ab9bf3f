#include "linter/fix/replace_file.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/source/file_system.h"

namespace sidelint::linter {
namespace {

constexpr mode_t kPermissions = 07777;
constexpr mode_t kWritable = 0222;

std::string system_words() { return std::generic_category().message(errno); }

// A file beside the target, gone again unless it is renamed.
class Temporary {
 public:
  explicit Temporary(const std::string& target) : path_(target + ".XXXXXX"), descriptor_(::mkstemp(path_.data())) {}
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    if (!renamed_) ::unlink(path_.c_str());
  }

  bool is_open() const { return descriptor_ >= 0; }
  bool fill(std::string_view text) {
    while (!text.empty()) {
      const ssize_t count = ::write(descriptor_, text.data(), text.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return false;
      text.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }
  // As the old file is; the owner as far as the system allows.
  bool take_after(const struct stat& old) {
    if (::fchown(descriptor_, old.st_uid, old.st_gid) != 0) errno = 0;
    return ::fchmod(descriptor_, old.st_mode & kPermissions) == 0;
  }
  bool rename_to(const std::string& target) {
    if (::fsync(descriptor_) != 0) return false;
    renamed_ = std::rename(path_.c_str(), target.c_str()) == 0;
    return renamed_;
  }

 private:
  std::string path_;
  int descriptor_;
  bool renamed_ = false;
};

// The renaming itself is on the disk only when the folder is.
void sync_folder(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

std::optional<std::string> replace_file(const std::string& real_path, std::string_view before, std::string_view after) {
  struct stat old {};
  if (::stat(real_path.c_str(), &old) != 0) return system_words();
  // For root every file can be written; one that is marked is not meant to be.
  if ((old.st_mode & kWritable) == 0 || ::access(real_path.c_str(), W_OK) != 0) return "it is read-only";
  const Result<std::string> now = DiskFileSystem().read(real_path, before.size());
  if (!now || *now != before) return "it has changed since it was read";
  Temporary temporary(real_path);
  if (!temporary.is_open() || !temporary.fill(after) || !temporary.take_after(old) || !temporary.rename_to(real_path))
    return system_words();
  sync_folder(real_path);
  return std::nullopt;
}

}  // namespace sidelint::linter
