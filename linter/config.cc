#include "linter/config.h"

#include <array>
#include <memory>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "engine/yaml/load.h"
#include "engine/yaml/stream.h"
#include "linter/config/inherit.h"
#include "linter/config/read.h"
#include "linter/config/verify.h"
#include "linter/version.h"
#include "linter/version_range.h"

namespace sidelint::linter {
namespace {

constexpr std::array<std::string_view, 2> kFileNames{".sidelint.yaml", ".github/sidelint.yaml"};
constexpr std::uint64_t kLargest = 1U << 20U;  // bytes; a configuration is written by hand

std::string parent(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos || path == "/") return "";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// The path as a person in the working directory would write it.
std::string seen_from_here(const FileSystem& files, const std::string& path) {
  const Result<std::string> here = files.real_path(".");
  if (!here || !here->starts_with('/')) return path;
  std::string up;
  for (std::string folder = *here; !folder.empty() && folder != "/"; folder = parent(folder), up += "../") {
    if (path.starts_with(folder + "/")) return up + path.substr(folder.size() + 1);
  }
  return path;
}

// The nearest configuration in `folder` or above. The folder that holds `.git` is the last one that is asked.
std::optional<std::string> search_upward(const FileSystem& files, std::string folder) {
  for (; !folder.empty(); folder = parent(folder)) {
    const std::string prefix = folder == "/" ? folder : folder + "/";
    for (const std::string_view name : kFileNames) {
      std::string candidate = prefix + std::string(name);
      if (const Result<EntryKind> found = files.kind(candidate); found && *found == EntryKind::file) {
        return seen_from_here(files, candidate);
      }
    }
    if (files.kind(prefix + ".git")) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::string> search(const FileSystem& files, const std::string& root) {
  const Result<std::string> real = files.real_path(root);
  if (!real) return std::nullopt;
  const Result<EntryKind> kind = files.kind(*real);
  return search_upward(files, kind && *kind == EntryKind::directory ? *real : parent(*real));
}

// The nearest configuration above the one at `path`.
std::optional<std::string> search_above(const FileSystem& files, const std::string& path) {
  const Result<std::string> real = files.real_path(path);
  if (!real) return std::nullopt;
  std::string folder = parent(*real);
  if (folder.ends_with("/.github")) folder = parent(folder);
  if (files.kind(folder + "/.git")) return std::nullopt;
  return search_upward(files, parent(folder));
}

std::optional<Failure> read(yaml::Node root, const ConfigText& file, Config& config) {
  // Asked before the rest: a newer release may know more keys.
  if (const yaml::Node required = root.find("required-version");
      required && !refuse_version_range(required.text()) && !satisfies(kVersion, required.text())) {
    return failure_at(file, required.origin().span(),
                      "this is sidelint " + std::string(kVersion) + ", which is not " + std::string(required.text()));
  }
  if (std::optional<Failure> mistake = verify(root, file)) return mistake;
  read_config(root, config);
  return std::nullopt;
}

Result<Config> load_file(const FileSystem& files, const std::string& path);

// With what the configuration above says, if it wants that.
Result<Config> extended(const FileSystem& files, yaml::Node extends, Config config) {
  if (!extends) return config;
  const std::optional<std::string> above = search_above(files, config.path);
  if (!above) {
    const Span at = extends.origin().is_written() ? extends.origin().span() : Span{};
    return failure_at({config.path, config.text}, at, "no configuration stands above this one");
  }
  Result<Config> inherited = load_file(files, *above);
  if (!inherited) return inherited.failure();
  return inherit(std::move(config), std::move(inherited).value());
}

// Of a key that is written twice the first counts for nothing, and so does every document but the first.
std::optional<Failure> refuse_what_would_be_dropped(const yaml::Document& document, const ConfigText& file,
                                                    Origins& origins) {
  for (const yaml::DuplicateKey& twice : document.duplicate_keys())
    return failure_at(file, twice.wins, fmt::format("`{}` is written twice", twice.key));
  const yaml::Node root = document.root();
  if (!root || !root.origin().is_written()) return std::nullopt;
  for (const yaml::Piece& piece : yaml::split_yaml(file.text, SourceId{0})) {
    if (piece.bytes.begin < root.origin().span().end) continue;
    const yaml::Loaded loaded = yaml::load(file.text, piece.bytes, origins);
    const auto* more = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
    if (more != nullptr && !(*more)->root()) continue;
    return failure_at(file, {SourceId{0}, piece.bytes.begin, piece.bytes.begin}, "a second document is not read");
  }
  return std::nullopt;
}

Result<Config> load_file(const FileSystem& files, const std::string& path) {
  Config config;
  Result<std::string> bytes = files.read(path, kLargest);
  if (!bytes) return Failure{Failure::Code::usage, path + ": " + bytes.failure().text};
  yaml::Decoded decoded = yaml::decode(std::move(bytes).value());
  if (decoded.refused) return Failure{Failure::Code::usage, path + ": " + *decoded.refused};
  config.path = path;
  config.text = std::move(decoded.text);
  const ConfigText file{config.path, config.text};
  Origins origins;
  origins.reserve_shards(1);
  const yaml::Loaded loaded =
      yaml::load(config.text, {SourceId{0}, 0, static_cast<std::uint32_t>(config.text.size())}, origins);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) return failure_at(file, problem->at, problem->message);
  const auto& document = std::get<std::unique_ptr<const yaml::Document>>(loaded);
  if (std::optional<Failure> failure = refuse_what_would_be_dropped(*document, file, origins)) return *failure;
  if (std::optional<Failure> failure = read(document->root(), file, config)) return *failure;
  return extended(files, document->root().find("extends"), std::move(config));
}

}  // namespace

std::optional<std::string> find_config(const FileSystem& files, const std::optional<std::string>& named,
                                       const std::string& root) {
  return named ? named : search(files, root == "-" ? "." : root);
}

Result<Config> load_config(const FileSystem& files, const std::optional<std::string>& named, const std::string& root) {
  const std::optional<std::string> path = find_config(files, named, root);
  return path ? load_file(files, *path) : Config();
}

}  // namespace sidelint::linter
