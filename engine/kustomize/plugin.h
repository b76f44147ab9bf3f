// The built-in plugins, as files of `generators:`, `transformers:` and `validators:` order them.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "engine/kustomize/resource_list.h"
#include "engine/kustomize/run.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// Whether `apiVersion: builtin`; others are programs or functions.
bool is_builtin_plugin(const Resource& plugin);

// False: the build is refused.
bool run_transformer(Run& run, ResourceList& list, const Resource& plugin, std::string_view folder);
// What it generates comes behind `made`. A chart is handed to `inflate`.
using Inflate = std::function<bool(const yaml::Value& chart, std::vector<Resource>& made)>;
bool run_generator(Run& run, const Resource& plugin, std::string_view folder, const Inflate& inflate,
                   std::vector<Resource>& made);

}  // namespace sidelint::kustomize
