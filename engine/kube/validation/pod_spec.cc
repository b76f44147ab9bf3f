// ValidatePodSpec: the parts in their order, and what is said of the pod itself.
#include <limits>
#include <set>
#include <string>

#include <fmt/format.h>

#include "engine/kube/fields.h"
#include "engine/kube/names.h"
#include "engine/kube/validation/internal.h"
#include "engine/kube/validation/ip.h"
#include "engine/kube/validation/parts.h"

namespace sidelint::kube::validation {
namespace {

using yaml::Value;

using NameCheck = Messages (*)(std::string_view);

void check_word(const Value& spec, std::string_view key, std::initializer_list<std::string_view> known,
                const Path& path, Errors& errors) {
  const Value* word = spec.find(key);
  if (word == nullptr || word->text.empty()) return errors.required(path.child(key), "", spec);
  for (const std::string_view other : known)
    if (word->text == other) return;
  errors.not_supported(path.child(key), *word, known);
}

void check_name(const Value& spec, std::string_view key, NameCheck check, const Path& path, Errors& errors) {
  const Value* name = spec.find(key);
  if (name != nullptr && !name->text.empty()) errors.invalid_for(path.child(key), *name, check(name->text));
}

void check_resource_claims(const Value& spec, const Path& path, Errors& errors) {
  std::set<std::string, std::less<>> names;
  const auto& claims = items(spec, "resourceClaims");
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Path here = path.at(i);
    const std::string_view name = text(claims[i], "name");
    if (name.empty()) {
      errors.required(here.child("name"), "", claims[i]);
    } else if (!names.emplace(name).second) {
      errors.duplicate(here.child("name"), name, claims[i]);
    } else {
      check_name(claims[i], "name", check_dns1123_label, here, errors);
    }
    const bool named = claims[i].find("resourceClaimName") != nullptr;
    const bool templated = claims[i].find("resourceClaimTemplateName") != nullptr;
    if (named && templated) {
      errors.invalid_as(here, internal_resource_claim(claims[i]),
                        "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified",
                        claims[i]);
    }
    if (!named && !templated) {
      errors.invalid_as(here, internal_resource_claim(claims[i]),
                        "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`", claims[i]);
    }
    check_name(claims[i], "resourceClaimName", check_dns1123_subdomain, here, errors);
    check_name(claims[i], "resourceClaimTemplateName", check_dns1123_subdomain, here, errors);
  }
}

void check_host_network(const Value& spec, const Path& path, Errors& errors) {
  if (!flag(spec, "hostNetwork")) return;
  const auto& containers = items(spec, "containers");
  for (std::size_t i = 0; i < containers.size(); ++i) {
    const auto& ports = items(containers[i], "ports");
    for (std::size_t j = 0; j < ports.size(); ++j) {
      const std::int64_t host_port = integer(ports[j], "hostPort").value_or(0);
      if (host_port == integer(ports[j], "containerPort").value_or(0)) continue;
      errors.invalid(path.at(i).child("ports").at(j).child("hostPort"), Value::integer(host_port, ports[j].origin),
                     "must match `containerPort` when `hostNetwork` is true");
    }
  }
}

void check_ip(const Value& ip, const Path& path, Errors& errors) {
  if (!is_ip_address(ip.text)) {
    errors.invalid(path, ip, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
  }
}

void check_searches(const Value& config, const Path& path, Errors& errors) {
  constexpr std::size_t kMost = 32;
  constexpr std::size_t kMostCharacters = 2048;
  const auto& searches = items(config, "searches");
  if (searches.size() > kMost) {
    errors.invalid(path, *config.find("searches"), fmt::format("must not have more than {} search paths", kMost));
  }
  std::size_t length = searches.empty() ? 0 : searches.size() - 1;
  for (const Value& search : searches) length += search.text.size();
  if (length > kMostCharacters) {
    errors.invalid(
        path, *config.find("searches"),
        fmt::format("must not have more than {} characters (including spaces) in the search list", kMostCharacters));
  }
  for (std::size_t i = 0; i < searches.size(); ++i) {
    Value search = searches[i];
    if (search.text == ".") continue;
    if (search.text.ends_with('.')) search.text.pop_back();
    errors.invalid_for(path.at(i), search, check_dns1123_subdomain_with_underscore(search.text));
  }
}

void check_dns(const Value& spec, const Path& path, Errors& errors) {
  constexpr std::size_t kMostServers = 3;
  const Value* config = child(spec, "dnsConfig");
  const Path servers_path = path.child("nameservers");
  if (text(spec, "dnsPolicy") == "None") {
    if (config == nullptr) {
      return errors.required(path, "must provide `dnsConfig` when `dnsPolicy` is None", spec);
    }
    if (items(*config, "nameservers").empty()) {
      return errors.required(servers_path, "must provide at least one DNS nameserver when `dnsPolicy` is None",
                             *config);
    }
  }
  if (config == nullptr) return;
  const auto& servers = items(*config, "nameservers");
  if (servers.size() > kMostServers) {
    errors.invalid(servers_path, *config->find("nameservers"),
                   fmt::format("must not have more than {} nameservers", kMostServers));
  }
  for (std::size_t i = 0; i < servers.size(); ++i) check_ip(servers[i], servers_path.at(i), errors);
  check_searches(*config, path.child("searches"), errors);
  const auto& options = items(*config, "options");
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (text(options[i], "name").empty()) {
      errors.required(path.child("options").at(i), "must not be empty", options[i]);
    }
  }
}

void check_gates(const Value& spec, const Path& path, Errors& errors) {
  const auto& readiness = items(spec, "readinessGates");
  for (std::size_t i = 0; i < readiness.size(); ++i) {
    const Path here = path.child("readinessGates").at(i).child("conditionType");
    const std::string_view type = text(readiness[i], "conditionType");
    for (const std::string& message : check_label_key(type)) errors.invalid_text(here, type, message, readiness[i]);
  }
  std::set<std::string, std::less<>> seen;
  const auto& scheduling = items(spec, "schedulingGates");
  for (std::size_t i = 0; i < scheduling.size(); ++i) {
    const Path here = path.child("schedulingGates").at(i);
    const std::string_view name = text(scheduling[i], "name");
    for (const std::string& message : check_label_key(name)) errors.invalid_text(here, name, message, scheduling[i]);
    if (!seen.emplace(name).second) errors.duplicate(here, name, scheduling[i]);
  }
}

void check_host_users(const PodFacts& facts, const Path& path, Errors& errors) {
  struct Shared {
    std::string_view field;
    std::string_view shown;
  };
  if (facts.host_users) return;
  for (const Shared& shared : {Shared{"hostNetwork", "hostNetwork"}, {"hostPID", "HostPID"}, {"hostIPC", "HostIPC"}}) {
    if (flag(facts.spec, shared.field)) {
      errors.forbidden(path.child(shared.shown), "when `hostUsers` is false", facts.spec);
    }
  }
  for (const std::string_view list : {"initContainers", "containers"}) {
    const auto& containers = items(facts.spec, list);
    for (std::size_t i = 0; i < containers.size(); ++i) {
      if (items(containers[i], "volumeDevices").empty()) continue;
      errors.forbidden(path.child(list).at(i).child("volumeDevices"), "when `hostUsers` is false", containers[i]);
    }
  }
}

void check_hostname_override(const Value& spec, const Path& path, Errors& errors) {
  constexpr std::size_t kLongest = 64;
  const Value* name = spec.find("hostnameOverride");
  if (name == nullptr) return;
  const Path here = path.child("hostnameOverride");
  if (flag(spec, "setHostnameAsFQDN")) {
    errors.forbidden(here, "may not be specified when setHostnameAsFQDN is true", *name);
  }
  if (flag(spec, "hostNetwork")) errors.forbidden(here, "may not be specified when hostNetwork is true", *name);
  if (name->text.size() > kLongest) errors.too_long(here, kLongest, *name);
  errors.invalid_for(here, *name, check_dns1123_subdomain(name->text));
}

void check_names(const Value& spec, const Path& path, Errors& errors) {
  check_name(spec, "serviceAccountName", check_dns1123_subdomain, path, errors);
  check_name(spec, "nodeName", check_dns1123_subdomain, path, errors);
  if (const Value* deadline = spec.find("activeDeadlineSeconds")) {
    constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
    const std::int64_t seconds = as_integer(*deadline).value_or(1);
    if (seconds < 1 || seconds > kMost) {
      errors.invalid(path.child("activeDeadlineSeconds"), *deadline, not_between(1, kMost));
    }
  }
  check_name(spec, "hostname", check_dns1123_label, path, errors);
  check_name(spec, "subdomain", check_dns1123_label, path, errors);
  check_tolerations(spec, path.child("tolerations"), errors);
  const auto& aliases = items(spec, "hostAliases");
  for (std::size_t i = 0; i < aliases.size(); ++i) {
    const Path here = path.child("hostAliases").at(i);
    check_ip(Value::string(text(aliases[i], "ip"), aliases[i].origin), here.child("ip"), errors);
    const auto& hostnames = items(aliases[i], "hostnames");
    for (std::size_t j = 0; j < hostnames.size(); ++j) {
      errors.invalid_for(here.child("hostnames").at(j), hostnames[j], check_dns1123_subdomain(hostnames[j].text));
    }
  }
  check_name(spec, "priorityClassName", check_dns1123_subdomain, path, errors);
  check_name(spec, "runtimeClassName", check_dns1123_subdomain, path, errors);
  if (spec.find("preemptionPolicy") != nullptr) {
    check_word(spec, "preemptionPolicy", {"PreemptLowerPriority", "Never"}, path, errors);
  }
}

}  // namespace

