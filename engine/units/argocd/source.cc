#include "engine/units/argocd/source.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "engine/source/path.h"
#include "engine/units/argocd/chart_source.h"
#include "engine/units/argocd/kustomize_amendment.h"

namespace sidelint::units {
namespace {

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
    take(std::move(*folder));
  }

 private:
  void miss(yaml::Node node, std::string_view what, std::string_view why) {
    const Span at = setting_.ground.origins.where(node.origin()).value_or(delivery_.at);
    delivery_.unknown.push_back({at, std::string(what), std::string(why)});
  }

  void take(std::string folder) {
    switch (tool_of(source_, folder, setting_.ground)) {
      case Tool::plugin:
        return miss(source_.find("plugin"), source_.find("plugin").find("name").text(), "a plugin makes the manifests");
      case Tool::helm:
        delivery_.sources.emplace_back(chart_source(source_, std::move(folder), setting_, delivery_));
        return;
      case Tool::kustomize:
        delivery_.sources.emplace_back(
            KustomizeSource{.folder = std::move(folder), .amendment = kustomize_amendment(source_.find("kustomize"))});
        return;
      case Tool::directory:
        if (is_given(source_.find("directory").find("jsonnet"))) {
          miss(source_.find("directory").find("jsonnet"), "jsonnet", "Jsonnet is not run");
        }
        delivery_.sources.emplace_back(directory_source(source_, std::move(folder)));
        return;
    }
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
