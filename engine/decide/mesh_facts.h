// What the user says of the mesh that the repository does not show: `.sidelint.yaml` and flags.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/decide/release.h"
#include "engine/model/selector.h"

namespace sidelint::decide {

struct MeshFacts {
  std::optional<Release> release;
  std::optional<Release> kubernetes;  // of the clusters; what injectors and the API server make of pods goes by it
  std::optional<std::string> policy;
  std::vector<model::Selector> never_inject;  // besides those that an injector's configuration lists
  std::optional<bool> enable_namespaces_by_default;
  // Revisions and tags that are served besides the default one, name to target revision (its own for a revision). If
  // given, the list is complete: any other revision is served by nobody.
  std::optional<std::map<std::string, std::string>> revisions;
  std::optional<std::string> default_revision;      // that serves `istio-injection=enabled`; "" if none does
  std::map<std::string, model::Labels> namespaces;  // labels of namespaces declared elsewhere, complete
  // Labels that a namespace is supposed to have whatever declares it, by its name; without a value: not to have. One
  // that nothing declares has no others.
  std::map<std::string, std::vector<std::pair<std::string, std::optional<std::string>>>> assumed_labels;

  // Whether the user described the control plane, so that nothing has to be assumed.
  bool describes_control_plane() const {
    return policy || enable_namespaces_by_default || revisions || default_revision;
  }
};

}  // namespace sidelint::decide
