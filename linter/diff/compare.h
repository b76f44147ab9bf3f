// What becomes of the workloads of one state of the files in another.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/source/file_system.h"
#include "linter/analysis.h"
#include "rules/verdict_change.h"

namespace sidelint::linter::diff {

// The two states, each as it was read and decided. The one after takes in the places of the one before that are told.
struct Compared {
  const FileSystem& files_before;
  const FileSystem& files_after;
  const Analysis& before;
  Analysis& after;
  std::function<std::string(const std::string& path)> before_path;
};

struct Comparison {
  std::size_t workloads = 0;  // that both states have
  std::vector<const model::Workload*> appeared;
  std::vector<const model::Workload*> disappeared;  // of the state before
};

// What happens to a workload that both states have; empty: its pods fare as before.
std::optional<rules::VerdictChange::Kind> kind_of(const decide::Decision& before, const decide::Decision& after);

// The changes become those of the state after, for rules to tell of them: ordered by namespace, kind, name and place of
// the first workload of each. A change that reaches several workloads of a namespace and unit for one cause is one.
Comparison compare(const Compared& compared, std::uint64_t max_file_size);

}  // namespace sidelint::linter::diff
