// The kustomizations that no other includes, as units: chosen, built apart, taken into the run in order.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/units/discover.h"
#include "engine/units/hands/adoption.h"
#include "engine/units/hands/intake.h"
#include "engine/units/hands/made.h"
#include "engine/units/hands/site.h"
#include "engine/units/kustomizations/kustomization.h"
#include "engine/units/kustomizations/roots.h"
#include "engine/units/render.h"
#include "engine/units/unit.h"

namespace sidelint::units {

class KustomizationUnits {
 public:
  KustomizationUnits(const Site& site, const std::vector<Kustomization>& kustomizations, const Standing& standing,
                     Intake& intake)
      : site_(site), kustomizations_(kustomizations), standing_(standing), intake_(intake) {}

  // Only those that may matter; on all cores.
  void build(const RenderLimits& limits);
  // What took part in a build is applied through it, and so is what a refused kustomization lists.
  void leave_out(Selection& plain) const;
  void take(std::vector<Unit>& units);

 private:
  // A root that was built, and by whom.
  struct Built {
    std::size_t root;
    Workplace* place;
    Made* made;
    Adoption* adoption;
  };

  void choose_roots();
  void build_parts(std::size_t buildable);
  void prepare_adoption();
  void drop_included();
  Unit take(const Built& built);
  void take_refused(const Built& built, Unit& unit);
  std::string folder_of(std::size_t root) const {
    const std::string& folder = kustomizations_[roots_[root].self].folder;
    return folder.empty() ? "." : folder;
  }

  const Site& site_;
  const std::vector<Kustomization>& kustomizations_;
  const Standing& standing_;
  Intake& intake_;
  std::vector<Root> roots_;
  std::vector<std::vector<std::size_t>> parts_;  // of the roots
  std::vector<Workplace> places_;                // by part
  std::vector<Adoption> adoptions_;
  std::vector<Built> built_;  // by root
};

}  // namespace sidelint::units
