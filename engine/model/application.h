// Applications of Argo CD, as far as they say what becomes of a namespace or of a webhook configuration.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/object.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/units/unit.h"

namespace sidelint::model {

struct Application {
  // Objects whose differences are not looked at: an entry of `ignoreDifferences`.
  struct Ignored {
    std::string group;  // "*" stands for all, as in the others
    std::string kind;
    std::string name;  // empty: of any
  };

  Object object;
  std::string delivers;             // the name of the unit that it makes; empty: none was made
  Traced<std::string> name_space;   // of the destination; empty: none
  std::optional<OriginId> creates;  // the option CreateNamespace=true
  FieldMap name_space_labels;       // of managedNamespaceMetadata
  OriginId policy_at;               // `syncPolicy`; as `name_space` if there is none
  std::int64_t wave = 0;            // of the annotation argocd.argoproj.io/sync-wave
  std::vector<Ignored> ignored = {};
  bool heals_itself = false;  // `automated.selfHeal`

  const std::string& name() const { return object.metadata.name.value; }
  // Whether differences of objects of that group and kind are not looked at.
  bool ignores(std::string_view group, std::string_view kind) const;
};

// Those of all units. Mirrors argo-cd 3.1, pkg/apis/application/v1alpha1.
std::vector<Application> read_applications(const std::vector<units::Unit>& units, const SourceMap& sources,
                                           Origins& origins);

}  // namespace sidelint::model
