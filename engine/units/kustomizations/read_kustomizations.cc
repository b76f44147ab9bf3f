#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/units/kustomizations/kustomization.h"
#include "engine/units/scan/kustomization_file.h"

namespace sidelint::units {
namespace {

Kustomization::Is kind_of(yaml::Node root) {
  const std::string_view version = root.find("apiVersion").text();
  if (!version.empty() && !version.starts_with("kustomize.config.k8s.io/")) return Kustomization::Is::another;
  const bool is_component = root.find("kind").text() == "Component";
  return is_component ? Kustomization::Is::component : Kustomization::Is::kustomization;
}

// Of generated ConfigMaps only Istio's own are of interest without an object that names them.
bool makes_objects(yaml::Node root) {
  for (const std::string_view field : {"generators", "helmCharts", "helmChartInflationGenerator"}) {
    if (root.find(field).size() > 0) return true;
  }
  const yaml::Node maps = root.find("configMapGenerator");
  for (std::size_t i = 0; i < maps.size(); ++i) {
    if (maps.item(i).find("name").text().starts_with("istio")) return true;
  }
  return false;
}

}  // namespace

std::vector<Kustomization> read_kustomizations(const Scan& scan, const FileIndex& files, const SourceMap& sources,
                                               Origins& origins) {
  const Surroundings around{sources, origins, [&](const std::string& path) { return files.find(path); }};
  std::vector<Kustomization> kustomizations;
  std::unordered_set<std::string> folders;
  for (const ScannedFile& file : scan.files) {
    if (!is_kustomization_file(sources.path(file.source)) || file.documents.empty()) continue;
    const yaml::Node root = file.documents.front().tree->root();
    Kustomization read = read_kustomization(file.source, root, around);
    read.is = kind_of(root);
    read.makes_objects = makes_objects(root);
    if (folders.insert(read.folder).second) kustomizations.push_back(std::move(read));
  }
  return kustomizations;
}

}  // namespace sidelint::units
