// From what a person types to the trees that git knows it by.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "linter/git/tree.h"

namespace sidelint::linter {

// A state of the files that git holds: the tree's id, and how it is named to people.
struct GitState {
  std::string tree;
  std::string name;  // as typed; of a merge base the beginning of its id
};

// Where the call stands. Failure: in no work tree, or git cannot be run.
Result<GitPlace> git_place();

// BASE and perhaps HEAD, or one word `BASE...HEAD` (from what both have in common), or `BASE..HEAD`. Failure: a word
// that names nothing, and what a person can do about it.
Result<std::vector<GitState>> git_states(const std::vector<std::string>& words);

}  // namespace sidelint::linter
