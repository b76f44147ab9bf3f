#include "linter/diff/states.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "engine/source/path.h"
#include "linter/diff/folder_in_place.h"
#include "linter/diff/without_submodules.h"
#include "linter/git/revisions.h"
#include "linter/git/tree.h"

namespace sidelint::linter::diff {
namespace {

constexpr std::string_view kWithout = "; `sidelint diff --from FOLDER --to FOLDER` does without git";

Failure usage(std::string text) { return {Failure::Code::usage, std::move(text)}; }

// A file of a folder that PATHS name as seen from it.
std::string below(const std::string& folder, const std::string& path) {
  const std::string tidy = tidy_path(path);
  return tidy.empty() ? folder : as_prefix(folder) + tidy;
}

Result<States> open_folders(const Options& options) {
  if (!options.from_folder || !options.to_folder) return usage("--from and --to belong together");
  if (!options.commits.empty() || options.staged) return usage("--from and --to name both sides; no revision does");
  States states;
  states.disk = std::make_unique<const DiskFileSystem>();
  const std::string from = *options.from_folder;
  const std::string to = *options.to_folder;
  for (const std::string& folder : {from, to}) {
    const Result<EntryKind> kind = states.disk->kind(folder);
    if (!kind) return usage(fmt::format("`{}`: {}", folder, kind.failure().text));
    if (*kind != EntryKind::directory) return usage(fmt::format("`{}` is no folder", folder));
  }
  states.before = {std::make_unique<const FolderInPlace>(*states.disk, from, to), from};
  states.after = {std::make_unique<const DiskFileSystem>(), to};
  for (const std::string& path : options.paths) states.paths.push_back(below(to, path));
  states.before_path = [from, place = tidy_path(to)](const std::string& path) {
    const std::string tidy = tidy_path(path);
    if (place.empty()) return below(from, tidy);
    return is_within(tidy, place) ? from + tidy.substr(place.size()) : tidy;
  };
  return states;
}

// PATHS as they stand in the tree, too: one that is reached over a link from outside by its own name.
Result<std::vector<std::string>> paths_in(const GitPlace& place, const FileSystem& disk, const Options& options) {
  std::vector<std::string> paths;
  for (const std::string& path : options.paths) {
    if (path == "-") return usage("two states are compared; standard input is none");
    const std::string whole = path.starts_with('/') ? join_path("/", path) : join_path(place.here, path);
    if (is_within(whole, place.top)) {
      paths.push_back(path);
      continue;
    }
    const Result<std::string> real = disk.real_path(path);
    if (!real || !is_within(*real, place.top)) return usage(fmt::format("`{}` is not in this repository", path));
    paths.push_back(*real);
  }
  return paths;
}

void add_submodules(const GitTree& tree, std::vector<std::string>& submodules) {
  submodules.insert(submodules.end(), tree.submodules().begin(), tree.submodules().end());
}

Result<State> committed(const GitObjects& objects, const GitPlace& place, const GitState& state,
                        std::vector<std::string>& submodules) {
  Result<GitTree> tree = GitTree::of_commit(objects, place, state.tree);
  if (!tree) return tree.failure();
  add_submodules(*tree, submodules);
  return State{std::make_unique<const GitTree>(std::move(tree).value()), state.name};
}

Result<State> staged(const GitObjects& objects, const GitPlace& place, std::vector<std::string>& submodules) {
  Result<GitTree> tree = GitTree::of_index(objects, place);
  if (!tree) return tree.failure();
  add_submodules(*tree, submodules);
  return State{std::make_unique<const GitTree>(std::move(tree).value()), "the index"};
}

// What the index says are submodules is none of the work tree's own.
Result<State> work_tree(const GitObjects& objects, const GitPlace& place, const FileSystem& disk,
                        std::vector<std::string>& submodules) {
  const Result<State> index = staged(objects, place, submodules);
  if (!index) return index.failure();
  return State{std::make_unique<const WithoutSubmodules>(disk, submodules), "the work tree"};
}

Result<States> open_revisions(const Options& options) {
  // A clone without all objects must not go and fetch them: git 2.44 and newer obey.
  setenv("GIT_NO_LAZY_FETCH", "1", 0);  // NOLINT(concurrency-mt-unsafe): no thread runs yet
  Result<GitPlace> place = git_place();
  if (!place) return Failure{place.failure().code, place.failure().text + std::string(kWithout)};
  Result<std::vector<GitState>> named = git_states(options.commits);
  if (!named) return named.failure();
  if (named->size() > 1 && options.staged) return usage("--staged stands for HEAD; give one of them");
  States states;
  states.disk = std::make_unique<const DiskFileSystem>();
  Result<std::vector<std::string>> paths = paths_in(*place, *states.disk, options);
  if (!paths) return paths.failure();
  states.paths = std::move(paths).value();
  Result<std::unique_ptr<const GitObjects>> objects = GitObjects::open();
  if (!objects) return objects.failure();
  states.objects = std::move(objects).value();
  Result<State> before = committed(*states.objects, *place, named->front(), states.submodules);
  if (!before) return before.failure();
  Result<State> after = named->size() > 1 ? committed(*states.objects, *place, named->back(), states.submodules)
                        : options.staged  ? staged(*states.objects, *place, states.submodules)
                                          : work_tree(*states.objects, *place, *states.disk, states.submodules);
  if (!after) return after.failure();
  states.before = std::move(before).value();
  states.after = std::move(after).value();
  std::ranges::sort(states.submodules);
  states.submodules.erase(std::unique(states.submodules.begin(), states.submodules.end()), states.submodules.end());
  for (std::string& each : states.submodules) each.erase(0, as_prefix(place->top).size());
  // As `git show` takes it.
  const std::string here = is_within(place->here, place->top) ? place->here.substr(place->top.size()) : "";
  states.before_path = [here, place = *place, name = states.before.name](const std::string& path) {
    if (path.starts_with('/')) return name + ":" + path.substr(std::min(as_prefix(place.top).size(), path.size()));
    return name + ":" + join_path(here, path).substr(here.empty() ? 0 : 1);
  };
  return states;
}

}  // namespace

Result<States> open_states(const Options& options) {
  if (options.from_folder || options.to_folder) return open_folders(options);
  if (options.commits.empty()) return usage("BASE is required: a revision, or --from FOLDER and --to FOLDER");
  if (options.commits.size() > 2) {
    return usage(fmt::format("`{}` is one word too many: PATHS stand behind `--`", options.commits[2]));
  }
  return open_revisions(options);
}

}  // namespace sidelint::linter::diff
