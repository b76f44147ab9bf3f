// Which paths of a kustomization lead into the network.
#pragma once

#include <string_view>

namespace sidelint::kustomize {

// `http://` and `https://`, which kustomize tries to fetch first.
bool is_web_address(std::string_view path);
// What kustomize takes for a git repository. Mirrors api 0.21, internal/git/repospec.go.
bool is_git_repository(std::string_view path);

}  // namespace sidelint::kustomize
