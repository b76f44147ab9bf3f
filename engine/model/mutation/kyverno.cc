// Kyverno's Policy and ClusterPolicy.
//
// Mirrors kyverno api/kyverno/v1 (rule_types.go, match_resources_types.go) and pkg/engine/utils/match.go, release 1.15.
// A rule on pods is also carried out on what controllers make them of, which comes to the same for the pods.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/model/mutation/read_mutation.h"
#include "engine/yaml/load.h"

namespace sidelint::model {
namespace {

bool is_upper(std::string_view part) { return !part.empty() && part.front() >= 'A' && part.front() <= 'Z'; }

// "Pod", "v1/Pod", "apps/v1/Deployment", "*/Pod"; with a subresource behind it ("Pod/exec") nothing of interest.
std::optional<MutationMatch::Kind> read_kind(std::string_view text) {
  MutationMatch::Kind kind;
  const std::size_t slash = text.rfind('/');
  kind.kind = text.substr(slash + 1);  // npos + 1 is 0
  if (slash == std::string_view::npos) return kind;
  if (!is_upper(kind.kind) && kind.kind != "*") return std::nullopt;
  const std::string_view version = text.substr(0, slash);
  if (is_upper(version)) return std::nullopt;
  if (const std::size_t second = version.rfind('/'); second != std::string_view::npos)
    kind.group = version.substr(0, second);
  return kind;
}

std::optional<Selector> read_labels(yaml::Node selector) {
  return selector ? std::optional(read_selector(selector)) : std::nullopt;
}

MutationMatch read_match(yaml::Node filter) {
  MutationMatch match;
  const yaml::Node resources = filter.find("resources");
  for (const std::string& text : read_patterns(resources.find("kinds"), match.asks_more)) {
    if (auto kind = read_kind(text)) match.kinds.push_back(std::move(*kind));
  }
  if (resources.find("kinds").size() > 0 && match.kinds.empty()) match.kinds.push_back({.kind = {}});
  match.names = read_patterns(resources.find("names"), match.asks_more);
  const std::string_view name = resources.find("name").text();
  if (holds_placeholder(name)) match.asks_more = true;
  if (!name.empty() && !holds_placeholder(name)) match.names.emplace_back(name);
  match.namespaces = read_patterns(resources.find("namespaces"), match.asks_more);
  match.labels = read_labels(resources.find("selector"));
  match.namespace_labels = read_labels(resources.find("namespaceSelector"));
  match.asks_more = match.asks_more || resources.find("annotations") || resources.find("operations") ||
                    filter.find("subjects") || filter.find("roles") || filter.find("clusterRoles");
  return match;
}

std::vector<MutationMatch> read_matches(yaml::Node list) {
  std::vector<MutationMatch> matches;
  for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i)
    matches.push_back(read_match(list.item(i)));
  return matches;
}

// An object that exists, which a rule changes when it sees another.
MutationMatch read_target(yaml::Node target) {
  MutationMatch match;
  const auto read = [](yaml::Node value, std::vector<std::string>& patterns) {
    if (!value.text().empty() && !holds_placeholder(value.text())) patterns.emplace_back(value.text());
  };
  const std::string_view version = target.find("apiVersion").text();
  const std::size_t slash = version.find('/');
  match.kinds.push_back({.group = std::string(slash == std::string_view::npos ? "*" : version.substr(0, slash)),
                         .kind = std::string(target.find("kind").text())});
  read(target.find("name"), match.names);
  read(target.find("namespace"), match.namespaces);
  match.labels = read_labels(target.find("selector"));
  return match;
}

class Reader {
 public:
  explicit Reader(const Reading& reading) : reading_(reading) {}

  MutationRule read(yaml::Node node) const {
    MutationRule rule;
    const yaml::Node mutate = node.find("mutate");
    const yaml::Node targets = mutate.find("targets");
    if (targets.is(yaml::Kind::sequence)) {
      for (std::size_t i = 0; i < targets.size(); ++i) rule.any.push_back(read_target(targets.item(i)));
    } else {
      const yaml::Node match = node.find("match");
      rule.any = read_matches(match.find("any"));
      rule.all = read_matches(match.find("all"));
      if (match.find("resources")) rule.all.push_back(read_match(match));
      const yaml::Node exclude = node.find("exclude");
      rule.except_any = read_matches(exclude.find("any"));
      rule.except_all = read_matches(exclude.find("all"));
      if (exclude.find("resources")) rule.except_any.push_back(read_match(exclude));
    }
    add_changes(mutate, rule.changes);
    const yaml::Node each = mutate.find("foreach");
    for (std::size_t i = 0; each.is(yaml::Kind::sequence) && i < each.size(); ++i)
      add_changes(each.item(i), rule.changes);
    return rule;
  }

 private:
  void add_changes(yaml::Node mutate, std::vector<MutationChange>& changes) const {
    add_merge_changes(mutate.find("patchStrategicMerge"), changes);
    add_merge_changes(mutate.find("overlay"), changes);       // before 1.4
    add_json_patch_changes(mutate.find("patches"), changes);  // before 1.4
    const yaml::Node patch = mutate.find("patchesJson6902");
    if (!patch.is(yaml::Kind::string)) return;
    const std::optional<Span> at = reading_.origins.where(patch.origin());
    if (!at) return;
    yaml::Loaded loaded = yaml::load_embedded(reading_.sources.text(at->source), patch, reading_.origins);
    if (const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded)) {
      add_json_patch_changes((*document)->root(), changes);
    } else {
      changes.push_back({{}, std::nullopt, false, patch.origin()});
    }
  }

  const Reading& reading_;
};

}  // namespace

std::vector<MutationRule> read_kyverno(yaml::Node spec, const Reading& reading) {
  std::vector<MutationRule> rules;
  const Reader reader(reading);
  const yaml::Node list = spec.find("rules");
  for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) {
    if (list.item(i).find("mutate")) rules.push_back(reader.read(list.item(i)));
  }
  return rules;
}

}  // namespace sidelint::model
