// Files that count because a document names them: values that somebody gives to a Helm chart. They have no kind of
// their own, so nothing in them tells that they are needed.
//
// Mirrors where Helm (Chart.yaml), kustomize (helmCharts, generators), Argo CD (valueFiles, also of `$ref` sources) and
// Flux (valuesFiles) look for such files.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/yaml/node.h"

namespace sidelint::units {

// Whether a file of this name orders charts without being a Kubernetes object: Chart.yaml.
bool orders_charts(std::string_view path);

// A file as a document writes it, and the folders it may be relative to, the likeliest first.
struct NamedFile {
  std::string_view name;  // "values.yaml", "$values/istio/values.yaml"
  std::vector<std::string> relative_to;
};
// A file that stands beside the document's own file `path`.
NamedFile named_beside(std::string_view path, std::string_view name);
// A file that is relative to the repository's root, or to `base` there.
NamedFile named_in_repository(std::string_view path, std::string_view name, std::string_view base);
// A file of Argo CD's `valueFiles`: relative to the source's `path:`, or to the root (`/…`, `$ref/…`).
NamedFile named_by_argo(std::string_view path, std::string_view name, std::string_view source_path);

// What the document names. `path` is its own file.
std::vector<NamedFile> named_files(yaml::Node root, std::string_view path);

// The file that is meant; empty if none of those that may be is there. A path that is relative to a repository is
// looked for in the document's folder and each folder above, for the repository's root is not known.
std::optional<std::string> find_named(const NamedFile& named, const std::function<bool(const std::string&)>& is_file);

}  // namespace sidelint::units
