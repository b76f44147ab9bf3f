#include "engine/units/argocd/source.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "engine/source/path.h"
#include "engine/units/argocd/chart_source.h"
#include "engine/units/argocd/kustomize_amendment.h"
#include "engine/units/argocd/path_patterns.h"
#include "engine/units/argocd/source_overrides.h"
#include "engine/units/argocd/variables.h"

namespace sidelint::units {
namespace {

constexpr std::array<std::string_view, 3> kKustomizations{"kustomization.yaml", "kustomization.yml", "Kustomization"};
constexpr std::string_view kJsonnet = ".jsonnet";

enum class Tool : std::uint8_t { directory, helm, kustomize, plugin };

bool is_given(yaml::Node node) { return node.is(yaml::Kind::mapping) && node.size() > 0; }

// Which tool makes the manifests. Mirrors argo-cd 3.1: ApplicationSource.ExplicitType, else what lies in the folder
// (util/app/discovery), where the file that comes last in the order of names counts.
Tool tool_of(yaml::Node source, const std::string& folder, const Ground& ground) {
  if (is_given(source.find("plugin"))) return Tool::plugin;
  if (is_given(source.find("kustomize"))) return Tool::kustomize;
  if (is_given(source.find("helm"))) return Tool::helm;
  if (is_given(source.find("directory"))) return Tool::directory;
  constexpr std::array<std::pair<std::string_view, Tool>, 4> kSigns{{{"kustomization.yml", Tool::kustomize},
                                                                     {"kustomization.yaml", Tool::kustomize},
                                                                     {"Kustomization", Tool::kustomize},
                                                                     {"Chart.yaml", Tool::helm}}};
  for (const auto& [name, tool] : kSigns) {
    const Result<EntryKind> kind = ground.site.files.kind(join_path(ground.site.territory.real(folder), name));
    if (kind && *kind == EntryKind::file) return tool;
  }
  return Tool::directory;
}

// A glob as `directory.include` has it: `{a,b}` are alternatives, which become globs of their own.
void add_globs(std::string_view pattern, std::vector<std::string>& globs) {
  constexpr std::size_t kMostGlobs = 256;
  std::vector<std::string> pending{std::string(pattern)};
  while (!pending.empty() && globs.size() < kMostGlobs) {
    const std::string next = std::move(pending.back());
    pending.pop_back();
    const std::size_t open = next.find('{');
    const std::size_t close = open == std::string::npos ? open : next.find('}', open);
    if (close == std::string::npos) {
      if (!next.empty()) globs.push_back(next);
      continue;
    }
    for (std::size_t begin = open + 1; begin <= close && pending.size() < kMostGlobs;) {
      const std::size_t end = std::min(next.find(',', begin), close);
      pending.push_back(next.substr(0, open).append(next, begin, end - begin).append(next, close + 1));
      begin = end + 1;
    }
  }
}

DirectorySource directory_source(yaml::Node source, std::string folder) {
  const yaml::Node directory = source.find("directory");
  DirectorySource made{.folder = std::move(folder)};
  if (directory.find("recurse").boolean() == true) made.depth = DirectorySource::Depth::all_folders;
  add_globs(directory.find("include").text(), made.include);
  add_globs(directory.find("exclude").text(), made.exclude);
  return made;
}

class SourceReader {
 public:
  SourceReader(yaml::Node source, const SourceSetting& setting, Delivery& delivery)
      : source_(source), setting_(setting), delivery_(delivery) {}

  void read() {
    const yaml::Node repository = source_.find("repoURL");
    const yaml::Node path = source_.find("path");
    if (const yaml::Node chart = source_.find("chart"); !chart.text().empty()) {
      return miss(chart, chart.text(), "the chart lies in a repository of charts");
    }
    if (path.text().empty() && source_.find("ref")) return;  // it only gives files to others
    if (is_to_be_filled(path.text()) || is_to_be_filled(repository.text())) {
      return miss(path ? path : repository, path ? path.text() : repository.text(), "nobody says what is filled in");
    }
    if (!is_here(setting_.ground, setting_.file, repository.text(), path.text())) {
      return miss(repository, repository.text(), "another repository");
    }
    std::optional<std::string> folder = folder_in_repository(setting_.ground, setting_.file, path.text());
    if (!folder) return miss(path ? path : repository, path.text(), "the repository has no such folder");
    note_revision();
    const std::unique_ptr<const yaml::Document> overridden =
        with_overrides(source_, *folder, setting_.name, setting_.ground, delivery_);
    if (overridden) source_ = overridden->root();
    take(std::move(*folder));
  }

