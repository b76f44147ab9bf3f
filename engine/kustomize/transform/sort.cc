#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "engine/kustomize/kustomization.h"
#include "engine/kustomize/transform/transforms.h"

namespace sidelint::kustomize {
namespace {

// A kind's place in the order: lists of kinds that come first and last.
using Ranks = std::map<std::string, int, std::less<>>;

Ranks ranks_of(const yaml::Value& options) {
  Ranks ranks;
  const std::vector<yaml::Value>& first = list_in(options, "orderFirst");
  const std::vector<yaml::Value>& last = list_in(options, "orderLast");
  for (std::size_t i = 0; i < first.size(); ++i)
    ranks[first[i].text] = static_cast<int>(i) - static_cast<int>(first.size());
  for (std::size_t i = 0; i < last.size(); ++i) ranks[last[i].text] = static_cast<int>(i) + 1;
  return ranks;
}

std::string text_or(std::string_view text, std::string_view absent) {
  return std::string(text.empty() ? absent : text);
}

std::string kind_text(const Gvk& gvk) {
  std::string text = text_or(gvk.group, "~G");
  (text += '_') += text_or(gvk.version, "~V");
  (text += '_') += text_or(gvk.kind, "~K");
  return text;
}

std::string id_text(const Id& id) {
  std::string text = text_or(id.gvk.kind, "[noKind]");
  (text += '.') += text_or(id.gvk.version, "[noVer]");
  (text += '.') += text_or(id.gvk.group, "[noGrp]");
  (text += '|') += text_or(id.ns, "~X");
  (text += '|') += text_or(id.name, "~N");
  return text;
}

struct Sorted {
  Gvk gvk;
  std::string kind;
  std::string id;
  std::size_t at;
};

bool kind_comes_first(const Gvk& a, const Gvk& b, const Ranks* ranks) {
  if (ranks == nullptr) return is_applied_before(a, b);
  const auto rank = [ranks](const Gvk& gvk) {
    const auto found = ranks->find(gvk.kind);
    return found == ranks->end() ? 0 : found->second;
  };
  return rank(a) != rank(b) ? rank(a) < rank(b) : kind_text(a) < kind_text(b);
}

// Kubernetes' own Namespaces come before those of other groups, against the alphabet.
bool comes_first(const Sorted& a, const Sorted& b, const Ranks* ranks) {
  if (a.gvk == b.gvk) return a.id < b.id;
  if (a.gvk.kind == "Namespace" && b.gvk.kind == "Namespace" && (a.gvk.group.empty() || b.gvk.group.empty()))
    return a.kind > b.kind;
  return kind_comes_first(a.gvk, b.gvk, ranks);
}

void sort_with(ResourceList& list, const Ranks* ranks) {
  std::vector<Resource>& resources = list.edit();
  std::vector<Sorted> order;
  for (const Resource& resource : resources) {
    const Id id = resource.id();
    order.push_back({id.gvk, kind_text(id.gvk), id_text(id), order.size()});
  }
  std::ranges::stable_sort(order, [ranks](const Sorted& a, const Sorted& b) { return comes_first(a, b, ranks); });
  std::vector<Resource> sorted;
  sorted.reserve(resources.size());
  for (const Sorted& place : order) sorted.push_back(std::move(resources[place.at]));
  resources = std::move(sorted);
}

}  // namespace

bool sort_objects(Run& run, ResourceList& list, const yaml::Value* sort_options) {
  if (sort_options == nullptr) {
    sort_with(list, nullptr);
    return list.check_ids(run, {});
  }
  const Span at = run.place(*sort_options);
  const std::string_view order = text_in(*sort_options, "order");
  const yaml::Value* legacy = sort_options->find("legacySortOptions");
  if (order == "fifo") return legacy == nullptr || run.refuse(at, "legacySortOptions need the order `legacy`");
  if (order != "legacy") return run.refuse(at, "the order must be `fifo` or `legacy`");
  if (legacy == nullptr) {
    sort_with(list, nullptr);
  } else {
    const Ranks ranks = ranks_of(*legacy);
    sort_with(list, &ranks);
  }
  return list.check_ids(run, at);
}

}  // namespace sidelint::kustomize
