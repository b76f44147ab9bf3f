// Mirrors kustomize api 0.21, resource/origin.go.
#include "engine/kustomize/notes.h"

namespace sidelint::kustomize {
namespace {

std::string note(std::string_view path, std::string_view api_version, std::string_view kind, std::string_view name) {
  std::string text = "configuredIn: ";
  (text += path) += "\nconfiguredBy:\n  apiVersion: ";
  ((text += api_version) += "\n  kind: ") += kind;
  if (!name.empty()) (text += "\n  name: ") += name;
  return text += '\n';
}

}  // namespace

std::string note_of_file(std::string_view path) { return "path: " + std::string(path) + '\n'; }

std::string note_of_builtin(std::string_view path, std::string_view kind) { return note(path, "builtin", kind, {}); }

std::string note_of_plugin(const Resource& plugin, std::string_view path) {
  return note(path, "builtin", plugin.gvk().kind, plugin.name());
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
