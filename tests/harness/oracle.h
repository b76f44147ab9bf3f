// Recorded answers of the real programs, as JSON Lines in the folder that SIDELINT_ORACLE names (by default
// ../shared/oracle, seen from the source folder).
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace sidelint::testing {

// The path of a file or folder of the oracle; empty if it is not there, and the test has nothing to compare with.
std::optional<std::string> oracle_path(std::string_view relative);

// The whole file; fails the test if it cannot be read.
std::string read_oracle_file(const std::string& path);

// One file's cases. Prints `oracle FILE: AGREED of TOTAL` when it goes, with the first ten disagreements, which fail
// the test.
class Tally {
 public:
  explicit Tally(std::string file) : file_(std::move(file)) {}
  Tally(const Tally&) = delete;
  Tally& operator=(const Tally&) = delete;
  ~Tally();

  void add(std::string_view id, const nlohmann::json& input, const nlohmann::json& expected, const nlohmann::json& got);

 private:
  std::string file_;
  std::size_t agreed_ = 0;
  std::size_t total_ = 0;
  std::string disagreements_;
};

// The value of a JSON text. Here, once: to instantiate the reader of nlohmann/json takes seconds in each source that
// does.
nlohmann::json parse_json(std::string_view text);

// Calls `judge` for each line of the file.
void for_each_case(const std::string& path, const std::function<void(const nlohmann::json&)>& judge);

}  // namespace sidelint::testing
