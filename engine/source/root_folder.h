// The folder that a run reads: what lies inside it, and how the user would type a path there.
#pragma once

#include <string>
#include <string_view>

#include "engine/source/file_system.h"

namespace sidelint {

class RootFolder {
 public:
  // `typed` as the user gives it; empty: the working folder.
  RootFolder(const FileSystem& files, std::string_view typed);

  // Whether the path, all of whose links are resolved, is the folder or below it. Nothing is in a folder that is not
  // there.
  bool holds(std::string_view resolved) const;
  // The path as the user would type it; one outside as it is.
  std::string shown(std::string_view resolved) const;
  // Where paths that the user types begin.
  const std::string& working_folder() const { return working_folder_; }

 private:
  std::string typed_;
  std::string real_;
  std::string working_folder_;
};

}  // namespace sidelint
