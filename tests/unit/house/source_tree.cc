#include "tests/unit/house/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace sidelint::house {
namespace {

const std::filesystem::path kRoot = SIDELINT_SOURCE_DIR;

std::string trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  return std::string(text.substr(begin, text.find_last_not_of(' ') + 1 - begin));
}

// The parts of a text that a separator divides, without spaces around them and without empty ones.
std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (std::string part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// The three cells of a row `| a | b | c |`; empty cells count.
std::vector<std::string> cells(std::string_view row) {
  std::vector<std::string> found;
  for (std::size_t begin = 1; begin < row.size();) {
    const std::size_t end = std::min(row.find('|', begin), row.size());
    found.push_back(trimmed(row.substr(begin, end - begin)));
    begin = end + 1;
  }
  return found;
}

}  // namespace

std::vector<std::string> lines_of(std::string_view path) {
  std::ifstream file(kRoot / path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::vector<SourceFile> source_files(const std::vector<std::string_view>& folders) {
  std::vector<SourceFile> files;
  for (const std::string_view folder : folders) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kRoot / folder)) {
      const std::string extension = entry.path().extension().string();
      if (!entry.is_regular_file() || (extension != ".cc" && extension != ".h")) continue;
      std::string path = entry.path().lexically_relative(kRoot).generic_string();
      std::vector<std::string> lines = lines_of(path);
      files.push_back({std::move(path), std::move(lines)});
    }
  }
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

std::string code_of(std::string_view line) {
  std::string code;
  char quote = '\0';
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != '\0') {
      if (c == '\\') ++i;
      if (c == quote) quote = '\0';
    } else if (line.substr(i, 2) == "//") {
      break;
    } else if (c == '"' ||
               (c == '\'' && (i == 0 || std::string_view(" (,=<>{[&|!:?").find(line[i - 1]) != line.npos))) {
      quote = c;  // a ' within a number separates its digits
    } else {
      code += c;
    }
  }
  return code;
}

std::vector<Room> rooms() {
  std::vector<Room> found;
  std::vector<std::string> above;
  bool in_table = false;
  for (const std::string& line : lines_of("engine/README.md")) {
    if (!line.starts_with("|")) in_table = false;
    const std::vector<std::string> row = in_table ? cells(line) : std::vector<std::string>{};
    if (line.starts_with("| room |")) in_table = true;
    if (row.size() != 3 || row[0].starts_with("---") || row[0] == "tests") continue;
    found.push_back({row[0], row[1] == "everything" ? above : split(row[1], ','), split(row[2], ',')});
    above.push_back(row[0]);
  }
  return found;
}

}  // namespace sidelint::house
