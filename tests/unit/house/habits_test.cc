// Budgets and bans that keep the source readable; CONTRIBUTING.md gives the reasons.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/house/source_tree.h"

namespace sidelint::house {
namespace {

const std::vector<std::string_view> kOurs = {"engine", "rules", "reporters", "linter"};
const std::vector<std::string_view> kAll = {"engine", "rules", "reporters", "linter", "tests"};

constexpr std::size_t kLongestFile = 300;
constexpr std::size_t kLongestHeader = 150;
constexpr std::size_t kLongestRule = 150;
constexpr std::size_t kLongestTable = 500;
constexpr std::size_t kLongestBuildFile = 30;
constexpr std::size_t kFilesThatCatch = 5;

struct Exception {
  std::string_view path;
  std::string_view reason;
};

// Files over the budget, up to kLongestTable lines.
constexpr std::array<Exception, 3> kLongFiles = {{
    {"engine/gotmpl/go/unicode_cases.cc", "a table: Unicode's case mappings as Go has them"},
    {"engine/gotmpl/go/unicode_tables.cc", "a table: Unicode's categories as Go has them"},
    {"engine/model/workload_kind_table.cc", "a table: the kinds that make pods"},
}};

std::size_t budget(const SourceFile& file) {
  const auto slashes = std::count(file.path.begin(), file.path.end(), '/');
  if (file.path.starts_with("rules/") && slashes == 2) return kLongestRule;
  return file.is_header() && !file.path.starts_with("tests/") ? kLongestHeader : kLongestFile;
}

bool may_be_long(std::string_view path) {
  return std::any_of(kLongFiles.begin(), kLongFiles.end(), [&](const Exception& file) { return file.path == path; });
}

TEST(Size, FilesKeepTheirBudget) {
  for (const SourceFile& file : source_files(kAll)) {
    const std::size_t most = may_be_long(file.path) ? kLongestTable : budget(file);
    EXPECT_LE(file.lines.size(), most) << file.path;
  }
}

TEST(Size, ExceptionsAreNeededAndReasoned) {
  for (const Exception& exception : kLongFiles) {
    const SourceFile file{std::string(exception.path), lines_of(exception.path)};
    EXPECT_GT(file.lines.size(), budget(file)) << file.path << " needs no exception";
    EXPECT_FALSE(exception.reason.empty()) << file.path;
  }
}

TEST(Size, BuildFilesStayOnOneScreen) {
  std::vector<std::string> paths = {"CMakeLists.txt", "engine/CMakeLists.txt", "tests/CMakeLists.txt"};
  for (const Room& room : rooms()) paths.push_back(room.path + "/CMakeLists.txt");
  for (const std::string& path : paths) {
    const std::size_t lines = lines_of(path).size();
    EXPECT_GT(lines, 0U) << path;
    EXPECT_LE(lines, kLongestBuildFile) << path;
  }
}

struct Ban {
  std::string_view code;
  std::string_view instead;
};

constexpr std::array<Ban, 5> kBans = {{
    {"throw ", "report a Diagnostic or return a Result"},
    {"shared_ptr", "own it in one place and refer to it by id"},
    {"<regex>", "write the match: std::regex recurses on hostile input"},
    {"delete ", "let a value or a unique_ptr own it"},
    {"goto ", "extract a function and return"},
}};

TEST(Habits, BannedConstructsAreNotUsed) {
  for (const SourceFile& file : source_files(kOurs)) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string code = code_of(file.lines[i]);
      for (const Ban& ban : kBans) {
        if (code.find(ban.code) == std::string::npos) continue;
        ADD_FAILURE() << file.path << ":" << i + 1 << " uses `" << ban.code << "`: " << ban.instead;
      }
    }
  }
}

TEST(Habits, OnlyTheProgramKnowsTheStandardStreams) {
  for (const SourceFile& file : source_files({"engine", "rules", "reporters"}))
    for (const std::string& line : file.lines) EXPECT_NE(line, "#include <iostream>") << file.path;
}

TEST(Habits, OnlyTheFilesThatWrapALibraryCatch) {
  std::set<std::string> catching;
  for (const SourceFile& file : source_files(kOurs))
    for (const std::string& line : file.lines)
      if (code_of(line).find("catch (") != std::string::npos) catching.insert(file.path);
  EXPECT_LE(catching.size(), kFilesThatCatch) << ::testing::PrintToString(catching);
}

TEST(Habits, HeadersAreIncludedOnce) {
  for (const SourceFile& file : source_files(kAll)) {
    if (!file.is_header()) continue;
    EXPECT_NE(std::find(file.lines.begin(), file.lines.end(), "#pragma once"), file.lines.end()) << file.path;
  }
}

TEST(Habits, NothingIsLeftForLater) {
  // Spelled in two parts, so that this file does not hold what it looks for.
  const std::array<std::string, 2> markers = {std::string("TO") + "DO", std::string("FIX") + "ME"};
  for (const SourceFile& file : source_files(kAll))
    for (std::size_t i = 0; i < file.lines.size(); ++i)
      for (const std::string& marker : markers)
        EXPECT_EQ(file.lines[i].find(marker), std::string::npos) << file.path << ":" << i + 1;
}

struct Line {
  std::string_view text;
  std::string_view code;
};

TEST(Habits, CommentsAndStringsAreNoCode) {
  constexpr std::array<Line, 6> kLines = {{
      {"int a = 1;  // throw it away", "int a = 1;  "},
      {R"(say("throw \" it"); f();)", "say(); f();"},
      {"if (c == '\"') throw x;", "if (c == ) throw x;"},
      {"int big = 1'000'000;", "int big = 1'000'000;"},
      {"// all of it", ""},
      {R"(url("http://x"); g();)", "url(); g();"},
  }};
  for (const Line& line : kLines) EXPECT_EQ(code_of(line.text), line.code);
}

}  // namespace
}  // namespace sidelint::house
