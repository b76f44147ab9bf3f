// The cluster generator: clusters that Argo CD knows, which Secrets declare.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/units/argocd/generators.h"
#include "engine/units/cluster.h"
#include "engine/yaml/node.h"

namespace sidelint::units {
namespace {

bool has_content(const yaml::Value* selector, std::string_view key) {
  const yaml::Value* found = selector == nullptr ? nullptr : selector->find(key);
  return found != nullptr && (!found->items.empty() || !found->entries.empty());
}

Parameters cluster(yaml::Value name, yaml::Value server, yaml::Value project) {
  Parameters made;
  made.known.set("nameNormalized", yaml::Value::string(normalized_name(name.text), name.origin));
  made.known.set("name", std::move(name));
  made.known.set("server", std::move(server));
  made.known.set("project", std::move(project));
  return made;
}

Parameters declared(yaml::Node secret, bool is_go) {
  Parameters made = cluster(secret_text(secret, "name"), secret_text(secret, "server"), secret_text(secret, "project"));
  yaml::Value metadata = yaml::Value::mapping(secret.origin());
  for (const std::string_view field : {"labels", "annotations"}) {
    const yaml::Node given = secret.find("metadata").find(field);
    if (!given.is(yaml::Kind::mapping)) continue;
    yaml::Value fields = yaml::to_value(given);
    for (yaml::Entry& entry : fields.entries) {
      std::string name = "metadata.";
      if (!is_go) made.known.set(((name += field) += '.') += entry.key, entry.value, entry.key_origin);
    }
    metadata.set(field, std::move(fields), given.origin());
  }
  if (is_go) made.known.set("metadata", std::move(metadata));
  return made;
}

// The selector is for the Secret's own labels.
bool is_selected(yaml::Node secret, const yaml::Value* selector) {
  if (selector == nullptr) return true;
  const yaml::Node labels = secret.find("metadata").find("labels");
  Parameters own;
  if (labels.is(yaml::Kind::mapping)) own.known = yaml::to_value(labels);
  return satisfies(own, *selector);
}

// All clusters in one set, as `flatList` asks.
std::vector<Parameters> listed(std::vector<Parameters> clusters, OriginId at) {
  Parameters all;
  yaml::Value list = yaml::Value::sequence(at);
  for (Parameters& each : clusters) {
    if (each.knows_all()) {
      list.items.push_back(std::move(each.known));
    } else {
      all.unknown = {"clusters"};
    }
  }
  if (all.unknown.empty()) all.known.set("clusters", std::move(list), at);
  return {std::move(all)};
}

}  // namespace

std::vector<Parameters> generate_clusters(const yaml::Value& given, Generating& all) {
  const yaml::Value* selector = given.find("selector");
  const bool selects = has_content(selector, "matchLabels") || has_content(selector, "matchExpressions");
  std::vector<Parameters> made;
  bool is_declared = false;
  bool declares_own = false;
  for (const AppliedObject* object : all.ground.all("Secret")) {
    if (!is_cluster_secret(object->node)) continue;
    is_declared = true;
    declares_own = declares_own || secret_text(object->node, "server").text == kOwnServer;
    if (is_selected(object->node, selector)) made.push_back(declared(object->node, all.filler.is_go()));
  }
  if (!selects && !declares_own) {
    const auto text = [&](std::string_view value) { return yaml::Value::string(value, given.origin); };
    made.push_back(cluster(text(kOwnCluster), text(kOwnServer), text("")));
  }
  if (!is_declared) {
    all.miss(given.origin, "clusters", "the repository declares no clusters of Argo CD");
    if (selects) made.push_back({.unknown = {"name", "nameNormalized", "server", "project", "metadata"}});
  }
  for (Parameters& parameters : made) add_values(given, all, parameters);
  const yaml::Value* flat = given.find("flatList");
  return flat != nullptr && flat->text == "true" ? listed(std::move(made), given.origin) : made;
}

}  // namespace sidelint::units
