// The annotations that `buildMetadata:` asks for, as kustomize writes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/kustomize/resource.h"

namespace sidelint::kustomize {

// Of an object that stands in a file, seen from the root's folder.
std::string note_of_file(std::string_view path);
// Of a generator or transformer that the kustomization at `path` orders.
std::string note_of_builtin(std::string_view path, std::string_view kind);
// Of one that is an object of its own, with the note of the file in which it stands.
std::string note_of_plugin(const Resource& plugin);
// Notes of transformers as a list.
std::string note_list(const std::vector<std::string>& notes);

}  // namespace sidelint::kustomize
