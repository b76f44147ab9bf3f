#include "tests/harness/oracle.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include <gtest/gtest.h>

namespace sidelint::testing {

std::optional<std::string> oracle_path(std::string_view relative) {
  const char* folder = std::getenv("SIDELINT_ORACLE");
  const std::filesystem::path root = folder == nullptr ? std::filesystem::path(SIDELINT_SOURCE_DIR) / "../shared/oracle"
                                                       : std::filesystem::path(folder);
  std::error_code error;
  const std::filesystem::path path = root / relative;
  if (!std::filesystem::exists(path, error)) return std::nullopt;
  return path.string();
}

std::string read_oracle_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  EXPECT_TRUE(stream.good()) << path;
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

void Tally::add(std::string_view id, const nlohmann::json& input, const nlohmann::json& expected,
                const nlohmann::json& got) {
  constexpr std::size_t kShown = 10;
  constexpr std::size_t kInputLength = 3000;
  ++total_;
  if (expected == got) {
    ++agreed_;
    return;
  }
  if (total_ - agreed_ > kShown) return;
  disagreements_ += std::string(id) + "\n  input:    " + input.dump().substr(0, kInputLength) +
                    "\n  expected: " + expected.dump() + "\n  got:      " + got.dump() + "\n";
}

Tally::~Tally() {
  std::cout << "oracle " << file_ << ": " << agreed_ << " of " << total_ << "\n";
  EXPECT_EQ(agreed_, total_) << disagreements_;
}

nlohmann::json parse_json(std::string_view text) { return nlohmann::json::parse(text); }

void for_each_case(const std::string& path, const std::function<void(const nlohmann::json&)>& judge) {
  std::ifstream stream(path, std::ios::binary);
  ASSERT_TRUE(stream.good()) << path;
  std::string line;
  while (std::getline(stream, line)) {
    if (!line.empty()) judge(parse_json(line));
  }
}

}  // namespace sidelint::testing
