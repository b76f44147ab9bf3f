// Which repository an address means, and where in the run its paths lie.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/file_system.h"

namespace sidelint::units {

// What the repository around a run is known by.
struct Remotes {
  std::string folder_name;             // of its root
  std::vector<std::string> addresses;  // of .git/config, as normal_address gives them; empty: nobody says
  std::string branch = {};             // that is checked out; empty: none, or nobody says
  std::string main_branch = {};        // the remote's own; likewise
};

// `root` is the real folder of the repository.
Remotes read_remotes(const FileSystem& files, const std::string& root);

// An address without what does not tell repositories apart: `git@GitHub.com:a/b.git` and `https://github.com/a/b` are
// both `github.com/a/b`.
std::string normal_address(std::string_view address);

// Whether a revision that an order names may be the one that the run looks at: a branch that is checked out, or the one
// that changes go to in the end.
bool is_this_revision(const Remotes& remotes, std::string_view revision);

// Whether a path that an order names can be told to lie in this repository: a path like "." lies in every one.
enum class PathEvidence : std::uint8_t { absent, trivial, present };

// Whether the address means the repository of the run. Forks and mirrors keep the last part of the address, so that is
// enough. Where no remotes are known, the path decides that the order names.
bool is_this_repository(const Remotes& remotes, std::string_view address, PathEvidence path);

}  // namespace sidelint::units
