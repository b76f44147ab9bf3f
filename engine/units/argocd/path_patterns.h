// Folders and files of a repository that a generator's patterns name.
//
// Mirrors argo-cd 3.1: folders by path.Match of Go over all whose names begin with no dot (applicationset/generators
// git.go, filterApps); files as `git ls-files` finds them, so that `*` takes slashes too (util/git).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/source/file_system.h"

namespace sidelint::units {

// Whether the pattern is the path, part by part.
bool is_path_match(std::string_view pattern, std::string_view path);
// Whether the pattern is the text: `*` takes anything, slashes too.
bool is_wildcard_match(std::string_view pattern, std::string_view text);

// The paths below `root`, which is a real folder, sorted. Links are not followed.
std::vector<std::string> folders_matching(const FileSystem& files, const std::string& root, std::string_view pattern);
std::vector<std::string> files_matching(const FileSystem& files, const std::string& root, std::string_view pattern);

}  // namespace sidelint::units
