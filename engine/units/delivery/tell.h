// Finds the deliveries among the objects of units.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/units/delivery/delivery.h"
#include "engine/units/delivery/ground.h"
#include "engine/units/delivery/repository.h"
#include "engine/units/hands/intake.h"
#include "engine/units/hands/site.h"
#include "engine/units/unit.h"

namespace sidelint::units {

struct Told {
  Delivery delivery;
  std::size_t holder;    // the unit that holds the ordering object
  std::string order;     // the ordering object, by its document, kind and name
  std::string identity;  // and by what it says: equal for what is ordered twice in the same words
};

class Teller {
 public:
  Teller(const Site& site, Intake& intake) : site_(site), intake_(intake) {}

  // Those of the units from `first` on. What an ApplicationSet makes becomes an object of its unit.
  std::vector<Told> tell(std::vector<Unit>& units, std::size_t first);
  // What is known of the run around an ordering object that stands in this file.
  Ground ground(const std::string& file);

 private:
  void index(const std::vector<Unit>& units);
  void add_helmfiles(Unit& first, std::vector<Told>& told);
  void expand_sets(std::vector<Unit>& units, std::size_t first);
  const Remotes& remotes(const std::string& file);

  const Site& site_;
  Intake& intake_;
  std::map<std::string, Remotes, std::less<>> remotes_;  // by the repository's root
  struct Named {
    std::vector<const AppliedObject*> all;
    std::unordered_map<std::string, std::vector<const AppliedObject*>> by_name;
  };
  std::unordered_map<std::string_view, Named> named_;  // by kind
};

}  // namespace sidelint::units
