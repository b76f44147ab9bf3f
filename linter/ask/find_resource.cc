#include "linter/ask/find_resource.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "engine/base/nearest.h"

namespace sidelint::linter {
namespace {

struct ShortName {
  std::string_view name;
  std::string_view kind;
};

// The short names that `kubectl api-resources` lists for kinds that make pods.
constexpr std::array kShortNames = std::to_array<ShortName>({
    {"cj", "CronJob"},
    {"dc", "DeploymentConfig"},
    {"deploy", "Deployment"},
    {"ds", "DaemonSet"},
    {"ksvc", "Service"},
    {"ns", "Namespace"},
    {"po", "Pod"},
    {"rc", "ReplicationController"},
    {"ro", "Rollout"},
    {"rs", "ReplicaSet"},
    {"sts", "StatefulSet"},
    {"vm", "VirtualMachine"},
});

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

// "deployments" and "Deployment" are one kind; so is "ingress", whose s is its own.
bool same_kind(std::string_view written, std::string_view kind) {
  const std::string a = lower(written);
  const std::string b = lower(kind);
  return a == b || a == b + "s";
}

bool names(const ResourceQuery& query, const model::Object& object) {
  return same_kind(query.kind, object.kind) && query.name == object.metadata.name.value &&
         (!query.name_space || *query.name_space == object.metadata.name_space.value);
}

std::string handle(const model::Object& object) {
  std::string text = lower(object.kind) + "/";
  if (!object.metadata.name_space.value.empty()) text += object.metadata.name_space.value + "/";
  return text + object.metadata.name.value;
}

std::string title(const ResourceQuery& query) {
  return query.kind + " `" + (query.name_space ? *query.name_space + "/" : std::string()) + query.name + "`";
}

}  // namespace

Result<ResourceQuery> parse_resource(std::string_view text) {
  const std::size_t first = text.find('/');
  const std::size_t last = text.rfind('/');
  if (first == std::string_view::npos || first == 0 || last + 1 == text.size()) {
    return Failure{Failure::Code::usage, "expected KIND/NAMESPACE/NAME or KIND/NAME, as in deploy/shop/cart, not `" +
                                             std::string(text) + "`"};
  }
  ResourceQuery query;
  const std::string kind = lower(text.substr(0, first));
  const auto known = std::ranges::find(kShortNames, kind, &ShortName::name);
  query.kind = known == kShortNames.end() ? std::string(text.substr(0, first)) : std::string(known->kind);
  if (last > first) query.name_space = std::string(text.substr(first + 1, last - first - 1));
  query.name = std::string(text.substr(last + 1));
  return query;
}

std::vector<const model::Workload*> find_workloads(const model::Repository& repository, const ResourceQuery& query) {
  std::vector<const model::Workload*> found;
  for (const model::Workload& workload : repository.workloads) {
    if (names(query, workload.object)) found.push_back(&workload);
  }
  return found;
}

std::vector<const model::Namespace*> find_namespaces(const model::Repository& repository, const ResourceQuery& query) {
  std::vector<const model::Namespace*> found;
  for (const model::Namespace& name_space : repository.namespaces) {
    if (names(query, name_space.object)) found.push_back(&name_space);
  }
  return found;
}

Failure not_found(const model::Repository& repository, const ResourceQuery& query) {
  std::vector<std::string> handles;
  for (const model::Workload& workload : repository.workloads) handles.push_back(handle(workload.object));
  for (const model::Namespace& name_space : repository.namespaces) handles.push_back(handle(name_space.object));
  std::ranges::sort(handles);
  handles.erase(std::unique(handles.begin(), handles.end()), handles.end());

  std::string text = "no " + title(query) + " in the input";
  for (const std::string& known : handles) {
    // The right name under another kind or namespace is a likelier slip than a misspelt one.
    if (known.ends_with("/" + query.name)) {
      ((text += "; did you mean `") += known) += "`?";
      return {Failure::Code::usage, std::move(text)};
    }
  }
  const std::vector<std::string_view> words(handles.begin(), handles.end());
  const std::string asked = lower(query.kind) + "/" + (query.name_space ? *query.name_space + "/" : "") + query.name;
  if (const std::optional<std::string_view> best = nearest(asked, words)) {
    text += "; did you mean `" + std::string(*best) + "`?";
  }
  return {Failure::Code::usage, std::move(text)};
}

}  // namespace sidelint::linter
