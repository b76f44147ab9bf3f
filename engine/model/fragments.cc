// Patches that lie about as files: for `kubectl patch`, or in no kustomization's list. Each says what it changes of an
// object that is defined elsewhere, and is none itself: the API server takes no container without an image, and in
// apps/v1 no controller without a selector.
#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/reader.h"

namespace sidelint::model {
namespace {

constexpr std::array<std::string_view, 6> kGroups{"",           "apps", "extensions", "batch", "apps.openshift.io",
                                                  "argoproj.io"};

// What a workload is known by: its kind and its name.
using Identity = std::pair<std::string_view, std::string_view>;

Identity identity(const Workload& workload) { return {workload.object.kind, workload.object.metadata.name.value}; }

bool is_whole(const Workload& workload) {
  const auto has_image = [](const Container& container) { return !container.image.value.empty(); };
  if (!std::ranges::any_of(workload.pod.containers, has_image)) return false;
  return workload.object.api_version != "apps/v1" || workload.object.node.find("spec").find("selector");
}

// Whether a folder or the file is called so. Test data and samples hold incomplete objects that are no patches.
bool is_called_patch(std::string_view file) {
  return file.find("patch") != std::string_view::npos || file.find("overlays/") != std::string_view::npos;
}

bool may_be_fragment(const Workload& workload) {
  return !is_whole(workload) && is_called_patch(workload.object.file) &&
         std::ranges::find(kGroups, workload.kind->group) != kGroups.end() &&
         !workload.object.node.find("spec").find("workloadRef");
}

bool may_be_in_one_namespace(const Workload& a, const Workload& b) {
  const std::string& one = a.object.metadata.name_space.value;
  const std::string& other = b.object.metadata.name_space.value;
  return one == other || one.empty() || other.empty();
}

}  // namespace

void leave_out_fragments(std::vector<Workload>& workloads, const std::vector<std::size_t>& as_they_stand) {
  std::set<Identity> candidates;
  for (const std::size_t i : as_they_stand) {
    if (may_be_fragment(workloads[i])) candidates.insert(identity(workloads[i]));
  }
  if (candidates.empty()) return;
  std::vector<const Workload*> whole;
  for (const Workload& workload : workloads) {
    if (is_whole(workload) && candidates.contains(identity(workload))) whole.push_back(&workload);
  }
  const auto is_part_of_one = [&](const Workload& workload) {
    return std::ranges::any_of(whole, [&](const Workload* other) {
      return identity(*other) == identity(workload) && may_be_in_one_namespace(*other, workload);
    });
  };
  std::vector<bool> is_fragment(workloads.size(), false);
  for (const std::size_t i : as_they_stand) {
    is_fragment[i] = may_be_fragment(workloads[i]) && is_part_of_one(workloads[i]);
  }
  std::size_t index = 0;
  std::erase_if(workloads, [&](const Workload&) { return is_fragment[index++]; });
}

}  // namespace sidelint::model