void check_pod_spec(PodFacts& facts, const Path& path, Errors& errors) {
  const Value& spec = facts.spec;
  facts.grace_period = integer(spec, "terminationGracePeriodSeconds");
  facts.host_users = choice(spec, "hostUsers").value_or(true);
  if (!facts.grace_period) errors.required(path.child("terminationGracePeriodSeconds"), "", spec);
  check_volumes(facts, path.child("volumes"), errors);
  for (const Value& claim : items(spec, "resourceClaims"))
    if (const std::string_view name = text(claim, "name"); !name.empty()) facts.claims.emplace(name);
  check_resource_claims(spec, path.child("resourceClaims"), errors);
  check_containers(facts, path.child("containers"), errors);
  check_init_containers(facts, path.child("initContainers"), errors);
  check_pod_resources(facts, path, errors);
  check_host_network(spec, path.child("containers"), errors);
  check_word(spec, "restartPolicy", {"Always", "OnFailure", "Never"}, path, errors);
  check_word(spec, "dnsPolicy", {"ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"}, path, errors);
  check_labels(child(spec, "nodeSelector"), path.child("nodeSelector"), errors);
  check_pod_security_context(facts, path.child("securityContext"), errors);
  check_affinity(spec, path.child("affinity"), errors);
  check_dns(spec, path.child("dnsConfig"), errors);
  check_gates(spec, path, errors);
  check_topology_spread(spec, path.child("topologySpreadConstraints"), errors);
  check_host_users(facts, path, errors);
  check_hostname_override(spec, path, errors);
  check_names(spec, path, errors);
  check_overhead(spec, path.child("overhead"), errors);
  check_os(spec, path, errors);
  check_file_key_volumes(spec, path, errors);
}

}  // namespace sidelint::kube::validation
