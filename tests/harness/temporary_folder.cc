#include "tests/harness/temporary_folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "engine/base/check.h"

namespace sidelint::testing {

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::canonical(std::filesystem::temp_directory_path()) / "test-XXXXXX").string();
  SIDELINT_CHECK(::mkdtemp(name.data()) != nullptr, "the folder for temporary files is writable");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void TemporaryFolder::write(std::string_view relative, std::string_view text) const {
  const std::filesystem::path file = *this / relative;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace sidelint::testing
