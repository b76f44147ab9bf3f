#include "tests/harness/golden.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "engine/source/file_system.h"
#include "tests/harness/diff.h"

namespace sidelint::testing {
namespace {

constexpr std::uint64_t kLargestGolden = 64U << 20U;

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): tests set no environment
  return value != nullptr && *value != '\0' && std::string_view(value) != "0";
}

::testing::AssertionResult write(const std::string& path, std::string_view text) {
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  if (!file) return ::testing::AssertionFailure() << "cannot write " << path;
  return ::testing::AssertionSuccess();
}

}  // namespace

Goldens Goldens::of_environment() {
  const bool update = is_set("UPDATE_GOLDEN");
  const Mode wanted = is_set("CI") ? Mode::refuse : Mode::update;
  return {SIDELINT_SOURCE_DIR "/tests/golden", update ? wanted : Mode::compare};
}

::testing::AssertionResult Goldens::check(const std::string& name, std::string_view text) const {
  const std::string path = folder + '/' + name;
  const Result<std::string> expected = DiskFileSystem().read(path, kLargestGolden);
  if (expected && *expected == text) return ::testing::AssertionSuccess();
  switch (mode) {
    case Mode::update:
      return write(path, text);
    case Mode::refuse:
      return ::testing::AssertionFailure() << "UPDATE_GOLDEN rewrites no golden where CI is set: " << name;
    case Mode::compare:
      break;
  }
  if (!expected) {
    return ::testing::AssertionFailure() << "golden " << name << ": " << expected.failure().text
                                         << "; UPDATE_GOLDEN=1 writes it. It would hold:\n"
                                         << text;
  }
  return ::testing::AssertionFailure() << "golden " << name << " (-) and what came instead (+); UPDATE_GOLDEN=1 "
                                       << "rewrites it:\n"
                                       << unified_diff(*expected, text);
}

void expect_golden(const std::string& name, std::string_view text) {
  EXPECT_TRUE(Goldens::of_environment().check(name, text));
}

}  // namespace sidelint::testing
