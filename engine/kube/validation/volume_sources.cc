// validateVolumeSource: a volume has one source, and that source what it needs.
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

using Check = void (*)(const Value& source, const Path& path, Errors& errors);

void nothing(const Value& /*source*/, const Path& /*path*/, Errors& /*errors*/) {}

void require(const Value& source, std::initializer_list<std::string_view> keys, const Path& path, Errors& errors) {
  for (const std::string_view key : keys) {
    if (text(source, key).empty()) errors.required(path.child(key), "", source);
  }
}

void host_path(const Value& source, const Path& path, Errors& errors) {
  constexpr std::array<std::string_view, 8> kTypes = {
      "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"};
  if (text(source, "path").empty()) {
    errors.required(path.child("path"), "", source);
    return;
  }
  check_no_backsteps(text(source, "path"), source, path.child("path"), errors);
  const Value* type = source.find("type");
  if (type == nullptr) return;
  for (const std::string_view known : kTypes)
    if (type->text == known) return;
  errors.not_supported(
      path.child("type"), *type,
      {"", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"});
}

void git_repo(const Value& source, const Path& path, Errors& errors) {
  require(source, {"repository"}, path, errors);
  check_local_path(text(source, "directory"), source, path.child("directory"), errors);
}

void files(const Value& source, std::string_view name, const Path& path, Errors& errors) {
  require(source, {name}, path, errors);
  check_file_mode(source, "defaultMode", path, errors);
  const auto& list = items(source, "items");
  for (std::size_t i = 0; i < list.size(); ++i) check_key_to_path(list[i], path.child("items").at(i), errors);
}

void secret(const Value& source, const Path& path, Errors& errors) { files(source, "secretName", path, errors); }
void config_map(const Value& source, const Path& path, Errors& errors) { files(source, "name", path, errors); }

void nfs(const Value& source, const Path& path, Errors& errors) {
  require(source, {"server", "path"}, path, errors);
  const std::string_view exported = text(source, "path");
  if (!exported.starts_with('/')) {
    errors.invalid_text(path.child("path"), exported, "must be an absolute path", source);
  }
}

void gce(const Value& source, const Path& path, Errors& errors) {
  constexpr std::int64_t kMost = 255;
  require(source, {"pdName"}, path, errors);
  const Value* partition = source.find("partition");
  const std::int64_t number = partition == nullptr ? 0 : as_integer(*partition).value_or(0);
  if (number < 0 || number > kMost) errors.invalid(path.child("partition"), *partition, not_between(1, kMost));
}

void flocker(const Value& source, const Path& path, Errors& errors) {
  const std::string_view name = text(source, "datasetName");
  const bool has_id = !text(source, "datasetUUID").empty();
  if (name.empty() && !has_id) {
    errors.required(path, "one of datasetName and datasetUUID is required", source);
  }
  if (!name.empty() && has_id) {
    errors.invalid_text(path, "resource", "datasetName and datasetUUID can not be specified simultaneously", source);
  }
  if (name.find('/') != std::string_view::npos) {
    errors.invalid_text(path.child("datasetName"), name, "must not contain '/'", source);
  }
}

void monitored(const Value& source, const Path& path, Errors& errors) {
  if (items(source, "monitors").empty()) errors.required(path.child("monitors"), "", source);
}
void rbd(const Value& source, const Path& path, Errors& errors) {
  monitored(source, path, errors);
  require(source, {"image"}, path, errors);
}

void downward(const Value& source, const Path& path, Errors& errors) {
  check_file_mode(source, "defaultMode", path, errors);
  for (const Value& file : items(source, "items")) check_downward_file(file, path, errors);
}

void csi(const Value& source, const Path& path, Errors& errors) {
  constexpr std::size_t kLongest = 63;
  const Value* driver = source.find("driver");
  const std::string_view name = text(source, "driver");
  if (name.empty()) errors.required(path.child("driver"), "", source);
  if (name.size() > kLongest) errors.too_long(path.child("driver"), kLongest, source);
  std::string lower(name);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (!name.empty()) errors.invalid_for(path.child("driver"), *driver, check_dns1123_subdomain(lower));
  const Value* reference = child(source, "nodePublishSecretRef");
  if (reference == nullptr) return;
  const Value* named = reference->find("name");
  if (named == nullptr || named->text.empty()) {
    errors.required(path.child("nodePublishSecretRef").child("name"), "", *reference);
  } else {
    errors.invalid_for(path.child("name"), *named, check_dns1123_subdomain(named->text));
  }
}

void ephemeral(const Value& source, const Path& path, Errors& errors) {
  const Path here = path.child("volumeClaimTemplate");
  const Value* claim = child(source, "volumeClaimTemplate");
  if (claim == nullptr) {
    errors.required(here, "", source);
    return;
  }
  const Value& spec = child_or_empty(*claim, "spec");
  if (items(spec, "accessModes").empty()) {
    errors.required(here.child("spec").child("accessModes"), "at least 1 access mode is required", spec);
  }
  const Value* storage = spec.find_path({"resources", "requests", "storage"});
  if (storage == nullptr) errors.required(here.child("spec").child("resources").key("storage"), "", spec);
}

void image(const Value& source, const Path& path, Errors& errors) {
  require(source, {"reference"}, path, errors);
  check_pull_policy(source, "pullPolicy", path.child("pullPolicy"), errors);
}

void claim(const Value& source, const Path& path, Errors& errors) { require(source, {"claimName"}, path, errors); }
void volume_id(const Value& source, const Path& path, Errors& errors) { require(source, {"volumeID"}, path, errors); }
void glusterfs(const Value& source, const Path& path, Errors& errors) {
  require(source, {"endpoints", "path"}, path, errors);
}
void iscsi(const Value& source, const Path& path, Errors& errors) {
  require(source, {"targetPortal", "iqn"}, path, errors);
}
void flex(const Value& source, const Path& path, Errors& errors) { require(source, {"driver"}, path, errors); }
void azure_file(const Value& source, const Path& path, Errors& errors) {
  require(source, {"secretName", "shareName"}, path, errors);
}
void azure_disk(const Value& source, const Path& path, Errors& errors) {
  require(source, {"diskName", "diskURI"}, path, errors);
  const Value* caching = source.find("cachingMode");
  if (caching != nullptr && caching->text != "None" && caching->text != "ReadOnly" && caching->text != "ReadWrite") {
    errors.not_supported(path.child("cachingMode"), *caching, {"None", "ReadOnly", "ReadWrite"});
  }
  const Value* kind = source.find("kind");
  if (kind == nullptr) return;
  if (kind->text != "Dedicated" && kind->text != "Managed" && kind->text != "Shared") {
    errors.not_supported(path.child("kind"), *kind, {"Dedicated", "Managed", "Shared"});
  }
  const Value uri = Value::string(text(source, "diskURI"), source.origin);
  const bool managed = kind->text == "Managed";
  if (uri.text.starts_with(managed ? "/subscriptions/" : "https://")) return;
  errors.not_supported(path.child("diskURI"), uri,
                       {managed ? "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/"
                                  "disks/{disk-id}"
                                : "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd"});
}
void vsphere(const Value& source, const Path& path, Errors& errors) { require(source, {"volumePath"}, path, errors); }
void photon(const Value& source, const Path& path, Errors& errors) { require(source, {"pdID"}, path, errors); }
void scale_io(const Value& source, const Path& path, Errors& errors) {
  require(source, {"gateway", "system", "volumeName"}, path, errors);
}

struct Source {
  std::string_view key;
  Check check;
  std::string_view when_second = {};  // the name in the message about several sources, where it differs
  std::string_view checked_as = {};   // the name in the other messages, where it differs
};

// In the order in which Kubernetes looks.
constexpr std::array<Source, 29> kSources = {{
    {"hostPath", host_path},
    {"gitRepo", git_repo},
    {"gcePersistentDisk", gce, {}, "persistentDisk"},
    {"awsElasticBlockStore", volume_id},
    {"secret", secret},
    {"nfs", nfs},
    {"iscsi", iscsi},
    {"glusterfs", glusterfs},
    {"flocker", flocker},
    {"persistentVolumeClaim", claim},
    {"rbd", rbd},
    {"cinder", volume_id},
    {"cephfs", monitored, "cephFS"},
    {"quobyte", nothing},
    {"downwardAPI", downward, "downwarAPI"},
    {"fc", nothing},
    {"flexVolume", flex},
    {"configMap", config_map},
    {"azureFile", azure_file},
    {"vsphereVolume", vsphere},
    {"photonPersistentDisk", photon},
    {"portworxVolume", volume_id},
    {"azureDisk", azure_disk},
    {"storageos", nothing},
    {"projected", check_projected},
    {"scaleIO", scale_io},
    {"csi", csi},
    {"ephemeral", ephemeral},
    {"image", image},
}};

void check_empty_dir(const Value& source, const Path& path, Errors& errors) {
  const std::string_view limit = text(source, "sizeLimit");
  if (!limit.empty() && Quantity::parse(limit).quantity.sign() < 0) {
    errors.forbidden(path.child("emptyDir").child("sizeLimit"), "SizeLimit field must be a valid resource quantity",
                     source);
  }
}

}  // namespace

void check_volume_source(const Value& volume, const PodFacts& facts, const Path& path, Errors& errors) {
  bool found = false;
  if (const Value* source = child(volume, "emptyDir")) {
    found = true;
    check_empty_dir(*source, path, errors);
  }
  for (const Source& known : kSources) {
    const Value* source = child(volume, known.key);
    if (source == nullptr) continue;
    if (found) {
      errors.forbidden(path.child(known.when_second.empty() ? known.key : known.when_second),
                       "may not specify more than 1 volume type", *source);
      continue;
    }
    found = true;
    known.check(*source, path.child(known.checked_as.empty() ? known.key : known.checked_as), errors);
    const std::string_view pod = text(facts.metadata, "name");
    const std::string_view name = text(volume, "name");
    if (known.key != "ephemeral" || pod.empty() || name.empty()) continue;
    const std::string claim_name = fmt::format("{}-{}", pod, name);
    for (const std::string& message : check_dns1123_subdomain(claim_name)) {
      errors.invalid(path.child("name"), *volume.find("name"), fmt::format("PVC name \"{}\": {}", claim_name, message));
    }
  }
  if (!found) errors.required(path, "must specify a volume type", volume);
}

}  // namespace sidelint::kube::validation
