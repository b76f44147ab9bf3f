#include "linter/changed.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

#include "engine/yaml/stream.h"
#include "linter/git/command.h"
#include "linter/program.h"
#include "linter/suppress/suppressions.h"

namespace sidelint::linter {
namespace {

constexpr std::string_view kNewFile = "+++ ";
constexpr std::string_view kHunk = "@@ ";

// A path as git writes it behind `+++ `: with `b/` in front, in quotes with C's escapes if it has odd bytes.
std::string path_of(std::string_view written) {
  if (written.ends_with('\t')) written.remove_suffix(1);
  std::string path;
  if (!written.starts_with('"')) {
    path = written;
  } else {
    written.remove_prefix(1);
    for (std::size_t i = 0; i < written.size() && written[i] != '"'; ++i) {
      if (written[i] != '\\' || i + 1 == written.size()) {
        path += written[i];
        continue;
      }
      ++i;
      constexpr std::string_view kEscapes = "a\ab\bt\tn\nv\vf\fr\r\"\"\\\\";
      int octal = 0;
      if (written[i] >= '0' && written[i] <= '3' && i + 2 < written.size()) {
        for (int digit = 0; digit < 3; ++digit)
          octal = octal * 8 + (written[i + static_cast<std::size_t>(digit)] - '0');
        path += static_cast<char>(octal);
        i += 2;
      } else if (const std::size_t known = kEscapes.find(written[i]); known % 2 == 0) {
        path += kEscapes[known + 1];
      }
    }
  }
  return path.starts_with("b/") ? path.substr(2) : path;
}

std::uint32_t number(std::string_view& text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return error == std::errc() ? value : 0;
}

// `@@ -1,2 +3,4 @@`: the lines of the new file. Where lines were only taken out, the one before them stands for them.
std::pair<std::uint32_t, std::uint32_t> lines_of(std::string_view hunk) {
  hunk.remove_prefix(std::min(hunk.find('+') + 1, hunk.size()));
  const std::uint32_t first = number(hunk);
  std::uint32_t count = 1;
  if (hunk.starts_with(',')) {
    hunk.remove_prefix(1);
    count = number(hunk);
  }
  const std::uint32_t from = std::max<std::uint32_t>(first, 1);
  return {from, count == 0 ? from : first + count - 1};
}

// The documents of a source that hold a changed line.
bool lies_in_change(const Span& place, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& lines,
                    const SourceMap& sources) {
  if (lines.empty()) return true;
  const std::string_view text = sources.text(place.source);
  for (const yaml::Piece& piece : yaml::split(text, place.source)) {
    if (place.begin < piece.bytes.begin || place.begin > piece.bytes.end) continue;
    const std::uint32_t first = sources.position(place.source, piece.bytes.begin).line;
    const std::uint32_t last = sources.position(place.source, piece.bytes.end).line;
    return std::ranges::any_of(lines, [&](const auto& each) { return each.first <= last && first <= each.second; });
  }
  return false;
}

// The input may lie in another repository than the working directory.
std::string folder_of_input(const FileSystem& files, const Options& options) {
  std::string path = options.context ? *options.context : options.paths.empty() ? "." : options.paths.front();
  if (path == "-") path = options.stdin_filename;
  const Result<EntryKind> kind = files.kind(path);
  if (kind && *kind == EntryKind::directory) return path;
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
}

}  // namespace

ChangedLines read_diff(std::string_view diff) {
  ChangedLines changed;
  std::string path;
  while (!diff.empty()) {
    const std::size_t end = std::min(diff.find('\n'), diff.size());
    const std::string_view line = diff.substr(0, end);
    diff.remove_prefix(std::min(end + 1, diff.size()));
    if (line.starts_with("diff --git ")) path.clear();
    // A line of a file that begins so stands behind a hunk, where `path` is set.
    if (path.empty() && line.starts_with(kNewFile)) path = path_of(line.substr(kNewFile.size()));
    if (line.starts_with(kHunk) && !path.empty() && path != "/dev/null") changed[path].push_back(lines_of(line));
  }
  return changed;
}

Result<ChangedLines> changed_lines(const FileSystem& files, const Options& options) {
  const std::string folder = folder_of_input(files, options);
  const auto ask = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"-C", folder});
    return run_program(git(std::move(arguments)));
  };
  const Output top = ask({"rev-parse", "--show-toplevel"});
  if (top.code != 0) return git_failed(top);
  const std::string root = top.text.substr(0, top.text.find('\n'));
  std::vector<std::string> diff{"diff",          "--unified=0",  "--no-color",      "--no-ext-diff",  "--no-relative",
                                "--no-textconv", "--no-renames", "--src-prefix=a/", "--dst-prefix=b/"};
  if (options.staged) diff.emplace_back("--cached");
  if (options.changed_since) {
    if (options.changed_since->starts_with('-')) {
      return Failure{Failure::Code::usage,
                     fmt::format("--changed-since takes a commit, not `{}`", *options.changed_since)};
    }
    diff.push_back(*options.changed_since);
  }
  diff.emplace_back("--");
  const Output told = ask(std::move(diff));
  if (told.code != 0) return git_failed(told);
  ChangedLines changed;
  const auto real = [&](const std::string& path) {
    const Result<std::string> resolved = files.real_path(root + "/" + path);
    return resolved ? *resolved : root + "/" + path;
  };
  for (auto& [path, lines] : read_diff(told.text)) changed[real(path)] = std::move(lines);
  if (options.staged) return changed;
  const Output fresh = ask({"ls-files", "--others", "--exclude-standard", "--full-name", "-z", root});
  std::string_view names = fresh.text;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find('\0'), names.size());
    changed[real(std::string(names.substr(0, end)))];
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return changed;
}

void keep_under(const std::vector<std::string>& paths, const FileSystem& files, const SourceMap& sources,
                std::vector<Diagnostic>& findings) {
  std::vector<std::string> roots;
  for (const std::string& path : paths) {
    if (const Result<std::string> real = files.real_path(path)) roots.push_back(*real);
  }
  const auto is_under = [&](const Span& place) {
    const std::string& typed = sources.path(place.source);
    if (std::ranges::find(paths, typed) != paths.end()) return true;  // standard input is no file
    const Result<std::string> path = files.real_path(typed);
    return path && std::ranges::any_of(roots, [&](const std::string& root) {
             return *path == root || path->starts_with(root == "/" ? root : root + "/");
           });
  };
  std::erase_if(findings,
                [&](const Diagnostic& finding) { return std::ranges::none_of(places_of(finding), is_under); });
}

void keep_changed(const ChangedLines& changed, const FileSystem& files, const SourceMap& sources,
                  std::vector<Diagnostic>& findings) {
  const auto is_changed = [&](const Span& place) {
    const Result<std::string> path = files.real_path(sources.path(place.source));
    const auto lines = path ? changed.find(*path) : changed.end();
    return lines != changed.end() && lies_in_change(place, lines->second, sources);
  };
  std::erase_if(findings,
                [&](const Diagnostic& finding) { return std::ranges::none_of(places_of(finding), is_changed); });
}

}  // namespace sidelint::linter
