// The README shows what the program prints: its example is a scenario's, which is run.
#include <fstream>
#include <regex>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace sidelint {
namespace {

std::string read(const std::string& path) {
  std::ifstream file(std::string(SIDELINT_SOURCE_DIR) + "/" + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The text between the first `begin` and the next `end`.
std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin);
  if (from == std::string::npos) return "";
  return text.substr(from + begin.size(), text.find(end, from + begin.size()) - from - begin.size());
}

TEST(Readme, ShowsWhatTheScenarioPrints) {
  const std::string shown = between(read("README.md"), "```console\n", "```");
  const std::string printed =
      between(read("tests/scenarios/annotation_on_the_deployment.txtar"), "-- expect.txt --\n", "[exit ");
  ASSERT_FALSE(shown.empty());
  EXPECT_EQ(std::regex_replace(shown, std::regex(" in [0-9]+ ms:"), " in TIME:"),
            std::regex_replace(printed, std::regex("\\[stderr\\]\n"), ""));
}

}  // namespace
}  // namespace sidelint
