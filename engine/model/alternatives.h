// Which units are for different places: overlays of one base, deliveries to different clusters.
//
// What stands in one unit says nothing of what stands in another one that holds the same objects: of the two a cluster
// gets one, or each under a name of its own.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/object.h"
#include "engine/model/repository.h"
#include "engine/source/origin.h"

namespace sidelint::model {

// Whether two clusters, as orders name them (units/cluster.h), are two for certain: not where nobody says, where one
// goes by its name and the other by its address, or where they are folders that do not lie beside each other.
bool are_two_clusters(std::string_view one, std::string_view other);

class Alternatives {
 public:
  explicit Alternatives(const Repository& repository);

  // Whether the objects' units are two that share an object, or go to two clusters.
  bool are_apart(const Object& a, const Object& b) const;

 private:
  std::map<std::string, std::vector<OriginId>> objects_of_;  // by unit, where its objects stand, sorted
};

}  // namespace sidelint::model
