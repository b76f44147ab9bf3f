// The two states of the files that a call of `diff` compares.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/source/file_system.h"
#include "linter/git/objects.h"
#include "linter/options.h"

namespace sidelint::linter::diff {

struct State {
  std::unique_ptr<const FileSystem> files;
  std::string name;  // "main", "the work tree", a folder
};

// Both have the same paths for the same files: those that PATHS would have in the work tree, or in the folder --to.
struct States {
  std::unique_ptr<const FileSystem> disk;     // which the others may look through
  std::unique_ptr<const GitObjects> objects;  // none where folders are compared
  State before;
  State after;
  std::vector<std::string> paths;  // to read; where one is missing on one side, that side has nothing there
  std::vector<std::string> submodules;
  std::function<std::string(const std::string& path)> before_path;  // how a file of the state before is named to people
};

// Failure: git is needed and does not answer; a revision that names nothing; a call that says too much or too little.
Result<States> open_states(const Options& options);

}  // namespace sidelint::linter::diff
