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

// Whether a file of this name, met in a folder, is read: `*.yaml`, `*.yml`, `*.json`, and `Kustomization`, which
// kustomize reads without a suffix.
bool is_manifest_name(std::string_view name);

}  // namespace sidelint
