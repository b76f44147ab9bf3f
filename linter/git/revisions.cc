#include "linter/git/revisions.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "linter/git/command.h"

namespace sidelint::linter {
namespace {

constexpr std::size_t kShortId = 12;

Failure usage(std::string text) { return {Failure::Code::usage, std::move(text)}; }

bool is_there(const std::string& revision) { return ask_git({"rev-parse", "--verify", "--quiet", revision}).ok(); }

// What may be the reason that git does not know it.
std::string hint(const std::string& revision) {
  if (!is_there("HEAD")) return ": the current branch has no commit yet";
  const Result<std::string> is_shallow = ask_git({"rev-parse", "--is-shallow-repository"});
  if (is_shallow && *is_shallow == "true") {
    return ": this clone is shallow, fetch more of it (`git fetch --unshallow`, or `fetch-depth: 0` of "
           "actions/checkout)";
  }
  return is_there("refs/remotes/origin/" + revision) ? fmt::format("; did you mean `origin/{}`?", revision) : "";
}

// The id of the object that the revision leads to. No word gets to git that it would take for a flag.
Result<std::string> id_of(const std::string& revision, std::string_view type) {
  if (revision.empty() || revision.starts_with('-')) return usage(fmt::format("`{}` names no revision", revision));
  Output told = run_program(git({"rev-parse", "--verify", "--quiet", fmt::format("{}^{{{}}}", revision, type)}));
  if (told.code == 0) return told.text.substr(0, told.text.find('\n'));
  if (!told.errors.empty()) return git_failed(told);
  return usage(fmt::format("git knows no revision `{}`{}", revision, hint(revision)));
}

std::string name_of(const std::string& revision) {
  const bool is_id =
      revision.size() >= 40 && std::ranges::all_of(revision, [](unsigned char c) { return std::isxdigit(c) != 0; });
  return is_id ? revision.substr(0, kShortId) : revision;
}

Result<GitState> state_of(const std::string& revision) {
  Result<std::string> tree = id_of(revision, "tree");
  if (!tree) return tree.failure();
  return GitState{std::move(tree).value(), name_of(revision)};
}

Result<std::string> merge_base(const std::string& one, const std::string& other) {
  std::vector<std::string> command{"merge-base"};
  for (const std::string& each : {one, other}) {
    Result<std::string> commit = id_of(each, "commit");
    if (!commit) return commit;
    command.push_back(std::move(commit).value());
  }
  const Output told = run_program(git(std::move(command)));
  if (told.code == 0) return told.text.substr(0, told.text.find('\n'));
  if (!told.errors.empty()) return git_failed(told);
  return usage(fmt::format("`{}` and `{}` have no commit in common{}", one, other, hint(one)));
}

Result<std::vector<GitState>> states_of(const std::vector<std::string>& revisions) {
  std::vector<GitState> states;
  for (const std::string& revision : revisions) {
    Result<GitState> state = state_of(revision);
    if (!state) return state.failure();
    states.push_back(std::move(state).value());
  }
  return states;
}

}  // namespace

Result<GitPlace> git_place() {
  Result<std::string> top = ask_git({"rev-parse", "--show-toplevel"});
  if (!top) return top.failure();
  const Result<std::string> here = DiskFileSystem().real_path(".");
  if (!here) return here.failure();
  return GitPlace{std::move(top).value(), *here};
}

Result<std::vector<GitState>> git_states(const std::vector<std::string>& words) {
  const std::string& word = words.front();
  const std::size_t dots = word.find("..");
  if (dots == std::string::npos) return states_of(words);
  if (words.size() > 1) return usage(fmt::format("`{}` names both sides; `{}` is one word too many", word, words[1]));
  const bool from_common = word.substr(dots).starts_with("...");
  const auto or_head = [](std::string side) { return side.empty() ? "HEAD" : side; };
  std::string before = or_head(word.substr(0, dots));
  const std::string after = or_head(word.substr(dots + (from_common ? 3 : 2)));
  if (from_common) {
    Result<std::string> common = merge_base(before, after);
    if (!common) return common.failure();
    before = std::move(common).value();
  }
  return states_of({before, after});
}

}  // namespace sidelint::linter
