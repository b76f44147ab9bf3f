#include "engine/model/metadata_refusal.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/kube/go_text.h"
#include "engine/model/label_validation.h"
#include "engine/model/reader.h"

namespace sidelint::model {
namespace {

constexpr std::array<std::string_view, 3> kBuiltInGroups{"", "apps", "batch"};

std::string_view version_of(std::string_view api_version) {
  return api_version.substr(api_version.find('/') + 1);  // npos + 1 is 0
}

std::vector<const Field*> sorted(const FieldMap& map) {
  std::vector<const Field*> fields;
  for (const Field& field : map) fields.push_back(&field);
  std::sort(fields.begin(), fields.end(), [](const Field* a, const Field* b) { return a->key < b->key; });
  return fields;
}

std::string_view json_type(const Field& field, yaml::Node map) {
  if (field.type == ValueType::boolean) return "bool";
  if (field.type == ValueType::number) return "number";
  return map.find(field.key).is(yaml::Kind::sequence) ? "array" : "object";
}

bool is_text(const Field& field) { return field.type == ValueType::string || field.type == ValueType::null; }

// Reads and judges the blocks in the API server's order. Mirrors k8s.io/apimachinery v0.35 pkg/api/validation
// (ValidateLabels, ValidateAnnotations) and the words of its decoder.
class Judge {
 public:
  Judge(const Object& object, const WorkloadKind& kind) : object_(object), kind_(kind) {}

  std::optional<MetadataRefusal> unreadable(const Metadata& metadata) const {
    if (auto refusal = unreadable(metadata, metadata.annotations, "annotations")) return refusal;
    return unreadable(metadata, metadata.labels, "labels");
  }

  void add_invalid(const Metadata& metadata) {
    const std::string_view block = metadata.path;
    constexpr std::string_view kMetadata = "metadata";
    const std::string parent(block.substr(0, block.size() - kMetadata.size()));
    const std::string own = parent.empty() ? "metadata." : parent;  // a template's labels are told without "metadata"
    for (const Field* field : sorted(metadata.labels)) {
      if (!field->placeholder) add(validate_labels({{field->key, field->value}}), own + "labels", *field);
    }
    for (const Field* field : sorted(metadata.annotations)) {
      if (!field->placeholder) add(validate_annotations({{field->key, ""}}), own + "annotations", *field);
    }
  }

  std::optional<MetadataRefusal> invalid() const {
    if (errors_.empty()) return std::nullopt;
    std::string text;
    for (const std::string& error : errors_) text.append(text.empty() ? "" : ", ").append(error);
    if (errors_.size() > 1) text = '[' + text + ']';
    const std::string kind = object_.kind + (kind_.group.empty() ? "" : '.' + std::string(kind_.group));
    return MetadataRefusal{kind + " " + kube::go_quote(object_.metadata.name.value) + " is invalid: " + text,
                           first_->key + ": " + first_->value, first_->at, object_.kind == "Pod"};
  }

 private:
  std::optional<MetadataRefusal> unreadable(const Metadata& metadata, const FieldMap& map,
                                            std::string_view name) const {
    for (const Field* field : sorted(map)) {
      if (is_text(*field) || field->placeholder) continue;
      const yaml::Node node = find_path(object_.node, metadata.path).find(name);
      std::string message = object_.kind + " in version " + kube::go_quote(version_of(object_.api_version)) +
                            " cannot be handled as a " + object_.kind + ": json: cannot unmarshal ";
      message.append(json_type(*field, node)).append(" into Go struct field ObjectMeta.");
      message.append(metadata.path).append(1, '.').append(name).append(" of type string");
      return MetadataRefusal{std::move(message), field->key + ": " + field->value, field->at};
    }
    return std::nullopt;
  }

  void add(const std::vector<std::string>& messages, const std::string& path, const Field& field) {
    for (const std::string& message : messages) {
      if (first_ == nullptr) first_ = &field;
      errors_.push_back(path + message.substr(message.find(": ")));
    }
  }

  const Object& object_;
  const WorkloadKind& kind_;
  std::vector<std::string> errors_;
  const Field* first_ = nullptr;
};

}  // namespace

std::optional<MetadataRefusal> metadata_refusal(const Object& object, const WorkloadKind& kind, const Metadata& pod) {
  if (std::find(kBuiltInGroups.begin(), kBuiltInGroups.end(), kind.group) == kBuiltInGroups.end()) return std::nullopt;
  Judge judge(object, kind);
  const bool is_pod = pod.path == object.metadata.path;
  if (auto refusal = judge.unreadable(object.metadata)) return refusal;
  if (auto refusal = is_pod ? std::nullopt : judge.unreadable(pod)) return refusal;
  judge.add_invalid(object.metadata);
  if (!is_pod) judge.add_invalid(pod);
  return judge.invalid();
}

}  // namespace sidelint::model
