#include "rules/expectation.h"

#include <algorithm>
#include <cctype>

#include "engine/source/glob.h"

namespace sidelint::rules {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

}  // namespace

std::string handle(const model::Workload& workload) {
  const model::Object& object = workload.object;
  return lower(object.kind).append("/").append(object.metadata.name_space.value).append("/").append(workload.name());
}

bool names(std::string_view glob, const model::Workload& workload) {
  const std::size_t slash = std::min(glob.find('/'), glob.size());
  return glob_match(lower(glob.substr(0, slash)).append(glob.substr(slash)), handle(workload));
}

bool Expectation::covers(const model::Workload& workload) const {
  const std::string& name_space = workload.object.metadata.name_space.value;
  const bool in_namespace = namespaces.empty() || std::ranges::any_of(namespaces, [&](const std::string& glob) {
                              return glob_match(glob, name_space);
                            });
  const bool named = workloads.empty() ||
                     std::ranges::any_of(workloads, [&](const std::string& glob) { return names(glob, workload); });
  return in_namespace && named;
}

}  // namespace sidelint::rules
