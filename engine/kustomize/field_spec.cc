#include "engine/kustomize/field_spec.h"

#include <algorithm>
#include <span>
#include <utility>

namespace sidelint::kustomize {
namespace {

constexpr std::string_view kFirst[] = {"Namespace",
                                       "ResourceQuota",
                                       "StorageClass",
                                       "CustomResourceDefinition",
                                       "ServiceAccount",
                                       "PodSecurityPolicy",
                                       "Role",
                                       "ClusterRole",
                                       "RoleBinding",
                                       "ClusterRoleBinding",
                                       "ConfigMap",
                                       "Secret",
                                       "Endpoints",
                                       "Service",
                                       "LimitRange",
                                       "PriorityClass",
                                       "PersistentVolume",
                                       "PersistentVolumeClaim",
                                       "Deployment",
                                       "StatefulSet",
                                       "CronJob",
                                       "PodDisruptionBudget"};
constexpr std::string_view kLast[] = {"MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"};

int rank_of(std::string_view kind) {
  const auto* first = std::ranges::find(kFirst, kind);
  if (first != std::end(kFirst)) return static_cast<int>(first - std::end(kFirst));
  const auto* last = std::ranges::find(kLast, kind);
  return last == std::end(kLast) ? 0 : static_cast<int>(last - std::begin(kLast)) + 1;
}

std::string sort_text(const Gvk& gvk) {
  std::string text = gvk.group.empty() ? "~G" : gvk.group;
  (text += '_') += gvk.version.empty() ? "~V" : gvk.version;
  (text += '_') += gvk.kind.empty() ? "~K" : gvk.kind;
  return text;
}

class FieldWalk {
 public:
  FieldWalk(Run& run, const FieldSpec& spec, Missing missing, const Change& change)
      : run_(run), spec_(spec), missing_(missing), change_(change) {}

  bool go(yaml::Value& value, std::span<const std::string> path) {
    if (path.empty()) return change_(value);
    if (value.is(yaml::Kind::null)) return true;
    if (value.is(yaml::Kind::mapping)) return into_mapping(value, path);
    if (!value.is(yaml::Kind::sequence))
      return run_.refuse(run_.place(value), "`" + spec_.path + "` leads through what is neither a list nor a mapping");
    return std::ranges::all_of(value.items, [&](yaml::Value& item) { return go(item, path); });
  }

 private:
  bool into_mapping(yaml::Value& value, std::span<const std::string> path) {
    std::string_view name = path.front();
    const bool is_list = name.ends_with("[]");
    if (is_list) name.remove_suffix(2);
    if (name.empty()) return run_.refuse(run_.place(value), "a field path has an empty name");
    const bool creates = spec_.create && missing_ != Missing::left_out && !is_list;
    const bool is_last = path.size() == 1;
    yaml::Value* field = value.find(name);
    if (field == nullptr) {
      if (!creates) return true;
      field = &value.set(name, made(is_last));
    } else if (field->is(yaml::Kind::null)) {
      if (creates)
        *field = made(is_last);
      else if (is_list)
        *field = yaml::Value::sequence(field->origin);
    }
    return go(*field, path.subspan(1));
  }

  yaml::Value made(bool is_last) const {
    if (!is_last || missing_ == Missing::mapping) return yaml::Value::mapping();
    return yaml::Value::string("");
  }

  Run& run_;
  const FieldSpec& spec_;
  Missing missing_;
  const Change& change_;
};

}  // namespace

bool merge_into(FieldSpecs& specs, const FieldSpec& added) {
  for (const FieldSpec& spec : specs)
    if (spec.path == added.path && is_selected(spec.gvk, added.gvk)) return spec.create == added.create;
  specs.push_back(added);
  return true;
}

bool merge_into(FieldSpecs& specs, const FieldSpecs& added) {
  return std::ranges::all_of(added, [&specs](const FieldSpec& spec) { return merge_into(specs, spec); });
}

bool is_applied_before(const Gvk& a, const Gvk& b) {
  const int rank_a = rank_of(a.kind);
  const int rank_b = rank_of(b.kind);
  return rank_a != rank_b ? rank_a < rank_b : sort_text(a) < sort_text(b);
}

void sort_by_kind(FieldSpecs& specs) { std::ranges::stable_sort(specs, is_applied_before, &FieldSpec::gvk); }

std::vector<std::string> split_path(std::string_view path, char delimiter) {
  if (path.size() > 1 && path.front() == delimiter) path.remove_prefix(1);
  std::vector<std::string> parts;
  bool goes_on = false;  // the part before ended with a backslash
  while (true) {
    const std::size_t end = std::min(path.find(delimiter), path.size());
    std::string part(path.substr(0, end));
    if (goes_on) {
      parts.back().back() = delimiter;  // where the backslash stood
      parts.back() += part;
    } else {
      parts.push_back(std::move(part));
    }
    goes_on = parts.back().ends_with('\\');
    if (end == path.size()) return parts;
    path.remove_prefix(end + 1);
  }
}

bool for_each_field(Run& run, yaml::Value& object, const FieldSpec& spec, Missing missing, const Change& change) {
  const yaml::Value* kind = object.find("kind");
  if (!spec.gvk.kind.empty() && (kind == nullptr || kind->text != spec.gvk.kind)) return true;  // nearly always
  const yaml::Value* api_version = object.find("apiVersion");
  const Gvk gvk = gvk_of(api_version == nullptr ? "" : std::string_view(api_version->text),
                         kind == nullptr ? "" : std::string_view(kind->text));
  if (!is_selected(gvk, spec.gvk)) return true;
  FieldWalk walk(run, spec, missing, change);
  return walk.go(object, split_path(spec.path, '/'));
}

}  // namespace sidelint::kustomize
