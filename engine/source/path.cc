#include "engine/source/path.h"

#include <algorithm>

namespace sidelint {

std::string tidy_path(std::string_view typed) {
  std::string path = typed.starts_with('/') ? "/" : "";
  while (!typed.empty()) {
    const std::size_t end = std::min(typed.find('/'), typed.size());
    const std::string_view component = typed.substr(0, end);
    typed.remove_prefix(std::min(end + 1, typed.size()));
    if (component.empty() || component == ".") continue;
    if (!path.empty() && path != "/") path += '/';
    path += component;
  }
  return path;
}

std::string as_prefix(std::string_view folder) {
  std::string prefix(folder);
  if (!prefix.empty() && !prefix.ends_with('/')) prefix += '/';
  return prefix;
}

bool is_manifest_name(std::string_view name) {
  return name.ends_with(".yaml") || name.ends_with(".yml") || name.ends_with(".json") || name == "Kustomization";
}

}  // namespace sidelint
