#include "engine/units/kustomizations/graph.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sidelint::units {

Graph::Graph(const std::vector<Kustomization>& kustomizations)
    : bases_(kustomizations.size()), components_(kustomizations.size()), met_in_(kustomizations.size()) {
  std::unordered_map<std::string_view, std::size_t> by_folder;
  for (std::size_t i = 0; i < kustomizations.size(); ++i) by_folder.emplace(kustomizations[i].folder, i);
  const auto link = [&](const std::vector<std::string>& folders, std::vector<std::size_t>& to) {
    for (const std::string& folder : folders) {
      const auto found = by_folder.find(folder);
      if (found != by_folder.end()) to.push_back(found->second);
    }
  };
  for (std::size_t i = 0; i < kustomizations.size(); ++i) {
    link(kustomizations[i].components, components_[i]);
    link(kustomizations[i].resources, bases_[i]);
    bases_[i].insert(bases_[i].end(), components_[i].begin(), components_[i].end());
  }
}

std::vector<std::size_t> Graph::bases_first() const {
  enum class Visit : std::uint8_t { none, open, done };
  std::vector<Visit> visits(bases_.size(), Visit::none);
  std::vector<std::size_t> order;
  std::vector<std::size_t> pending;
  for (std::size_t start = 0; start < bases_.size(); ++start) {
    pending.push_back(start);
    while (!pending.empty()) {
      const std::size_t next = pending.back();
      if (visits[next] != Visit::none) {  // all that it builds on is done
        pending.pop_back();
        if (visits[next] == Visit::open) order.push_back(next);
        visits[next] = Visit::done;
        continue;
      }
      visits[next] = Visit::open;
      const auto is_new = [&](std::size_t base) { return visits[base] == Visit::none; };
      std::copy_if(bases_[next].begin(), bases_[next].end(), std::back_inserter(pending), is_new);
    }
  }
  return order;
}

std::vector<std::size_t> Graph::ordering(std::size_t from) {
  std::vector<std::size_t> found = follow(from, components_);
  std::reverse(found.begin(), found.end());
  return found;
}

std::vector<std::size_t> Graph::follow(std::size_t from, const Links& links) {
  ++walks_;
  std::vector<std::size_t> met{from};
  met_in_[from] = walks_;
  for (std::size_t i = 0; i < met.size(); ++i) {
    for (const std::size_t next : links[met[i]]) {
      if (met_in_[next] == walks_) continue;
      met_in_[next] = walks_;
      met.push_back(next);
    }
  }
  return met;
}

}  // namespace sidelint::units
