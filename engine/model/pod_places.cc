#include "engine/model/pod_places.h"

#include <algorithm>
#include <cstddef>

#include "engine/model/reader.h"

namespace sidelint::model {
namespace {

constexpr std::string_view kList = "[]";
constexpr std::string_view kMap = ".*";

// What follows the list or the map; the whole path if it names none.
std::string_view behind(std::string_view path) {
  for (const std::string_view mark : {kList, kMap}) {
    const std::size_t at = path.find(mark);
    if (at != std::string_view::npos) return path.substr(std::min(at + mark.size() + 1, path.size()));
  }
  return path;
}

std::string name_of(yaml::Node item, std::size_t index) {
  for (const std::string_view key : {"name", "groupName"}) {
    const std::string_view name = item.find(key).text();
    if (!name.empty()) return std::string(name);
  }
  return std::to_string(index + 1);
}

bool is_wanted(yaml::Node item, std::string_view keys) {
  const std::vector<std::string_view> all = split_list(keys);
  return all.empty() || std::any_of(all.begin(), all.end(), [&](std::string_view key) { return bool(item.find(key)); });
}

}  // namespace

std::string_view plain_path(std::string_view path) {
  return path.substr(0, std::min(path.find(kList), path.find(kMap)));
}

std::vector<PodPlace> pod_places(yaml::Node object, const WorkloadKind& kind) {
  const std::string_view container = plain_path(kind.metadata_path);
  const std::string_view metadata = behind(kind.metadata_path);
  const std::string_view spec = behind(kind.spec_path);
  if (container == kind.metadata_path) {
    if (!kind.wanted.empty() && !find_path(object, kind.wanted)) return {};
    return {{object, {}, metadata, object, spec}};
  }
  const bool spec_of_object = plain_path(kind.spec_path) == kind.spec_path;
  std::vector<PodPlace> places;
  const yaml::Node items = find_path(object, container);
  const bool list = items.is(yaml::Kind::sequence);
  for (std::size_t i = 0; (list || items.is(yaml::Kind::mapping)) && i < items.size(); ++i) {
    const yaml::Node item = list ? items.item(i) : items.value(i);
    if (!item.is(yaml::Kind::mapping) || !is_wanted(item, kind.wanted)) continue;
    places.push_back({item, list ? name_of(item, i) : std::string(items.key(i).text()), metadata,
                      spec_of_object ? object : item, spec});
  }
  return places;
}

}  // namespace sidelint::model
