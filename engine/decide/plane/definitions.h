// Everything in a repository that says what a control plane is: webhook configurations and injectors' ConfigMaps as
// they stand, and those that somebody's order for a control plane leads to.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/control_plane.h"
#include "engine/decide/plane/ordered.h"
#include "engine/decide/plane/reach.h"
#include "engine/model/repository.h"

namespace sidelint::decide {

// One definition of a webhook configuration.
struct HookDefinition {
  const model::WebhookConfiguration* configuration;
  std::size_t rank = 0;  // of two in one place the lower counts; 0 is the configuration itself
  std::optional<Release> release;
  std::optional<ReleaseRange> among;
  const model::MeshInstall* order = nullptr;  // that it follows from
  bool perhaps = false;                       // whether it follows cannot be told: see question_of

  const model::Object& object() const { return configuration->object; }
};

struct InjectorDefinition {
  const model::Object* place;
  const model::InjectorSettings* settings;
  OriginId at;
  std::size_t rank = 0;
  bool may_change = false;  // before it is applied

  const model::Object& object() const { return *place; }
};

class Definitions {
 public:
  template <class Definition>
  using Named = std::map<std::string, std::vector<Definition>>;

  explicit Definitions(const model::Repository& repository);

  bool empty() const { return hooks_.empty() && injectors_.empty(); }
  const Named<HookDefinition>& hooks() const { return hooks_; }              // by the configuration's name, mostly
  const Named<InjectorDefinition>& injectors() const { return injectors_; }  // by revision
  void forget_hooks() { hooks_.clear(); }

 private:
  void add(const model::MeshInstall& install);

  Named<HookDefinition> hooks_;
  Named<InjectorDefinition> injectors_;
  std::deque<Ordered> ordered_;  // addresses stay
};

// Of the definitions that may count for a place, those that do: the nearest, of these the lowest in rank, of these
// those whose folders are named most like the place's. Several are as good as each other.
template <class Definition>
std::vector<const Definition*> choose(const std::vector<Definition>& all, const Place& place);

}  // namespace sidelint::decide
