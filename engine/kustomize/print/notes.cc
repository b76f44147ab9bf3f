// Mirrors kustomize api 0.21, resource/origin.go.
#include "engine/kustomize/print/notes.h"

#include <algorithm>

namespace sidelint::kustomize {
namespace {

constexpr std::string_view kPath = "path: ";

}  // namespace

std::string note_of_file(std::string_view path) { return (std::string(kPath) += path) += '\n'; }

std::string note_of_builtin(std::string_view path, std::string_view kind) {
  std::string text = "configuredIn: ";
  (text += path) += "\nconfiguredBy:\n  apiVersion: builtin\n  kind: ";
  return (text += kind) += '\n';
}

std::string note_of_plugin(const Resource& plugin) {
  std::string_view path = plugin.origin_note;
  path.remove_prefix(std::min(kPath.size(), path.size()));
  if (path.ends_with('\n')) path.remove_suffix(1);
  std::string text = note_of_builtin(path, plugin.gvk().kind);
  if (!plugin.name().empty()) ((text += "  name: ") += plugin.name()) += '\n';
  if (!plugin.ns().empty()) ((text += "  namespace: ") += plugin.ns()) += '\n';
  return text;
}

std::string note_list(const std::vector<std::string>& notes) {
  std::string list;
  for (const std::string& one : notes) {
    list += "- ";
    for (std::size_t i = 0; i < one.size(); ++i) {
      list += one[i];
      if (one[i] == '\n' && i + 1 < one.size()) list += "  ";
    }
  }
  return list;
}

}  // namespace sidelint::kustomize
