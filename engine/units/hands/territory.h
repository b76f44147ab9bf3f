// Where kustomizations may read, and what files there are called.
//
// A run is given paths; what it reads is named as the user typed it. A kustomization may name files beside those paths:
// it may read in the repository that holds them, and nowhere else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/source/file_system.h"

namespace sidelint::units {

class Territory {
 public:
  // `typed` are the files and folders of the run.
  Territory(const FileSystem& files, const std::vector<std::string>& typed);

  // The real path of what the run calls so; links below a typed folder stay. Empty if the run was not given it.
  std::string real(std::string_view name) const;
  // What the run calls a real path: as it is typed; of one beside all typed folders, as seen from the working folder. A
  // path that is not absolute stays.
  std::string name(std::string_view real) const;
  // The real folder of the repository around what the run calls so: the nearest with a `.git`, else what was typed.
  std::string repository(std::string_view name) const;

 private:
  struct Land {
    std::string prefix;  // of the names in it
    std::string real;
    std::string repository;
  };
  const Land* land_of(std::string_view name) const;

  std::string working_folder_;
  std::vector<Land> lands_;  // the longest prefix first
};

}  // namespace sidelint::units
