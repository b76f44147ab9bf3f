#include "linter/write_file.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <ostream>

#include <sys/stat.h>

namespace sidelint::linter {
namespace {

Failure cannot_write(const std::string& path) {
  const char* why = std::strerror(errno);  // NOLINT(concurrency-mt-unsafe): one thread writes
  return {Failure::Code::environment, "cannot write `" + path + "`: " + why};
}

// The file that the path leads to, through links; the path itself if nothing is there.
std::string target_of(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  return real ? std::string(real.get()) : path;
}

bool fill(const std::string& path, const std::function<void(std::ostream&)>& write) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  if (file) write(file);
  file.close();
  return static_cast<bool>(file);
}

}  // namespace

std::optional<Failure> write_file(const std::string& path, const std::function<void(std::ostream&)>& write) {
  struct stat before {};
  const bool exists = ::stat(path.c_str(), &before) == 0;
  if (exists && !S_ISREG(before.st_mode)) return fill(path, write) ? std::nullopt : std::optional(cannot_write(path));
  const std::string target = target_of(path);
  const std::string temporary = target + ".partial";
  if (fill(temporary, write)) {
    if (exists) ::chmod(temporary.c_str(), before.st_mode & 07777U);
    if (std::rename(temporary.c_str(), target.c_str()) == 0) return std::nullopt;
  }
  Failure failure = cannot_write(path);
  std::remove(temporary.c_str());
  return failure;
}

std::optional<Failure> write_file(const std::string& path, std::string_view text) {
  return write_file(path, [text](std::ostream& file) { file << text; });
}

}  // namespace sidelint::linter
