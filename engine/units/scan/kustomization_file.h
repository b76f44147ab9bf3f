#pragma once

#include <string_view>

namespace sidelint::units {

// Whether a file of this name is a kustomization. Mirrors RecognizedKustomizationFileNames (kustomize api v0.20,
// konfig/general.go).
constexpr bool is_kustomization_file(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  return name == "kustomization.yaml" || name == "kustomization.yml" || name == "Kustomization";
}

}  // namespace sidelint::units
