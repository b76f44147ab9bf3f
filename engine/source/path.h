// Paths as people type them and as findings show them.
#pragma once

#include <string>
#include <string_view>

namespace sidelint {

// The path without `.` components and needless slashes: `./a//b/` is `a/b`, `.` is empty. `..` stays, for what it means
// depends on links.
std::string tidy_path(std::string_view typed);

// The path of a folder as the beginning of the paths in it.
std::string as_prefix(std::string_view folder);

// `path` seen from `folder`, `.` and `..` resolved as text, as Go's filepath.Join does.
std::string join_path(std::string_view folder, std::string_view path);

// Whether `path` is the folder or below it.
bool is_within(std::string_view path, std::string_view folder);

// Whether a file of this name, met in a folder, is read: `*.yaml`, `*.yml`, `*.json`, and `Kustomization`, which
// kustomize reads without a suffix.
bool is_manifest_name(std::string_view name);

}  // namespace sidelint
