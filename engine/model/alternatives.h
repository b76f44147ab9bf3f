// Which units are for different places: overlays of one base, deliveries to different clusters.
//
// What stands in one unit says nothing of what stands in another one that holds the same objects: of the two a cluster
// gets one, or each under a name of its own.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/model/object.h"
#include "engine/model/repository.h"
#include "engine/source/origin.h"

namespace sidelint::model {

class Alternatives {
 public:
  explicit Alternatives(const Repository& repository);

  // Whether the objects' units are two that share an object, or go to two clusters.
  bool are_apart(const Object& a, const Object& b) const;

 private:
  std::map<std::string, std::vector<OriginId>> objects_of_;  // by unit, where its objects stand, sorted
};

}  // namespace sidelint::model
