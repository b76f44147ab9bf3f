#include "tests/harness/txtar.h"

#include <algorithm>

namespace sidelint::testing {
namespace {

constexpr std::string_view kOpen = "-- ";
constexpr std::string_view kClose = " --";
constexpr std::string_view kBlank = " \t";

// The path of a `-- path --` line; empty if the line is none.
std::string_view marked_path(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() < kOpen.size() + kClose.size() || !line.starts_with(kOpen) || !line.ends_with(kClose)) return {};
  line.remove_prefix(kOpen.size());
  line.remove_suffix(kClose.size());
  const std::size_t begin = line.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kBlank) + 1 - begin);
}

std::string with_line_end(std::string text) {
  if (!text.empty() && text.back() != '\n') text += '\n';
  return text;
}

}  // namespace

const TxtarFile* Txtar::find(std::string_view path) const {
  const auto found = std::find_if(files.begin(), files.end(), [&](const TxtarFile& file) { return file.path == path; });
  return found == files.end() ? nullptr : &*found;
}

Txtar parse_txtar(std::string_view text) {
  Txtar archive;
  std::string* current = &archive.comment;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view path = marked_path(text.substr(0, end));
    if (path.empty()) {
      *current += text.substr(0, end + 1);
    } else {
      archive.files.push_back({std::string(path), {}});
      current = &archive.files.back().text;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  *current = with_line_end(std::move(*current));
  return archive;
}

std::string format_txtar(const Txtar& archive) {
  std::string text = with_line_end(archive.comment);
  for (const TxtarFile& file : archive.files) {
    text.append(kOpen).append(file.path).append(kClose).append("\n").append(with_line_end(file.text));
  }
  return text;
}

MemoryFileSystem file_system_of(const Txtar& archive) {
  MemoryFileSystem files;
  for (const TxtarFile& file : archive.files) files.file(file.path, file.text);
  return files;
}

}  // namespace sidelint::testing
