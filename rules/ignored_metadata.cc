#include "rules/ignored_metadata.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/model/istio_keys.h"

namespace sidelint::rules {
namespace {

using Path = std::vector<std::string_view>;  // keys; the items of a list are "[]"

// Parts of custom resources that make pods of which the table has no row.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kOtherPods{{
    {"Kafka", "jmxTrans"},
    {"KafkaConnect", "buildPod"},
    {"RayJob", "submitterPodTemplate"},
    {"SparkApplication", "template"},
}};

std::string text_of(const Path& path) {
  std::string text;
  for (const std::string_view key : path) {
    if (!text.empty() && key != "[]") text += '.';
    text += key;
  }
  return text;
}

// Whether this is the table's path, in which `*` is any one key.
bool is_at(std::string_view path, std::string_view known) {
  const std::size_t any = known.find('*');
  if (any == std::string_view::npos) return path == known;
  const std::string_view before = known.substr(0, any);
  const std::string_view after = known.substr(any + 1);
  return path.starts_with(before) && path.ends_with(after) && path.size() > before.size() + after.size() &&
         path.find('.', before.size()) == path.size() - after.size();
}

bool is_in_list(std::string_view path, std::string_view list) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    if (list.substr(0, end) == path) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

// Whether pods get the labels and annotations of this metadata, or other rules speak of them.
bool is_told_of(const model::Object& object, std::string_view metadata) {
  if (metadata.empty() || metadata == "metadata") return true;
  const auto rows = model::find_workload_kinds(object.api_version, object.kind);
  return std::ranges::any_of(rows, [&](const model::WorkloadKind& row) {
    return is_at(metadata, row.metadata_path) || is_at(metadata, row.shared_metadata) ||
           is_in_list(metadata, row.inert_paths);
  });
}

bool is_other_pod(const model::Object& object, const Path& path) {
  return std::ranges::any_of(kOtherPods, [&](const auto& other) {
    return object.kind == other.first && std::ranges::find(path, other.second) != path.end();
  });
}

bool names_metadata(std::string_view key) {
  return key == "labels" || key == "annotations" || key == "podLabels" || key == "podAnnotations";
}

// Whether the key has a meaning on pods, and nowhere else.
bool is_of_pods(std::string_view name) {
  const model::IstioKey* key = model::find_istio_key(name);
  return key != nullptr && (key->places & model::kOfPod) != 0 && (key->places & ~model::kOfPod) == 0;
}

class Search {
 public:
  explicit Search(const model::Object& object) : object_(object) {}

  void visit(yaml::Node node) {
    if (node.is(yaml::Kind::sequence)) {
      path_.emplace_back("[]");
      for (std::size_t i = 0; i < node.size(); ++i) visit(node.item(i));
      path_.pop_back();
    }
    if (!node.is(yaml::Kind::mapping) || is_pod_of_its_own(node)) return;
    for (std::size_t i = 0; i < node.size(); ++i) {
      path_.push_back(node.key(i).text());
      if (names_metadata(path_.back())) {
        look_at(node.value(i));
      } else {
        visit(node.value(i));
      }
      path_.pop_back();
    }
  }

  std::vector<IgnoredEntry> found;

 private:
  // A template of pods with containers, which is none of the table's.
  bool is_pod_of_its_own(yaml::Node node) {
    if (!node.find("spec").find("containers")) return false;
    path_.emplace_back("metadata");
    const bool known = is_told_of(object_, text_of(path_));
    path_.pop_back();
    return !known;
  }

  void look_at(yaml::Node fields) {
    if (!fields.is(yaml::Kind::mapping) || is_other_pod(object_, path_)) return;
    if (is_told_of(object_, text_of(Path(path_.begin(), path_.end() - 1)))) return;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (is_of_pods(fields.key(i).text())) found.push_back({fields.key(i), text_of(path_)});
    }
  }

  const model::Object& object_;
  Path path_;
};

}  // namespace

std::vector<IgnoredEntry> ignored_entries(const model::Workload& workload) {
  Search search(workload.object);
  search.visit(workload.object.node);
  return std::move(search.found);
}

}  // namespace sidelint::rules
