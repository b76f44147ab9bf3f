// Mirrors add_patterns_from_buffer(), parse_path_pattern(), match_basename() and match_pathname() of git's dir.c
// (2.39).
#include "engine/source/gitignore.h"

#include <algorithm>

#include "engine/source/glob.h"

namespace sidelint {
namespace {

// Matching costs up to the product of both lengths, so what no path can need is not matched at all: Linux opens no path
// longer than this.
constexpr std::size_t kLongestPattern = 4096;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Spaces at the end do not count, unless a backslash stands before the first of them. Tabs do count.
std::string_view without_trailing_spaces(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == ' ') continue;
    if (line[i] == '\\' && ++i == line.size()) return line;
    end = i + 1;
  }
  return line.substr(0, end);
}

}  // namespace

Gitignore::Gitignore(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    line = line.substr(0, line.find('\0'));  // git reads C strings
    if (!line.starts_with('#')) add(without_trailing_spaces(line));
  }
  std::reverse(patterns_.begin(), patterns_.end());
}

void Gitignore::add(std::string_view line) {
  const bool negated = line.starts_with('!');
  if (negated) line.remove_prefix(1);
  const bool directories_only = line.ends_with('/');
  if (directories_only) line.remove_suffix(1);
  const bool anchored = line.find('/') != std::string_view::npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (line.empty() || line.size() > kLongestPattern) return;  // matches nothing
  const std::size_t literal = glob_literal_length(line);
  const bool star_literal = line[0] == '*' && glob_literal_length(line.substr(1)) == line.size() - 1;
  patterns_.push_back({std::string(line), literal, negated, directories_only, anchored, star_literal});
}

bool Gitignore::matches(const Pattern& pattern, std::string_view path, std::string_view name) {
  const std::string_view glob = pattern.glob;
  const std::string_view subject = pattern.anchored ? path : name;
  if (pattern.literal == glob.size()) return subject == glob;
  if (pattern.star_literal && !pattern.anchored) return subject.ends_with(glob.substr(1));
  // The literal part is taken off before the rest is matched, as git does. It shows: in `a/b**/c` the stars stand at
  // the beginning of the rest, so they cross slashes, which they would not in the whole pattern.
  if (!subject.starts_with(glob.substr(0, pattern.literal))) return false;
  return glob_match(glob.substr(pattern.literal), subject.substr(pattern.literal));
}

Gitignore::Answer Gitignore::ask(std::string_view path, Entry entry) const {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (const Pattern& pattern : patterns_) {
    if (pattern.directories_only && entry != Entry::directory) continue;
    if (matches(pattern, path, name)) return pattern.negated ? Answer::included : Answer::ignored;
  }
  return Answer::silent;
}

}  // namespace sidelint
