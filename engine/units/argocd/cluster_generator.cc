// The cluster generator: clusters that Argo CD knows, which Secrets declare.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/units/argocd/generators.h"
#include "engine/yaml/node.h"
#include "engine/yaml/resolve.h"

namespace sidelint::units {
namespace {

constexpr std::string_view kSecretType = "argocd.argoproj.io/secret-type";
constexpr std::string_view kOwnName = "in-cluster";
constexpr std::string_view kOwnServer = "https://kubernetes.default.svc";

// A key of the Secret, as text or encoded.
yaml::Value field_of(yaml::Node secret, std::string_view key) {
  const yaml::Node text = secret.find("stringData").find(key);
  if (text) return yaml::Value::string(text.text(), text.origin());
  const yaml::Node encoded = secret.find("data").find(key);
  return yaml::Value::string(yaml::decode_base64(encoded.text()).value_or(""), encoded.origin());
}

bool has_content(const yaml::Value* selector, std::string_view key) {
  const yaml::Value* found = selector == nullptr ? nullptr : selector->find(key);
  return found != nullptr && (!found->items.empty() || !found->entries.empty());
}

Parameters cluster(yaml::Value name, yaml::Value server) {
  Parameters made;
  made.known.set("nameNormalized", yaml::Value::string(normalized_name(name.text), name.origin));
  made.known.set("name", std::move(name));
  made.known.set("server", std::move(server));
  return made;
}

Parameters declared(yaml::Node secret) {
  Parameters made = cluster(field_of(secret, "name"), field_of(secret, "server"));
  yaml::Value metadata = yaml::Value::mapping(secret.origin());
  for (const std::string_view field : {"labels", "annotations"}) {
    const yaml::Node given = secret.find("metadata").find(field);
    if (given.is(yaml::Kind::mapping)) metadata.set(field, yaml::to_value(given), given.origin());
  }
  made.known.set("metadata", std::move(metadata));
  return made;
}

// The selector is for the Secret's own labels.
bool is_selected(const Parameters& cluster, const yaml::Value* selector) {
  if (selector == nullptr) return true;
  const yaml::Value* labels = cluster.known.find_path({"metadata", "labels"});
  Parameters own;
  // As dotted names: a label's key holds dots of its own.
  if (labels != nullptr) own.known = *labels;
  return satisfies(own, *selector);
}

}  // namespace

std::vector<Parameters> generate_clusters(const yaml::Value& given, Generating& all) {
  const yaml::Value* selector = given.find("selector");
  const bool selects = has_content(selector, "matchLabels") || has_content(selector, "matchExpressions");
  std::vector<Parameters> made;
  bool is_declared = false;
  bool declares_own = false;
  for (const AppliedObject* object : all.ground.all("Secret")) {
    if (object->node.find("metadata").find("labels").find(kSecretType).text() != "cluster") continue;
    is_declared = true;
    Parameters parameters = declared(object->node);
    declares_own = declares_own || parameters.known.find("server")->text == kOwnServer;
    if (is_selected(parameters, selector)) made.push_back(std::move(parameters));
  }
  if (!selects && !declares_own) {
    const OriginId at = given.origin;
    made.push_back(cluster(yaml::Value::string(kOwnName, at), yaml::Value::string(kOwnServer, at)));
  }
  if (!is_declared) {
    all.miss(given.origin, "clusters", "the repository declares no clusters of Argo CD");
    if (selects) made.push_back({.unknown = {"name", "nameNormalized", "server", "project", "metadata"}});
  }
  for (Parameters& parameters : made) add_values(given, all, parameters);
  return made;
}

}  // namespace sidelint::units
