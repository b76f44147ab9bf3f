// Containers and init containers.
#include <set>
#include <string>

#include <fmt/format.h>

#include "engine/kube/fields.h"
#include "engine/kube/names.h"
#include "engine/kube/validation/parts.h"
#include "engine/yaml/unicode_space.h"

namespace sidelint::kube::validation {
namespace {

using yaml::Value;

using Seen = std::set<std::string, std::less<>>;

// validateContainerCommon
void check_container(const Value& container, const PodFacts& facts, const Path& path, Errors& errors) {
  const std::string_view name = text(container, "name");
  if (name.empty()) {
    errors.required(path.child("name"), "", container);
  } else {
    errors.invalid_for(path.child("name"), *container.find("name"), check_dns1123_label(name));
  }
  if (text(container, "image").empty()) errors.required(path.child("image"), "", container);
  const std::string_view policy = text(container, "terminationMessagePolicy");
  if (policy.empty()) {
    errors.required(path.child("terminationMessagePolicy"), "", container);
  } else if (policy != "File" && policy != "FallbackToLogsOnError") {
    errors.not_supported(path.child("terminationMessagePolicy"), *container.find("terminationMessagePolicy"),
                         {"File", "FallbackToLogsOnError"});
  }
  check_ports(container, path.child("ports"), errors);
  check_env(container, path.child("env"), errors);
  check_env_from(container, path.child("envFrom"), errors);
  check_mounts(container, facts, path.child("volumeMounts"), errors);
  check_devices(container, facts, path.child("volumeDevices"), errors);
  check_pull_policy(container, "imagePullPolicy", path.child("imagePullPolicy"), errors);
  check_resources(container, facts, path.child("resources"), errors);
  check_resize_policy(container, facts, path.child("resizePolicy"), errors);
  check_security_context(container, facts, path.child("securityContext"), errors);
}

void check_restart_rule(const Value& rule, const Path& path, Errors& errors) {
  const Value* action = rule.find("action");
  if (action == nullptr || action->text != "Restart") {
    errors.not_supported(path.child("action"), action == nullptr ? Value::string("") : *action, {"Restart"});
  }
  const Value* codes = child(rule, "exitCodes");
  if (codes == nullptr) {
    errors.required(path.child("exitCodes"), "must be specified", rule);
    return;
  }
  const std::string_view op = text(*codes, "operator");
  if (op != "In" && op != "NotIn") {
    const Value* given = codes->find("operator");
    errors.not_supported(path.child("exitCodes").child("operator"), given == nullptr ? Value::string("") : *given,
                         {"In", "NotIn"});
  }
}

// validateContainerRestartPolicy
void check_restart_policy(const Value& container, const Path& path, Errors& errors) {
  constexpr std::size_t kMostRules = 20;
  const Value* policy = container.find("restartPolicy");
  const auto& rules = items(container, "restartPolicyRules");
  const Path here = path.child("restartPolicy");
  if (policy == nullptr) {
    if (rules.empty()) return;
    errors.required(here, "must specify restartPolicy when restart rules are used", container);
  } else if (policy->text != "Always" && policy->text != "Never" && policy->text != "OnFailure") {
    errors.not_supported(here, *policy, {"Always", "Never", "OnFailure"});
  }
  if (rules.size() > kMostRules) errors.too_long(path.child("restartPolicyRules"), kMostRules, container);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    check_restart_rule(rules[i], path.child("restartPolicyRules").at(i), errors);
  }
}

void check_host_ports(const Value& container, const Path& path, Seen& taken, Errors& errors) {
  const auto& ports = items(container, "ports");
  for (std::size_t i = 0; i < ports.size(); ++i) {
    const std::int64_t port = integer(ports[i], "hostPort").value_or(0);
    if (port == 0) continue;
    std::string address = fmt::format("{}/{}/{}", text(ports[i], "protocol"), text(ports[i], "hostIP"), port);
    if (taken.contains(address)) {
      errors.duplicate(path.child("ports").at(i).child("hostPort"), address, ports[i]);
    } else {
      taken.insert(std::move(address));
    }
  }
}

void forbid(const Value& container, std::string_view key, const Path& path, Errors& errors) {
  if (const Value* set = child(container, key)) {
    errors.forbidden(path.child(key), "may not be set for init containers without restartPolicy=Always", *set);
  }
}

void check_init_container(const Value& container, const PodFacts& facts, const Path& path, Seen& names,
                          Errors& errors) {
  check_container(container, facts, path, errors);
  const std::string_view policy = text(container, "restartPolicy");
  if (policy != "Always") {
    check_restart_policy(container, path, errors);
  } else if (!items(container, "restartPolicyRules").empty()) {
    errors.forbidden(path.child("restartPolicyRules"),
                     "restartPolicyRules are not allowed for init containers with restart policy Always", container);
  }
  const std::string_view name = text(container, "name");
  if (names.contains(name)) {
    errors.duplicate(path.child("name"), name, container);
  } else if (!name.empty()) {
    names.emplace(name);
  }
}

}  // namespace

void check_containers(const PodFacts& facts, const Path& path, Errors& errors) {
  const auto& containers = items(facts.spec, "containers");
  if (containers.empty()) {
    errors.required(path, "", facts.spec);
    return;
  }
  Seen names;
  for (std::size_t i = 0; i < containers.size(); ++i) {
    const Value& container = containers[i];
    const Path here = path.at(i);
    check_container(container, facts, here, errors);
    const std::string_view name = text(container, "name");
    if (!names.emplace(name).second) errors.duplicate(here.child("name"), name, container);
    check_lifecycle(container, facts, here.child("lifecycle"), errors);
    check_probes(container, facts, here, errors);
    check_restart_policy(container, here, errors);
  }
  Seen taken;
  for (std::size_t i = 0; i < containers.size(); ++i) check_host_ports(containers[i], path.at(i), taken, errors);
}

void check_init_containers(const PodFacts& facts, const Path& path, Errors& errors) {
  Seen names;
  for (const Value& container : items(facts.spec, "containers")) names.emplace(text(container, "name"));
  const auto& containers = items(facts.spec, "initContainers");
  for (std::size_t i = 0; i < containers.size(); ++i) {
    const Value& container = containers[i];
    const Path here = path.at(i);
    check_init_container(container, facts, here, names, errors);
    Seen taken;
    check_host_ports(container, path.at(0), taken, errors);
    if (text(container, "restartPolicy") == "Always") {
      check_lifecycle(container, facts, here.child("lifecycle"), errors);
      check_probes(container, facts, here, errors);
    } else {
      for (const std::string_view key : {"lifecycle", "livenessProbe", "readinessProbe", "startupProbe"}) {
        forbid(container, key, here, errors);
      }
    }
  }
}

void check_images_trimmed(const Value& spec, std::string_view list, const Path& path, Errors& errors) {
  const auto& containers = items(spec, list);
  for (std::size_t i = 0; i < containers.size(); ++i) {
    const Value* image = containers[i].find("image");
    if (image == nullptr || image->text.empty()) continue;
    const std::string_view name = image->text;
    if (yaml::space_length(name) == 0 && name.back() != ' ' && (name.back() < '\t' || name.back() > '\r')) continue;
    errors.invalid(path.at(i).child("image"), *image, "must not have leading or trailing whitespace");
  }
}

}  // namespace sidelint::kube::validation
