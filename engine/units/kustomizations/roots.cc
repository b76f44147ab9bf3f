#include "engine/units/kustomizations/roots.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <unordered_set>

namespace sidelint::units {
namespace {

constexpr std::size_t kLargestPart = 32;

// Sets of kustomizations that roots hold together.
class Sets {
 public:
  explicit Sets(std::size_t count) : above_(count) { std::iota(above_.begin(), above_.end(), std::size_t{0}); }

  std::size_t of(std::size_t member) {
    while (above_[member] != member) member = above_[member] = above_[above_[member]];
    return member;
  }
  void join(std::size_t a, std::size_t b) { above_[of(a)] = of(b); }

 private:
  std::vector<std::size_t> above_;
};

bool may_be_root(const Kustomization& kustomization) { return kustomization.is == Kustomization::Is::kustomization; }

}  // namespace

std::vector<Root> find_roots(const std::vector<Kustomization>& kustomizations, Graph& graph) {
  std::vector<bool> included(kustomizations.size());
  std::vector<bool> reached(kustomizations.size());
  for (std::size_t i = 0; i < kustomizations.size(); ++i) {
    for (const std::size_t base : graph.includes(i)) included[base] = included[base] || base != i;
  }
  std::vector<Root> roots;
  const auto add = [&](std::size_t self) {
    Root root{self, graph.reach(self)};
    for (const std::size_t each : root.reached) reached[each] = true;
    roots.push_back(std::move(root));
  };
  for (std::size_t i = 0; i < kustomizations.size(); ++i) {
    if (may_be_root(kustomizations[i]) && !included[i]) add(i);
  }
  for (std::size_t i = 0; i < kustomizations.size(); ++i) {
    if (may_be_root(kustomizations[i]) && !reached[i]) add(i);
  }
  std::sort(roots.begin(), roots.end(), [](const Root& a, const Root& b) { return a.self < b.self; });
  return roots;
}

bool may_matter(const Root& root, const std::vector<Kustomization>& kustomizations, const Surroundings& around) {
  std::unordered_set<std::string_view> folders;
  for (const std::size_t each : root.reached) folders.insert(kustomizations[each].folder);
  return std::any_of(root.reached.begin(), root.reached.end(), [&](std::size_t each) {
    const Kustomization& kustomization = kustomizations[each];
    const auto is_needed = [&](const std::string& path) {
      const ScannedFile* file = around.find(path);
      return file == nullptr ? !folders.contains(path)
                             : !file->documents.empty() || file->unrendered || file->unreadable;
    };
    return kustomization.makes_objects ||
           std::any_of(kustomization.resources.begin(), kustomization.resources.end(), is_needed) ||
           std::any_of(kustomization.components.begin(), kustomization.components.end(), is_needed);
  });
}

std::vector<std::vector<std::size_t>> parted(const std::vector<Root>& roots) {
  std::size_t count = 0;
  for (const Root& root : roots)
    count = std::max(count, 1 + *std::max_element(root.reached.begin(), root.reached.end()));
  Sets sets(count);
  for (const Root& root : roots) {
    for (const std::size_t each : root.reached) sets.join(each, root.self);
  }
  std::vector<std::vector<std::size_t>> parts;
  std::map<std::size_t, std::size_t> open;  // by set the part that takes its next root
  for (std::size_t i = 0; i < roots.size(); ++i) {
    const auto [part, is_new] = open.try_emplace(sets.of(roots[i].self), parts.size());
    if (!is_new && parts[part->second].size() == kLargestPart) part->second = parts.size();
    if (part->second == parts.size()) parts.emplace_back();
    parts[part->second].push_back(i);
  }
  return parts;
}

}  // namespace sidelint::units
