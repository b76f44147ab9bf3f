// ValidateObjectMeta for pods.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "engine/kube/fields.h"
#include "engine/kube/names.h"
#include "engine/kube/validation/parts.h"

namespace sidelint::kube::validation {
namespace {

using yaml::Entry;
using yaml::Value;

constexpr std::size_t kMostAnnotations = 262144;  // bytes, keys and values together

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

void check_annotations(const Value& annotations, const Path& path, Errors& errors) {
  std::size_t size = 0;
  for (const Entry& entry : annotations.entries) {
    size += entry.key.size() + entry.value.text.size();
    for (const std::string& message : check_label_key(lower(entry.key))) {
      errors.invalid_text(path, entry.key, message, entry.value);
    }
  }
  if (size > kMostAnnotations) errors.too_long(path, kMostAnnotations, annotations);
}

void check_owner(const Value& owner, const Path& path, Errors& errors) {
  const std::string_view api_version = text(owner, "apiVersion");
  if (api_version.empty() || api_version.ends_with('/')) {
    errors.invalid_text(path.child("apiVersion"), api_version, "version must not be empty", owner);
  }
  for (const std::string_view key : {"kind", "name", "uid"}) {
    if (text(owner, key).empty()) errors.invalid_text(path.child(key), "", "must not be empty", owner);
  }
  if (api_version == "v1" && text(owner, "kind") == "Event") {
    errors.invalid(path, owner, "/v1, Kind=Event is disallowed from being an owner");
  }
}

void check_owners(const Value& metadata, const Path& path, Errors& errors) {
  std::string controller;
  for (const Value& owner : items(metadata, "ownerReferences")) {
    check_owner(owner, path, errors);
    if (!flag(owner, "controller")) continue;
    const std::string name = fmt::format("{}/{}", text(owner, "kind"), text(owner, "name"));
    if (!controller.empty()) {
      errors.invalid(path, *metadata.find("ownerReferences"),
                     fmt::format("Only one reference can have Controller set to true. Found \"true\" in references for "
                                 "{} and {}",
                                 controller, name));
    } else {
      controller = name;
    }
  }
}

void check_finalizers(const Value& metadata, const Path& path, Errors& errors) {
  const auto& finalizers = items(metadata, "finalizers");
  bool orphans = false;
  bool deletes = false;
  for (const Value& finalizer : finalizers) {
    errors.invalid_for(path, finalizer, check_label_key(finalizer.text));
    orphans = orphans || finalizer.text == "orphan";
    deletes = deletes || finalizer.text == "foregroundDeletion";
  }
  if (orphans && deletes) {
    errors.invalid(path, *metadata.find("finalizers"), "finalizer orphan and foregroundDeletion cannot be both set");
  }
  for (std::size_t i = 0; i < finalizers.size(); ++i) {
    const std::string_view name = finalizers[i].text;
    const bool standard = name == "kubernetes" || name == "orphan" || name == "foregroundDeletion";
    if (standard || name.find('/') != std::string_view::npos) continue;
    errors.invalid(path.at(i), finalizers[i], "name is neither a standard finalizer name nor is it fully qualified");
  }
}

}  // namespace

// A generated name is valid if its prefix is.
void check_metadata(const Value& metadata, const Path& path, Errors& errors) {
  const Value* prefix = metadata.find("generateName");
  const bool generated = prefix != nullptr && !prefix->text.empty();
  if (generated) {
    errors.invalid_for(path.child("generateName"), *prefix, check_dns1123_subdomain(masked_prefix(prefix->text)));
  }
  const Value* name = metadata.find("name");
  if (name != nullptr && !name->text.empty()) {
    errors.invalid_for(path.child("name"), *name, check_dns1123_subdomain(name->text));
  } else if (!generated) {
    errors.required(path.child("name"), "name or generateName is required", metadata);
  }
  if (const Value* space = metadata.find("namespace")) {
    errors.invalid_for(path.child("namespace"), *space, check_dns1123_label(space->text));
  }
  check_labels(child(metadata, "labels"), path.child("labels"), errors);
  check_annotations(child_or_empty(metadata, "annotations"), path.child("annotations"), errors);
  check_owners(metadata, path.child("ownerReferences"), errors);
  check_finalizers(metadata, path.child("finalizers"), errors);
}

}  // namespace sidelint::kube::validation
