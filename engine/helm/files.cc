#include "engine/helm/files.h"

#include <algorithm>
#include <utility>

#include "engine/source/path.h"

namespace sidelint::helm {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_within(std::string_view path, std::string_view folder) {
  if (folder == "/") return path.starts_with('/');
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

}  // namespace

std::string join_path(std::string_view folder, std::string_view path) {
  std::vector<std::string_view> parts;
  const bool rooted = folder.starts_with('/');
  for (std::string_view rest : {folder, path}) {
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('/'), rest.size());
      const std::string_view part = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (part.empty() || part == ".") continue;
      const bool climbs = part == ".." && !parts.empty() && parts.back() != "..";
      if (climbs) {
        parts.pop_back();
      } else if (part != ".." || !rooted) {
        parts.push_back(part);
      }
    }
  }
  std::string joined;
  for (const std::string_view part : parts) {
    if (rooted || !joined.empty()) joined += '/';
    joined += part;
  }
  if (joined.empty()) joined = rooted ? "/" : ".";
  return joined;
}

std::string_view base_name(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  if (path.empty()) return ".";
  return path == "/" ? path : path.substr(path.rfind('/') + 1);
}

Files::Files(const FileSystem& system, SourceMap& sources, Origins& origins, Setting setting)
    : system_(system), sources_(sources), origins_(origins), setting_(std::move(setting)) {
  const Result<std::string> real = system_.real_path(setting_.root.empty() ? "." : setting_.root);
  if (real) real_root_ = *real;
  const Result<std::string> here = system_.real_path(".");
  if (here) working_folder_ = *here;
}

bool Files::is_inside(std::string_view resolved) const {
  return !real_root_.empty() && is_within(resolved, real_root_);
}

std::string Files::shown(std::string_view resolved) const {
  if (!is_inside(resolved)) return std::string(resolved);
  std::string_view below = resolved.substr(real_root_.size());
  if (below.starts_with('/')) below.remove_prefix(1);
  const std::string root = tidy_path(setting_.root);
  if (below.empty()) return root.empty() ? "." : root;
  return as_prefix(root) + std::string(below);
}

std::variant<std::string, Refusal> Files::resolve(std::string_view folder, std::string_view path) const {
  const std::string joined = path.starts_with('/') ? std::string(path) : join_path(folder, path);
  const Result<std::string> real = system_.real_path(joined);
  if (!real) return Refusal{{}, "path \"" + std::string(path) + "\" not found"};
  if (!is_inside(*real)) return Refusal{{}, "`" + std::string(path) + "` lies outside the repository"};
  return *real;
}

bool Files::is_folder(const std::string& resolved) const {
  const Result<EntryKind> kind = system_.kind(resolved);
  return kind && *kind == EntryKind::directory;
}

std::vector<DirectoryEntry> Files::list(const std::string& resolved) const {
  Result<std::vector<DirectoryEntry>> entries = system_.list(resolved);
  if (!entries) return {};
  std::vector<DirectoryEntry> out = *std::move(entries);
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return out;
}

std::variant<SourceId, Refusal> Files::read(const std::string& resolved) {
  if (const auto known = read_.find(resolved); known != read_.end()) return known->second;
  const auto answer = [&](std::variant<SourceId, Refusal> result) {
    return read_.emplace(resolved, std::move(result)).first->second;
  };
  std::string name = shown(resolved);
  std::optional<SourceId> source = setting_.known ? setting_.known(name) : std::nullopt;
  if (source && !sources_.text(*source).empty()) return answer(*source);
  Result<std::string> bytes = system_.read(resolved, setting_.largest_file);
  if (!bytes) return answer(Refusal{{}, "error reading " + name + ": " + bytes.failure().text});
  if (source) {
    sources_.keep(*source, *std::move(bytes));
    return answer(*source);
  }
  return answer(add(std::move(name), *std::move(bytes)));
}

SourceId Files::add(std::string shown, std::string text) {
  const SourceId source = sources_.add(std::move(shown));
  origins_.reserve_shards(sources_.size());
  sources_.keep(source, std::move(text));
  return source;
}

std::string_view without_mark(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  return text;
}

}  // namespace sidelint::helm
