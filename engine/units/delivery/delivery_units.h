// What GitOps controllers deliver, as units: each delivery once, and those that are delivered by others after them.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/units/delivery/covering.h"
#include "engine/units/delivery/delivery.h"
#include "engine/units/delivery/tell.h"
#include "engine/units/discover.h"
#include "engine/units/hands/intake.h"
#include "engine/units/hands/made.h"
#include "engine/units/hands/site.h"
#include "engine/units/kustomizations/graph.h"
#include "engine/units/kustomizations/kustomization.h"
#include "engine/units/render.h"
#include "engine/units/unit.h"

namespace sidelint::units {

class DeliveryUnits {
 public:
  DeliveryUnits(const Site& site, const std::vector<Kustomization>& kustomizations, const Standing& standing,
                Intake& intake, const RenderLimits& limits);

  // `units` are those that nobody orders. Adds those that their objects order, and drops of the former what is
  // delivered: its folder, its chart, its files.
  void add_to(std::vector<Unit>& units);

 private:
  std::vector<Told> take_ready(std::vector<Told>& pending, const std::vector<Unit>& units) const;
  Covering covering() const;
  const Told* deliverer(const Told& told, const Covering& by, const std::vector<Unit>& units) const;
  // False: the limits allowed no more, which the first unit tells.
  bool deliver_all(std::vector<Told> ready, std::vector<Unit>& units);
  void deliver(std::vector<Told>& ready, std::vector<Unit>& units);
  Made reused(const KustomizeSource& source, const std::vector<Unit>& units) const;
  const Unit* bare_unit(const DeliveredSource& source, const std::vector<Unit>& units) const;
  bool can_matter(const KustomizeSource& source);
  Unit unit_of(Told& told, std::vector<Made>& made);
  std::string name_of(const Told& told);
  bool delivers_itself(const Told& told) const;
  std::string file_of(const DeliveredSource& source) const;
  void note_covered(const Told& told, const std::vector<Made>& made);
  void drop_covered(std::vector<Unit>& units) const;

  const Site& site_;
  const std::vector<Kustomization>& kustomizations_;
  const Standing& standing_;
  Intake& intake_;
  const RenderLimits& limits_;
  Teller teller_;
  Graph graph_;
  std::map<std::string, std::size_t, std::less<>> kustomization_in_;  // by folder
  std::size_t bare_ = 0;                                              // as many units are nobody's
  std::vector<Told> done_;                                            // by unit, from those on that are nobody's
  std::set<std::string, std::less<>> identities_;                     // of what was carried out
  std::set<std::string, std::less<>> names_;                          // of units
  std::set<std::string, std::less<>> shared_names_;                   // of the orders of this round
  std::map<std::string, std::size_t, std::less<>> times_ordered_;     // by order: several deliver what lies in a base
  std::size_t made_ = 0;                                              // objects and files
  std::set<std::string, std::less<>> covered_folders_;
  std::set<SourceId> covered_files_;
};

}  // namespace sidelint::units
