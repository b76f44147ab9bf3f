#include "tests/harness/marks.h"

#include <algorithm>

namespace sidelint::testing {
namespace {

constexpr std::string_view kBlank = " \t\r";

struct Columns {
  std::size_t begin;
  std::size_t end;
};

// The columns that a line marks; none if it is no mark line.
std::vector<Columns> marked_columns(std::string_view line) {
  line = line.substr(0, line.find_last_not_of(kBlank) + 1);
  const std::size_t hash = line.find_first_not_of(kBlank);
  if (hash == std::string_view::npos || line[hash] != '#') return {};
  const std::string_view rest = line.substr(hash + 1);
  if (rest.starts_with('<') && rest.find_first_not_of('-', 1) == std::string_view::npos) return {{hash, line.size()}};
  if (rest.find_first_not_of(" ^") != std::string_view::npos) return {};
  std::vector<Columns> columns;
  for (std::size_t begin = line.find('^'); begin != std::string_view::npos;) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    columns.push_back({begin, end});
    begin = line.find('^', end);
  }
  return columns;
}

// The offset of a column, counted in characters as an editor shows them, in a line that may hold multi-byte ones.
std::size_t offset_of(std::string_view line, std::size_t column) {
  std::size_t offset = 0;
  for (; column > 0; --column) {
    ++offset;
    while (offset < line.size() && (static_cast<unsigned char>(line[offset]) & 0xC0U) == 0x80U) ++offset;
  }
  return offset;
}

}  // namespace

std::vector<Mark> marks_in(std::string_view path, std::string_view text) {
  std::vector<Mark> marks;
  std::size_t marked_begin = 0;  // of the line that mark lines speak of
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::vector<Columns> columns = marked_columns(text.substr(begin, end - begin));
    if (columns.empty()) marked_begin = begin;
    const auto offset = [&](std::size_t column) {
      return static_cast<std::uint32_t>(marked_begin + offset_of(text.substr(marked_begin), column));
    };
    for (const Columns& column : columns) {
      marks.push_back({std::string(path), offset(column.begin), offset(column.end)});
    }
    begin = end + 1;
  }
  return marks;
}

std::vector<Mark> marks_in(const Txtar& archive) {
  std::vector<Mark> marks;
  for (const TxtarFile& file : archive.files) {
    for (Mark& mark : marks_in(file.path, file.text)) marks.push_back(std::move(mark));
  }
  return marks;
}

}  // namespace sidelint::testing
