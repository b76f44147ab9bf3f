// Fixes made and proven: after every set of edits the files are read and decided again, and what is not as it should be
// is taken back. Nothing is written here.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/diag/report.h"
#include "engine/source/file_system.h"
#include "linter/analysis.h"

namespace sidelint::linter {

// A run: what was read, and what is to be said of it.
struct Inspected {
  std::unique_ptr<const Analysis> analysis;
  Report report;
};
using Inspect = std::function<Result<Inspected>(const FileSystem&)>;

// One line of what was done, or could not be.
struct FixNote {
  std::string rule;
  std::string place;  // "apps/cart.yaml:8", before any fix of the round
  std::string title;
  std::string words;  // what it did to pods, or why it was refused; may be empty
};

struct FixedFile {
  std::string path;  // as the user typed it
  std::string real_path;
  std::string before;
  std::string after;
};

struct Fixing {
  std::vector<FixedFile> files;  // by path
  std::vector<FixNote> applied;
  std::vector<FixNote> refused;
  Inspected end;  // a run over the files as they would be
};

enum class FixScope : std::uint8_t { safe_ones, all };

// Makes what can be made, in at most ten rounds: a fix may be what another one waits for, and of two that touch each
// other the second has to wait.
Result<Fixing> make_fixes(const FileSystem& files, const Inspect& inspect, Inspected start, FixScope scope);

}  // namespace sidelint::linter
