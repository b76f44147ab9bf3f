#include "engine/source/path.h"

#include <algorithm>
#include <cstddef>
#include <vector>

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

std::string join_path(std::string_view folder, std::string_view path) {
  std::vector<std::string_view> parts;
  const bool rooted = folder.starts_with('/');
  for (std::string_view rest : {folder, path}) {
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('/'), rest.size());
      const std::string_view part = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (part.empty() || part == ".") continue;
      const bool is_up = part == "..";
      const bool undoes = is_up && !parts.empty() && parts.back() != "..";
      if (undoes) parts.pop_back();
      if (!undoes && !(is_up && rooted)) parts.push_back(part);
    }
  }
  std::string joined;
  for (const std::string_view part : parts) {
    if (rooted || !joined.empty()) joined += '/';
    joined += part;
  }
  if (joined.empty()) joined = rooted ? "/" : ".";
  return joined;
}

bool is_within(std::string_view path, std::string_view folder) {
  if (folder == "/") return path.starts_with('/');
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

bool is_manifest_name(std::string_view name) {
  return name.ends_with(".yaml") || name.ends_with(".yml") || name.ends_with(".json") || name == "Kustomization";
}

}  // namespace sidelint
