#include "engine/helm/files.h"

#include <algorithm>
#include <utility>

#include "engine/source/path.h"

namespace sidelint::helm {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

std::string_view base_name(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  if (path.empty()) return ".";
  return path == "/" ? path : path.substr(path.rfind('/') + 1);
}

Files::Files(const FileSystem& system, SourceMap& sources, Origins& origins, Setting setting)
    : system_(system),
      sources_(sources),
      origins_(origins),
      setting_(std::move(setting)),
      root_(system, setting_.root) {}

std::string Files::shown(std::string_view resolved) const {
  return setting_.name && root_.holds(resolved) ? setting_.name(resolved) : root_.shown(resolved);
}

std::variant<std::string, Refusal> Files::resolve(std::string_view folder, std::string_view path) const {
  const std::string joined = path.starts_with('/') ? std::string(path) : join_path(folder, path);
  const Result<std::string> real = system_.real_path(joined);
  if (!real) return Refusal{{}, "path \"" + std::string(path) + "\" not found"};
  if (!root_.holds(*real)) return Refusal{{}, "`" + std::string(path) + "` lies outside the repository"};
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
