// The kustomization that Flux makes of a folder without one: all YAML below, and folders that have their own.
//
// Mirrors fluxcd/pkg kustomize 1.44 (scanManifests) and what source-controller 1.7 packs: no links, none of the files
// that its patterns or a `.sourceignore` name (sourceignore.go). Left out: `spec.ignore` of a source.
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/kustomize/amend.h"
#include "engine/source/gitignore.h"
#include "engine/source/path.h"

namespace sidelint::kustomize {
namespace {

constexpr std::string_view kIgnored =
    ".git/\n.gitignore\n.gitmodules\n.gitattributes\n"
    ".github/\n.circleci/\n.travis.yml\n.gitlab-ci.yml\nappveyor.yml\n.drone.yml\ncloudbuild.yaml\n"
    "codeship-services.yml\ncodeship-steps.yml\n"
    "**/.goreleaser.yml\n**/.sops.yaml\n**/.flux.yaml\n";

// The patterns of one folder.
struct Scope {
  std::string folder;
  Gitignore patterns;
};

class Walk {
 public:
  Walk(Run& run, std::string folder, Span ordered_at) : run_(run), root_(std::move(folder)), at_(ordered_at) {
    std::vector<Scope> above;
    for (std::string each = root_; run_.files().holds(each);) {
      read_patterns(each, above);
      if (each == "/") break;
      each.resize(std::max<std::size_t>(each.rfind('/'), 1));
    }
    scopes_.push_back({"", Gitignore(kIgnored)});
    std::move(above.rbegin(), above.rend(), std::back_inserter(scopes_));
  }

  // False: refused. Depth first, in order of names, as Go's filepath.Walk goes; folders wait on a stack of our own.
  bool run() {
    enter("");
    while (!waiting_.empty()) {
      const Waiting next = std::move(waiting_.back());
      waiting_.pop_back();
      if (next.kind == EntryKind::file || has_kustomization(next.path)) {
        paths_.push_back("./" + next.path);
      } else if (!run_.charge_folder(at_)) {
        return false;
      } else {
        enter(next.path);
      }
    }
    return true;
  }

  std::vector<std::string> take() && { return std::move(paths_); }

 private:
  struct Waiting {
    std::string path;  // below the root
    EntryKind kind;
  };

  std::string at(std::string_view path) const { return path.empty() ? root_ : root_ + '/' + std::string(path); }

  void read_patterns(const std::string& folder, std::vector<Scope>& scopes) {
    const std::variant<SourceId, Flaw> text = run_.files().text(folder, ".sourceignore");
    if (const auto* source = std::get_if<SourceId>(&text))
      scopes.push_back({folder, Gitignore(run_.files().sources().text(*source))});
  }

  bool has_kustomization(const std::string& path) const {
    const std::vector<DirectoryEntry> entries = run_.files().entries(at(path));
    return std::ranges::any_of(entries, [](const DirectoryEntry& entry) {
      return entry.kind == EntryKind::file && is_kustomization_name(entry.name);
    });
  }

  // Whether the last pattern of the innermost folder that says something says so.
  bool is_ignored(const std::string& path, Gitignore::Entry entry) const {
    for (std::size_t i = scopes_.size(); i-- > 0;) {
      const Scope& scope = scopes_[i];
      const std::string_view folder = scope.folder.empty() ? std::string_view(root_) : scope.folder;
      if (!is_within(path, folder)) continue;
      const std::string_view below = std::string_view(path).substr(as_prefix(folder).size());
      const Gitignore::Answer answer = scope.patterns.ask(below, entry);
      if (answer != Gitignore::Answer::silent) return answer == Gitignore::Answer::ignored;
    }
    return false;
  }

  void enter(const std::string& path) {
    const std::string folder = at(path);
    if (!path.empty()) read_patterns(folder, scopes_);
    std::vector<DirectoryEntry> entries = run_.files().entries(folder);
    std::ranges::sort(entries, std::greater(), &DirectoryEntry::name);  // the first is taken off the stack first
    for (DirectoryEntry& entry : entries) {
      const bool is_folder = entry.kind == EntryKind::directory;
      const bool is_manifest =
          entry.kind == EntryKind::file && (entry.name.ends_with(".yaml") || entry.name.ends_with(".yml"));
      if (!is_folder && !is_manifest) continue;
      const auto kind = is_folder ? Gitignore::Entry::directory : Gitignore::Entry::file;
      if (is_ignored(join_path(folder, entry.name), kind)) continue;
      waiting_.push_back({as_prefix(path) + entry.name, entry.kind});
    }
  }

  Run& run_;
  std::string root_;
  Span at_;
  std::vector<Scope> scopes_;  // the outer ones first
  std::vector<Waiting> waiting_;
  std::vector<std::string> paths_;
};

}  // namespace

std::optional<Kustomization> make_kustomization(Run& run, const std::string& folder, Span ordered_at) {
  Walk walk(run, folder, ordered_at);
  if (!walk.run()) return std::nullopt;
  const OriginId by = OriginId::written(ordered_at);
  Kustomization file{ordered_at.source, folder, "kustomization.yaml", yaml::Value::mapping(by)};
  const std::vector<std::string> paths = std::move(walk).take();
  if (paths.empty()) {  // as the generator itself keeps kustomize from refusing what is empty
    file.root.set("namespace", yaml::Value::string("_placeholder", by), by);
    return file;
  }
  yaml::Value& resources = file.root.set("resources", yaml::Value::sequence(by), by);
  for (const std::string& path : paths) resources.items.push_back(yaml::Value::string(path, by));
  return file;
}

}  // namespace sidelint::kustomize
