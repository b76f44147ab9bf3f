#include "linter/write_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include <sys/stat.h>

namespace sidelint::linter {
namespace {

Failure cannot_write(const std::string& path) {
  const char* why = std::strerror(errno);  // NOLINT(concurrency-mt-unsafe): one thread writes
  return {Failure::Code::environment, "cannot write `" + path + "`: " + why};
}

}  // namespace

std::optional<Failure> write_file(const std::string& path, std::string_view text) {
  const std::string temporary = path + ".partial";
  {
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    file.close();
    if (!file) {
      Failure failure = cannot_write(path);
      std::remove(temporary.c_str());
      return failure;
    }
  }
  struct stat before {};
  if (stat(path.c_str(), &before) == 0) chmod(temporary.c_str(), before.st_mode & 07777U);
  if (std::rename(temporary.c_str(), path.c_str()) == 0) return std::nullopt;
  Failure failure = cannot_write(path);
  std::remove(temporary.c_str());
  return failure;
}

}  // namespace sidelint::linter
