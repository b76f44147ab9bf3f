// The project's own source as the tests of the house see it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sidelint::house {

struct SourceFile {
  std::string path;  // from the root, with forward slashes
  std::vector<std::string> lines;

  bool is_header() const { return path.ends_with(".h"); }
};

// Every .cc and .h file below these folders of the project, by path.
std::vector<SourceFile> source_files(const std::vector<std::string_view>& folders);
// The lines of one file of the project; empty if it cannot be read.
std::vector<std::string> lines_of(std::string_view path);

// What the compiler would still see of a line without comments and string literals. Raw strings over several lines are
// taken for code.
std::string code_of(std::string_view line);

// A row of the table "Who may include whom" of engine/README.md: the one place where the walls of the house stand.
// The word `everything` is spelled out as the rooms of the rows above.
struct Room {
  std::string path;
  std::vector<std::string> may_include;  // rooms
  std::vector<std::string> libraries;
};
std::vector<Room> rooms();

}  // namespace sidelint::house
