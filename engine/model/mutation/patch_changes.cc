// What a patch changes, told from the patch alone.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/mutation/read_mutation.h"
#include "engine/yaml/json_pointer.h"

namespace sidelint::model {
namespace {

// `+(key)`: what stands in parentheses, and before them. Mirrors kyverno ext/anchor, release 1.15.
struct Anchor {
  std::string_view sign;
  std::string_view key;
  bool is_there = false;
};

Anchor read_anchor(std::string_view key) {
  const std::size_t open = key.find('(');
  if (open > 1 || !key.ends_with(')')) return {.sign = {}, .key = key};
  return {.sign = key.substr(0, open), .key = key.substr(open + 1, key.size() - open - 2), .is_there = true};
}

// A scalar that nobody fills in. A null removes what it stands for.
std::optional<std::string> told(yaml::Node value) {
  const bool is_scalar =
      value && !value.is(yaml::Kind::null) && !value.is(yaml::Kind::sequence) && !value.is(yaml::Kind::mapping);
  if (!is_scalar || holds_placeholder(value.text())) return std::nullopt;
  return std::string(value.text());
}

void add_merge(yaml::Node value, std::vector<std::string>& path, bool only_if_absent,
               std::vector<MutationChange>& changes) {
  if (!value.is(yaml::Kind::mapping)) {
    changes.push_back({path, told(value), only_if_absent, value.origin()});
    return;
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    const yaml::Node key = value.key(i);
    if (holds_placeholder(key.text())) {
      changes.push_back({path, std::nullopt, only_if_absent, key.origin()});
      continue;
    }
    const Anchor anchor = read_anchor(key.text());
    if (anchor.is_there && anchor.sign != "+") continue;
    path.emplace_back(anchor.key);
    add_merge(value.value(i), path, only_if_absent || anchor.is_there, changes);
    path.pop_back();
  }
}

}  // namespace

void add_merge_changes(yaml::Node patch, std::vector<MutationChange>& changes) {
  std::vector<std::string> path;
  if (patch && !patch.is(yaml::Kind::null)) add_merge(patch, path, false, changes);
}

std::vector<std::string> pointer_path(std::string_view pointer) {
  std::vector<std::string> path;
  while (!pointer.empty() && pointer.front() == '/') {
    pointer.remove_prefix(1);
    const std::string_view part = pointer.substr(0, pointer.find('/'));
    if (part.find("{{") != std::string_view::npos) return path;
    path.push_back(yaml::unescape_reference_token(part));
    pointer.remove_prefix(part.size());
  }
  return path;
}

void add_json_patch_changes(yaml::Node operations, std::vector<MutationChange>& changes) {
  if (operations && !operations.is(yaml::Kind::sequence))
    changes.push_back({{}, std::nullopt, false, operations.origin()});
  for (std::size_t i = 0; operations.is(yaml::Kind::sequence) && i < operations.size(); ++i) {
    const yaml::Node operation = operations.item(i);
    const std::string_view name = operation.find("op").text();
    if (name == "test") continue;
    const bool sets = name == "add" || name == "replace";
    const yaml::Node pointer = operation.find("path");
    changes.push_back(
        {pointer_path(pointer.text()), sets ? told(operation.find("value")) : std::nullopt, false, pointer.origin()});
  }
}

}  // namespace sidelint::model
