// Where what was made apart becomes part of the run: its sources, its origins, objects of its units.
#pragma once

#include <string>
#include <unordered_map>

#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/units/hands/adoption.h"
#include "engine/units/hands/made.h"
#include "engine/units/scan/file_index.h"
#include "engine/units/unit.h"

namespace sidelint::units {

class Intake {
 public:
  Intake(const FileIndex& index, SourceMap& sources, Origins& origins)
      : index_(index), sources_(sources), origins_(origins) {}
  Intake(const Intake&) = delete;
  Intake& operator=(const Intake&) = delete;

  SourceMap& sources() { return sources_; }
  Origins& origins() { return origins_; }
  // The run's source of that path; a new one if the run has not met the file.
  SourceId source_of(const std::string& path);
  // Ids are given when they are asked for: who adopts first decides them.
  Adoption adoption_from(const Workplace& place);

 private:
  const FileIndex& index_;
  SourceMap& sources_;
  Origins& origins_;
  std::unordered_map<std::string, SourceId> added_;
};

// Makes it the run's: all places and origins within.
void adopt(Adoption& adoption, Made& made);
// Adds an object that has been adopted.
void add_object(MadeObject object, Unit& unit);

}  // namespace sidelint::units
