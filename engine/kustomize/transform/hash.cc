// The hash of a ConfigMap's or Secret's content in its name. Mirrors kustomize api 0.21, hasher/hasher.go.
#include <array>
#include <memory>
#include <span>
#include <string>

#include <openssl/evp.h>

#include "engine/kustomize/transform/transforms.h"
#include "engine/yaml/json.h"

namespace sidelint::kustomize {
namespace {

constexpr std::size_t kLength = 10;

// The first characters of the SHA-256 in hexadecimal, those that could spell words replaced.
std::string short_hash(const std::string& text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr);
  constexpr std::string_view kDigits = "gh2k456789mbcdtf";  // for 0123456789abcdef
  std::string hash;
  for (std::size_t i = 0; i < kLength; ++i) {
    const unsigned byte = digest.at(i / 2);
    hash += kDigits[i % 2 == 0 ? byte >> 4U : byte & 15U];
  }
  return hash;
}

// Fields as they are, or "" if they are absent; those that are optional only if they are mappings.
yaml::Value content_of(const yaml::Value& object, std::span<const std::string_view> fields,
                       std::string_view optional_field) {
  yaml::Value content = yaml::Value::mapping();
  content.set("kind", yaml::Value::string(object.find("kind")->text));
  content.set("name", yaml::Value::string(""));  // the real hasher looks for it in the wrong place
  for (const std::string_view field : fields) {
    const yaml::Value* value = object.find(field);
    if (value == nullptr)
      content.set(field, yaml::Value::string(""));
    else if (value->is_collection())
      content.set(field, *value);
    else
      content.set(field, yaml::Value::string(value->text));
  }
  const yaml::Value* optional_value = object.find(optional_field);
  if (optional_value != nullptr && optional_value->is(yaml::Kind::mapping))
    content.set(optional_field, *optional_value);
  return content;
}

std::string hash_of(const yaml::Value& object) {
  constexpr std::string_view kConfigMap[] = {"data"};
  constexpr std::string_view kSecret[] = {"type", "data"};
  const bool is_secret = object.find("kind")->text == "Secret";
  const yaml::Value content =
      is_secret ? content_of(object, kSecret, "stringData") : content_of(object, kConfigMap, "binaryData");
  return short_hash(yaml::to_json(yaml::to_document(content)->root()));
}

}  // namespace

bool add_hashes(Run& run, ResourceList& list) {
  for (Resource& resource : list.edit()) {
    if (!resource.needs_hash) continue;
    const std::string kind = resource.gvk().kind;
    if (kind != "ConfigMap" && kind != "Secret") {  // a patch has changed it
      run.leave_open(resource.written, resource.name(), "the hash in its name depends on how kustomize holds it");
      continue;
    }
    const std::string hash = hash_of(resource.value);
    resource.remember_id();
    yaml::Value* name = resource.value.find("metadata");
    name = name == nullptr ? nullptr : name->find("name");
    if (name == nullptr) continue;
    name->text += '-' + hash;
    name->kind = yaml::Kind::string;
    name->origin = run.transformed({resource.written, "hash"}, name->origin);
  }
  return true;
}

}  // namespace sidelint::kustomize
