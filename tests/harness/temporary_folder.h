// A folder on disk that is gone when the test is over.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::testing {

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  // Absolute, without links, without a `/` at the end.
  const std::string& path() const { return path_; }
  // The path of something in the folder.
  std::string operator/(std::string_view relative) const { return path_ + '/' + std::string(relative); }
  // Writes a file, and the folders on its way.
  void write(std::string_view relative, std::string_view text) const;

 private:
  std::string path_;
};

}  // namespace sidelint::testing
