#include "linter/extent.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace sidelint::linter {
namespace {

std::string parent(const std::string& path) { return path.substr(0, path.rfind('/')); }

// The folder that the configuration speaks for; empty if none was found by its place.
std::string folder_of(const FileSystem& files, const Options& options, const Config& config) {
  if (options.config || config.path.empty()) return {};
  const Result<std::string> real = files.real_path(config.path);
  if (!real) return {};
  const std::string folder = parent(*real);
  return folder.ends_with("/.github") ? parent(folder) : folder;
}

// The folder at or above `folder` that holds `.git`; the folder itself if none does.
std::string repository_of(const FileSystem& files, const std::string& folder) {
  for (std::string each = folder;; each = parent(each)) {
    if (files.kind(each + "/.git")) return each;
    if (each.empty()) return folder;
  }
}

}  // namespace

Extent extent_of(const FileSystem& files, const Options& options, const Config& config) {
  if (!options.exclude.empty()) return Extent::part;
  const std::vector<std::string> roots = options.context ? std::vector{*options.context} : options.paths;
  const std::string configured = folder_of(files, options, config);
  const auto holds_all = [&](const std::string& root) {
    const Result<std::string> real = files.real_path(root);
    const Result<EntryKind> kind = real ? files.kind(*real) : Result<EntryKind>(real.failure());
    if (!kind || *kind != EntryKind::directory) return false;
    const std::string folder = *real == "/" ? "" : *real;
    const std::string all = configured.empty() ? repository_of(files, folder) : configured;
    return all == folder || all.starts_with(folder + "/");
  };
  return std::ranges::any_of(roots, holds_all) ? Extent::whole : Extent::part;
}

}  // namespace sidelint::linter
