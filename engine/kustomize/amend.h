// What somebody orders on top of a folder's own kustomization, as the file itself would say it: the spec of a Flux
// Kustomization, the `kustomize:` of an Argo CD Application, a post-renderer of a HelmRelease.
//
// Mirrors fluxcd/pkg kustomize 1.44 (Generator.GenerateManifest) and what `kustomize edit` writes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/kustomize/kustomization.h"
#include "engine/kustomize/run.h"
#include "engine/source/span.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

struct Amendment {
  // Who reads the kustomization first. Flux writes it anew before kustomize sees it: fields that it does not know go,
  // and a folder that has none gets one of all manifests below.
  enum class Reader : std::uint8_t { kustomize, flux };

  // Fields of a kustomization. Texts replace, lists are appended, mappings are merged by key, images by name. Each
  // value has the origin of its order, and the text that it stands in is one of the build's sources.
  yaml::Value fields = yaml::Value::mapping();
  Reader reader = Reader::kustomize;
  Span ordered_at = {};  // for what is wrong with the folder as a whole
};

// Writes the fields into a kustomization whose own conform. False (and a refusal) if a field does not.
bool amend(Run& run, Kustomization& file, const Amendment& amendment);

// The kustomization that Flux makes of a folder without one. Empty (and a refusal) if it cannot be made.
std::optional<Kustomization> make_kustomization(Run& run, const std::string& folder, Span ordered_at);

}  // namespace sidelint::kustomize