 private:
  void miss(yaml::Node node, std::string_view what, std::string_view why) {
    const Span at = setting_.ground.origins.where(node.origin()).value_or(delivery_.at);
    delivery_.unknown.push_back({at, std::string(what), std::string(why)});
  }

  // Of another revision the files may be others; those that are here are all that can be seen.
  void note_revision() {
    const yaml::Node revision = source_.find("targetRevision");
    if (is_this_revision(setting_.ground.remotes, revision.text())) return;
    miss(revision, revision.text(), "files of this revision are taken as they stand here");
  }

  BuildVariables variables() const {
    return {.name = setting_.name,
            .name_space = setting_.name_space,
            .project = setting_.project,
            .address = std::string(source_.find("repoURL").text()),
            .path = std::string(source_.find("path").text()),
            .revision = std::string(source_.find("targetRevision").text())};
  }

  void take(std::string folder) {
    switch (tool_of(source_, folder, setting_.ground)) {
      case Tool::plugin:
        return miss(source_.find("plugin"), source_.find("plugin").find("name").text(), "a plugin makes the manifests");
      case Tool::helm:
        delivery_.sources.emplace_back(chart_source(source_, std::move(folder), variables(), setting_, delivery_));
        return;
      case Tool::kustomize:
        take_kustomization(std::move(folder));
        return;
      case Tool::directory:
        take_directory(std::move(folder));
        return;
    }
  }

  void take_kustomization(std::string folder) {
    const yaml::Node kustomize = source_.find("kustomize");
    KustomizeSource made{.folder = std::move(folder), .amendment = kustomize_amendment(kustomize, variables())};
    if (kustomize.find("ignoreMissingComponents").boolean() == true) drop_missing_components(made);
    delivery_.sources.emplace_back(std::move(made));
  }

  // argo-cd 3.6 takes the first that is there, and no other.
  void drop_missing_components(KustomizeSource& made) const {
    yaml::Value* components = made.amendment.find("components");
    if (components == nullptr) return;
    const std::string folder = setting_.ground.site.territory.real(made.folder);
    const auto is_missing = [&](const yaml::Value& each) { return !has_kustomization(join_path(folder, each.text)); };
    std::erase_if(components->items, is_missing);
    if (components->items.size() > 1) components->items.resize(1);
    if (components->items.empty()) made.amendment.erase("components");
  }

  bool has_kustomization(const std::string& folder) const {
    return std::ranges::any_of(kKustomizations, [&](std::string_view name) {
      const Result<EntryKind> kind = setting_.ground.site.files.kind(join_path(folder, name));
      return kind && *kind == EntryKind::file;
    });
  }

  void take_directory(std::string folder) {
    const yaml::Node directory = source_.find("directory");
    DirectorySource made = directory_source(source_, std::move(folder));
    if (is_given(directory.find("jsonnet")) || holds_jsonnet(made)) {
      miss(directory ? directory : source_.find("path"), "jsonnet", "Jsonnet is not run");
    }
    if (directory.find("disableExtensionFilter").boolean() == true)
      miss(directory.find("disableExtensionFilter"), "disableExtensionFilter", "files of other names are not read");
    delivery_.sources.emplace_back(std::move(made));
  }

  bool holds_jsonnet(const DirectorySource& directory) const {
    const std::string root = setting_.ground.site.territory.real(directory.folder);
    const bool is_deep = directory.depth == DirectorySource::Depth::all_folders;
    if (!is_deep) {
      const Result<std::vector<DirectoryEntry>> entries = setting_.ground.site.files.list(root);
      return entries && std::ranges::any_of(*entries, [](const auto& each) { return each.name.ends_with(kJsonnet); });
    }
    return !files_matching(setting_.ground.site.files, root, "*.jsonnet").empty();
  }

  yaml::Node source_;
  const SourceSetting& setting_;
  Delivery& delivery_;
};

}  // namespace

void read_source(yaml::Node source, const SourceSetting& setting, Delivery& delivery) {
  SourceReader(source, setting, delivery).read();
}

}  // namespace sidelint::units
