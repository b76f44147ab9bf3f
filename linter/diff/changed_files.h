// Which of the files behind a fact were changed.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>

#include "engine/source/file_system.h"
#include "engine/source/origin.h"
#include "linter/analysis.h"

namespace sidelint::linter::diff {

class ChangedFiles {
 public:
  ChangedFiles(const FileSystem& before, const FileSystem& after, std::uint64_t limit)
      : before_(before), after_(after), limit_(limit) {}

  // Adds the files that had a hand in what stands at these places, of one side, and are not the same on the other.
  void add(std::span<const OriginId> places, const Analysis& side, std::set<std::string>& files);

 private:
  bool is_changed(const std::string& path);

  const FileSystem& before_;
  const FileSystem& after_;
  std::uint64_t limit_;
  std::map<std::string, bool> known_;
};

}  // namespace sidelint::linter::diff
