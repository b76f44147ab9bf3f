// Files that volumes make of ConfigMaps, Secrets, tokens and the pod itself.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "engine/kube/fields.h"
#include "engine/kube/names.h"
#include "engine/kube/validation/parts.h"

namespace sidelint::kube::validation {
namespace {

using yaml::Value;

using Paths = std::set<std::string, std::less<>>;

void check_conflict(std::string_view file, std::string_view shown, Paths& paths, const Value& about, const Path& path,
                    Errors& errors) {
  if (!file.empty() && !paths.emplace(file).second) {
    errors.invalid_text(path, shown, "conflicting duplicate paths", about);
  }
}

void check_named_items(const Value& source, Paths& paths, const Path& volume, const Path& path, Errors& errors) {
  const std::string_view name = text(source, "name");
  if (name.empty()) errors.required(path.child("name"), "", source);
  const auto& files = items(source, "items");
  for (std::size_t i = 0; i < files.size(); ++i) {
    check_key_to_path(files[i], path.child("items").at(i), errors);
    check_conflict(text(files[i], "path"), name, paths, files[i], volume, errors);
  }
}

void check_token(const Value& token, const Path& volume, const Path& path, Errors& errors) {
  constexpr std::int64_t kLeast = 600;
  constexpr std::int64_t kMost = std::int64_t{1} << 32U;
  const Value* seconds = token.find("expirationSeconds");
  const std::int64_t expires = seconds == nullptr ? kLeast : as_integer(*seconds).value_or(0);
  if (expires < kLeast) {
    errors.invalid(path.child("expirationSeconds"), *seconds, "may not specify a duration less than 10 minutes");
  }
  if (expires > kMost) {
    errors.invalid(path.child("expirationSeconds"), *seconds, "may not specify a duration larger than 2^32 seconds");
  }
  if (text(token, "path").empty()) {
    errors.required(volume.child("path"), "", token);
  } else {
    check_local_free_path(text(token, "path"), token, volume.child("path"), errors);
  }
}

void check_source(const Value& source, Paths& paths, const Path& volume, const Path& path, Errors& errors) {
  // Those that are still behind a feature gate have been dropped.
  constexpr std::array<std::string_view, 4> kKinds = {"secret", "configMap", "downwardAPI", "serviceAccountToken"};
  for (const std::string_view kind : {kKinds[0], kKinds[1]}) {
    if (const Value* named = child(source, kind)) check_named_items(*named, paths, volume, path.child(kind), errors);
  }
  if (const Value* downward = child(source, "downwardAPI")) {
    for (const Value& file : items(*downward, "items")) {
      check_downward_file(file, path.child("downwardAPI"), errors);
      check_conflict(text(file, "path"), text(file, "path"), paths, file, volume, errors);
    }
  }
  if (const Value* token = child(source, "serviceAccountToken")) {
    check_token(*token, volume, path.child("serviceAccountToken"), errors);
  }
  const auto set = std::count_if(kKinds.begin(), kKinds.end(),
                                 [&](std::string_view kind) { return child(source, kind) != nullptr; });
  if (set > 1) errors.forbidden(path, "may not specify more than 1 volume type per source", source);
}

}  // namespace

void check_projected(const Value& source, const Path& path, Errors& errors) {
  check_file_mode(source, "defaultMode", path, errors);
  Paths paths;
  const auto& sources = items(source, "sources");
  for (std::size_t i = 0; i < sources.size(); ++i) {
    check_source(sources[i], paths, path, path.child("sources").at(i), errors);
  }
}

void check_file_mode(const Value& owner, std::string_view key, const Path& path, Errors& errors) {
  constexpr std::int64_t kMost = 0777;
  const Value* mode = owner.find(key);
  const std::int64_t number = mode == nullptr ? 0 : as_integer(*mode).value_or(0);
  if (number >= 0 && number <= kMost) return;
  errors.invalid(path.child(key), *mode, "must be a number between 0 and 0777 (octal), both inclusive");
}

void check_key_to_path(const Value& item, const Path& path, Errors& errors) {
  if (text(item, "key").empty()) errors.required(path.child("key"), "", item);
  if (text(item, "path").empty()) errors.required(path.child("path"), "", item);
  check_local_free_path(text(item, "path"), item, path.child("path"), errors);
  check_file_mode(item, "mode", path, errors);
}

void check_downward_file(const Value& file, const Path& path, Errors& errors) {
  if (text(file, "path").empty()) errors.required(path.child("path"), "", file);
  check_local_free_path(text(file, "path"), file, path.child("path"), errors);
  const Value* field = child(file, "fieldRef");
  const Value* resource = child(file, "resourceFieldRef");
  if (field != nullptr) {
    check_field_ref(*field, FieldUse::volume, path.child("fieldRef"), errors);
    if (resource != nullptr) {
      errors.invalid_text(path, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously", file);
    }
  } else if (resource != nullptr) {
    check_resource_ref(*resource, FieldUse::volume, path.child("resourceFieldRef"), errors);
  } else {
    errors.required(path, "one of fieldRef and resourceFieldRef is required", file);
  }
  check_file_mode(file, "mode", path, errors);
}

void check_no_backsteps(std::string_view target, const Value& about, const Path& path, Errors& errors) {
  for (std::string_view rest = target;;) {
    const std::size_t slash = rest.find('/');
    if (rest.substr(0, slash) == "..") {
      errors.invalid_text(path, target, "must not contain '..'", about);
      return;
    }
    if (slash == std::string_view::npos) return;
    rest.remove_prefix(slash + 1);
  }
}

void check_local_path(std::string_view target, const Value& about, const Path& path, Errors& errors) {
  if (target.starts_with('/')) errors.invalid_text(path, target, "must be a relative path", about);
  check_no_backsteps(target, about, path, errors);
}

void check_local_free_path(std::string_view target, const Value& about, const Path& path, Errors& errors) {
  check_local_path(target, about, path, errors);
  if (target.starts_with("..") && !target.starts_with("../")) {
    errors.invalid_text(path, target, "must not start with '..'", about);
  }
}

}  // namespace sidelint::kube::validation
