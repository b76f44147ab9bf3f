// Environment variables, and what they and files of volumes refer to.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "engine/kube/fields.h"
#include "engine/kube/names.h"
#include "engine/kube/quantity.h"
#include "engine/kube/validation/parts.h"

namespace sidelint::kube::validation {
namespace {

using yaml::Value;

void check_name(const Value& owner, std::string_view key, const Path& path, Errors& errors) {
  const Value* name = owner.find(key);
  if (name == nullptr || name->text.empty()) return;
  errors.invalid_for(path.child(key), *name, check_relaxed_env_var_name(name->text));
}

void check_key_ref(const Value& reference, const Path& path, Errors& errors) {
  const Value empty = Value::string("", reference.origin);
  const Value* name = reference.find("name");
  const Value& named = name == nullptr ? empty : *name;
  errors.invalid_for(path.child("name"), named, check_dns1123_subdomain(named.text));
  const Value* key = reference.find("key");
  if (key == nullptr || key->text.empty()) {
    errors.required(path.child("key"), "", reference);
  } else {
    errors.invalid_for(path.child("key"), *key, check_config_map_key(key->text));
  }
}

void check_file_key_ref(const Value& reference, const Path& path, Errors& errors) {
  const Value* key = reference.find("key");
  if (key == nullptr || key->text.empty()) {
    errors.required(path.child("key"), "", reference);
  } else {
    errors.invalid_for(path.child("key"), *key, check_relaxed_env_var_name(key->text));
  }
  const Value* volume = reference.find("volumeName");
  if (volume == nullptr || volume->text.empty()) {
    errors.required(path.child("volumeName"), "", reference);
  } else {
    errors.invalid_for(path.child("volumeName"), *volume, check_dns1123_label(volume->text));
  }
  const std::string_view file = text(reference, "path");
  if (file.empty()) {
    errors.required(path.child("path"), "", reference);
  } else {
    check_no_backsteps(file, reference, path.child("path"), errors);
  }
}

void check_value_from(const Value& variable, const Path& path, Errors& errors) {
  const Value* source = child(variable, "valueFrom");
  if (source == nullptr) return;
  int sources = 0;
  const auto found = [&](std::string_view key) {
    const Value* reference = child(*source, key);
    if (reference != nullptr) ++sources;
    return reference;
  };
  if (const Value* field = found("fieldRef")) {
    check_field_ref(*field, FieldUse::variable, path.child("fieldRef"), errors);
  }
  if (const Value* resource = found("resourceFieldRef")) {
    check_resource_ref(*resource, FieldUse::variable, path.child("resourceFieldRef"), errors);
  }
  for (const std::string_view key : {"configMapKeyRef", "secretKeyRef"}) {
    if (const Value* reference = found(key)) check_key_ref(*reference, path.child(key), errors);
  }
  if (const Value* file = found("fileKeyRef")) check_file_key_ref(*file, path.child("fileKeyRef"), errors);
  if (sources == 0) {
    errors.invalid_text(path, "",
                        "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or "
                        "`fileKeyRef`",
                        *source);
  } else if (!text(variable, "value").empty()) {
    errors.invalid_text(path, "", "may not be specified when `value` is not empty", *source);
  } else if (sources > 1) {
    errors.invalid_text(path, "", "may not have more than one field specified at a time", *source);
  }
}

// metadata.labels['key']: the path and the key.
bool split_subscript(std::string_view path, std::string_view& field, std::string_view& key) {
  const std::size_t open = path.find("['");
  if (open == std::string_view::npos || !path.ends_with("']") || path.size() < open + 4) return false;
  field = path.substr(0, open);
  key = path.substr(open + 2, path.size() - open - 4);
  return !field.empty();
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

bool is_field_of_pod(std::string_view path) {
  constexpr std::array<std::string_view, 15> kFields = {
      "metadata.annotations", "metadata.labels",    "metadata.name",  "metadata.namespace", "metadata.uid",
      "spec.nodeName",        "spec.restartPolicy", "spec.host",      "spec.schedulerName", "spec.serviceAccountName",
      "status.phase",         "status.hostIP",      "status.hostIPs", "status.podIP",       "status.podIPs"};
  return std::find(kFields.begin(), kFields.end(), path) != kFields.end();
}

void check_subscript(std::string_view field, std::string_view key, const Value& value, const Path& path,
                     Errors& errors) {
  if (field != "metadata.annotations" && field != "metadata.labels") {
    errors.invalid(path.child("fieldPath"), value,
                   fmt::format("error converting fieldPath: field label does not support subscript: {}", value.text));
    return;
  }
  const std::string name = field == "metadata.labels" ? std::string(key) : lower(key);
  for (const std::string& message : check_label_key(name)) errors.invalid_text(path, name, message, value);
}

bool is_divisor(std::string_view resource, std::string_view divisor) {
  if (resource.ends_with(".cpu")) return divisor == "1m" || divisor == "1";
  constexpr std::array<std::string_view, 13> kUnits = {"1",   "1k",  "1M",  "1G",  "1T",  "1P", "1E",
                                                       "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"};
  return std::find(kUnits.begin(), kUnits.end(), divisor) != kUnits.end();
}

void check_divisor(const Value& reference, const Path& path, Errors& errors) {
  struct Kind {
    std::string_view suffix;
    std::string_view named;
  };
  constexpr std::array<Kind, 4> kKinds = {{{"cpu", "cpu"},
                                           {"memory", "memory"},
                                           {"ephemeral-storage", "local ephemeral storage"},
                                           {"hugepages-", "hugepages"}}};
  const std::string_view resource = text(reference, "resource");
  const Quantity divisor = Quantity::parse(text(reference, "divisor")).quantity;
  const std::size_t dot = resource.find('.');
  if (divisor.is_zero() || dot == std::string_view::npos) return;
  const std::string_view owner = resource.substr(0, dot);
  if (owner != "limits" && owner != "requests") return;
  const std::string_view name = resource.substr(dot + 1);
  for (const Kind& kind : kKinds) {
    const bool same = kind.suffix.ends_with('-') ? name.starts_with(kind.suffix) : name == kind.suffix;
    if (!same || is_divisor(resource, divisor.canonical())) continue;
    const std::string_view units =
        kind.suffix == "cpu" ? "1m and 1" : "1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei";
    errors.invalid_text(path.child("divisor"), resource,
                        fmt::format("only divisor's values {} are supported with the {} resource", units, kind.named),
                        reference);
  }
}

}  // namespace

void check_env(const Value& container, const Path& path, Errors& errors) {
  const auto& variables = items(container, "env");
  for (std::size_t i = 0; i < variables.size(); ++i) {
    const Path here = path.at(i);
    if (text(variables[i], "name").empty()) errors.required(here.child("name"), "", variables[i]);
    check_name(variables[i], "name", here, errors);
    check_value_from(variables[i], here.child("valueFrom"), errors);
  }
}

void check_env_from(const Value& container, const Path& path, Errors& errors) {
  const auto& sources = items(container, "envFrom");
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const Path here = path.at(i);
    check_name(sources[i], "prefix", here, errors);
    int count = 0;
    for (const std::string_view key : {"configMapRef", "secretRef"}) {
      const Value* reference = child(sources[i], key);
      if (reference == nullptr) continue;
      ++count;
      const Value* name = reference->find("name");
      if (name == nullptr || name->text.empty()) {
        errors.required(here.child(key).child("name"), "", *reference);
      } else {
        errors.invalid_for(here.child(key).child("name"), *name, check_dns1123_subdomain(masked_prefix(name->text)));
      }
    }
    if (count == 0) errors.invalid_text(path, "", "must specify one of: `configMapRef` or `secretRef`", sources[i]);
    if (count > 1) {
      errors.invalid_text(path, "", "may not have more than one field specified at a time", sources[i]);
    }
  }
}

void check_field_ref(const Value& reference, FieldUse use, const Path& path, Errors& errors) {
  const std::string_view version = text(reference, "apiVersion");
  if (version.empty()) return errors.required(path.child("apiVersion"), "", reference);
  const Value* value = reference.find("fieldPath");
  if (value == nullptr || value->text.empty()) return errors.required(path.child("fieldPath"), "", reference);
  const auto refuse = [&](const std::string& why) {
    errors.invalid(path.child("fieldPath"), *value, "error converting fieldPath: " + why);
  };
  if (version != "v1") return refuse(fmt::format("unsupported pod version: {}", version));
  std::string_view field;
  std::string_view key;
  if (split_subscript(value->text, field, key)) return check_subscript(field, key, *value, path, errors);
  if (!is_field_of_pod(value->text)) return refuse("field label not supported: " + value->text);
  const Value shown = value->text == "spec.host" ? Value::string("spec.nodeName", value->origin) : *value;
  const std::string_view name = shown.text;
  if (use == FieldUse::volume) {
    if (name.starts_with("metadata.")) return;
    errors.not_supported(
        path.child("fieldPath"), shown,
        {"metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"});
    return;
  }
  constexpr std::array<std::string_view, 5> kOthers = {"metadata.annotations", "metadata.labels", "spec.restartPolicy",
                                                       "spec.schedulerName", "status.phase"};
  if (std::find(kOthers.begin(), kOthers.end(), name) == kOthers.end()) return;
  errors.not_supported(path.child("fieldPath"), shown,
                       {"metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName",
                        "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"});
}

void check_resource_ref(const Value& reference, FieldUse use, const Path& path, Errors& errors) {
  constexpr std::array<std::string_view, 6> kResources = {
      "limits.cpu",   "limits.ephemeral-storage",   "limits.memory",
      "requests.cpu", "requests.ephemeral-storage", "requests.memory"};
  const std::string_view resource = text(reference, "resource");
  const bool known = std::find(kResources.begin(), kResources.end(), resource) != kResources.end() ||
                     resource.starts_with("limits.hugepages-") || resource.starts_with("requests.hugepages-");
  if (use == FieldUse::volume && text(reference, "containerName").empty()) {
    errors.required(path.child("containerName"), "", reference);
  } else if (resource.empty()) {
    errors.required(path.child("resource"), "", reference);
  } else if (!known) {
    errors.not_supported(path.child("resource"), *reference.find("resource"),
                         {"limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu",
                          "requests.ephemeral-storage", "requests.memory"});
  }
  check_divisor(reference, path, errors);
}

void check_file_key_volumes(const Value& spec, const Path& path, Errors& errors) {
  const auto& volumes = items(spec, "volumes");
  for (const std::string_view list : {"initContainers", "containers"}) {
    const auto& containers = items(spec, list);
    for (std::size_t i = 0; i < containers.size(); ++i) {
      const auto& variables = items(containers[i], "env");
      for (std::size_t j = 0; j < variables.size(); ++j) {
        const Value* reference = variables[j].find_path({"valueFrom", "fileKeyRef"});
        if (reference == nullptr) continue;
        const std::string_view name = text(*reference, "volumeName");
        const Path here =
            path.child(list).at(i).child("env").at(j).child("valueFrom").child("fileKeyRef").child("volumeName");
        const auto volume = std::find_if(volumes.rbegin(), volumes.rend(),
                                         [&](const Value& other) { return text(other, "name") == name; });
        if (volume == volumes.rend()) {
          errors.not_found(here, name, "", *reference);
        } else if (child(*volume, "emptyDir") == nullptr) {
          errors.invalid_text(here, name, "referenced volume must be of type emptyDir", *reference);
        }
      }
    }
  }
}

}  // namespace sidelint::kube::validation
