#include "engine/kustomize/read/files.h"

#include <utility>

#include "engine/kustomize/read/split.h"
#include "engine/source/path.h"
#include "engine/yaml/load.h"
#include "engine/yaml/stream.h"

namespace sidelint::kustomize {
namespace {

Flaw flaw_of(const yaml::Problem& problem) { return {problem.at, "malformed YAML: " + problem.message}; }

ParsedText parse(std::string_view text, const std::vector<Span>& pieces, Origins& origins, yaml::WordKeys words) {
  ParsedText parsed;
  for (const Span& piece : pieces) {
    yaml::Loaded loaded = yaml::load(text, piece, origins, words);
    if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) {
      parsed.flaw = flaw_of(*problem);
      return parsed;
    }
    parsed.documents.push_back({std::get<std::unique_ptr<const yaml::Document>>(std::move(loaded)), piece});
  }
  return parsed;
}

}  // namespace

Files::Files(const FileSystem& system, SourceMap& sources, Origins& origins, Setting setting)
    : system_(system),
      sources_(sources),
      origins_(origins),
      setting_(std::move(setting)),
      root_(system, setting_.root) {}

std::string Files::shown(std::string_view resolved) const {
  return setting_.name && root_.holds(resolved) ? setting_.name(resolved) : root_.shown(resolved);
}

std::variant<std::string, Flaw> Files::folder(std::string_view folder, std::string_view path) {
  const std::string joined = path.starts_with('/') ? std::string(path) : join_path(folder, path);
  if (const auto known = folders_.find(joined); known != folders_.end()) return known->second;
  std::variant<std::string, Flaw> answer = Flaw{{}, "`" + std::string(path) + "` is no folder"};
  const Result<std::string> real = system_.real_path(joined);
  if (real) {
    const Result<EntryKind> kind = system_.kind(*real);
    if (kind && *kind == EntryKind::directory) answer = *real;
    if (!root_.holds(*real)) answer = Flaw{{}, "`" + std::string(path) + "` lies outside the repository"};
  }
  return folders_.emplace(joined, std::move(answer)).first->second;
}

Files::Read Files::read(const std::string& path) {
  const Result<std::string> real = system_.real_path(path);
  if (!real) return {{}, "no such file"};
  if (!root_.holds(*real)) return {{}, "lies outside the repository"};
  std::string name = shown(path);
  if (setting_.known) {
    const std::optional<SourceId> known = setting_.known(name);
    if (known && !sources_.text(*known).empty()) return {*known, std::nullopt};
  }
  Result<std::string> bytes = system_.read(path, setting_.largest_file);
  if (!bytes) return {{}, bytes.failure().text};
  std::optional<SourceId> source = setting_.known ? setting_.known(name) : std::nullopt;
  if (!source) source = sources_.add(std::move(name));
  origins_.reserve_shards(sources_.size());
  sources_.keep(*source, *std::move(bytes));
  return {*source, std::nullopt};
}

std::variant<SourceId, Flaw> Files::text(std::string_view folder, std::string_view path) {
  const std::string joined = path.starts_with('/') ? std::string(path) : join_path(folder, path);
  if (setting_.reach == Reach::own_folder && !is_within(joined, folder))
    return Flaw{{}, "`" + std::string(path) + "` is not in or below the folder of its kustomization"};
  auto known = files_.find(joined);
  if (known == files_.end()) known = files_.emplace(joined, read(joined)).first;
  if (!known->second.failed) return known->second.source;
  std::string message = "cannot read `" + std::string(path) + "`: ";
  message += *known->second.failed;
  return Flaw{{}, std::move(message)};
}

std::vector<DirectoryEntry> Files::entries(const std::string& folder) const {
  if (!holds(folder)) return {};
  Result<std::vector<DirectoryEntry>> entries = system_.list(folder);
  return entries ? *std::move(entries) : std::vector<DirectoryEntry>();
}

const ParsedText& Files::documents(SourceId source) {
  if (const auto known = parsed_.find(source); known != parsed_.end()) return known->second;
  const std::string_view text = sources_.text(source);
  std::variant<std::vector<Span>, Flaw> pieces = split_documents(text, source);
  ParsedText parsed;
  if (auto* flaw = std::get_if<Flaw>(&pieces))
    parsed.flaw = std::move(*flaw);
  else
    parsed = parse(text, std::get<std::vector<Span>>(pieces), origins_, yaml::WordKeys::as_written);
  return parsed_.emplace(source, std::move(parsed)).first->second;
}

const ParsedText& Files::first_document(SourceId source) {
  if (const auto known = first_.find(source); known != first_.end()) return known->second;
  const std::string_view text = sources_.text(source);
  const Span whole{source, 0, static_cast<std::uint32_t>(text.size())};
  return first_.emplace(source, parse(text, {whole}, origins_, yaml::WordKeys::as_json)).first->second;
}

}  // namespace sidelint::kustomize
