#include "engine/inject/data/template_data.h"

#include <array>
#include <utility>
#include <vector>

#include "engine/base/check.h"
#include "engine/inject/features.h"

namespace sidelint::inject {
namespace {

using gotmpl::Heap;
using gotmpl::Kind;
using gotmpl::Value;

constexpr gotmpl::Field kTypeMetaFields[] = {
    {"Kind", &gotmpl::kString, "kind", gotmpl::Field::Empty::omit},
    {"APIVersion", &gotmpl::kString, "apiVersion", gotmpl::Field::Empty::omit}};
constexpr gotmpl::Type kTypeMeta{.kind = Kind::structure, .name = "v1.TypeMeta", .fields = kTypeMetaFields};

std::string namespaced_name_text(const Value& value) {
  const std::vector<Value>& fields = value.as_struct()->fields;
  return std::string(fields[0].as_text()) + "/" + std::string(fields[1].as_text());
}
constexpr gotmpl::Field kNamespacedNameFields[] = {{"Namespace", &gotmpl::kString, "Namespace"},
                                                   {"Name", &gotmpl::kString, "Name"}};
constexpr gotmpl::Type kNamespacedName{.kind = Kind::structure,
                                       .name = "types.NamespacedName",
                                       .fields = kNamespacedNameFields,
                                       .text = namespaced_name_text};

enum class Member : std::uint8_t {
  type_meta,
  deployment_meta,
  deployment_name,
  object_meta,
  spec,
  proxy_config,
  mesh_config,
  values,
  revision,
  proxy_image,
  proxy_init_image,
  proxy_uid,
  proxy_gid,
  compliance_policy,
  inbound_mode,
  native_sidecars,
  estimated_concurrency,
};

struct MemberRow {
  std::string_view name;
  Member member;
  Feature releases;
};
// In order of declaration.
constexpr std::array<MemberRow, 17> kMembers = {{
    {"TypeMeta", Member::type_meta, {3}},
    {"DeploymentMeta", Member::deployment_meta, {1, 22}},
    {"DeploymentMeta", Member::deployment_name, {22}},
    {"ObjectMeta", Member::object_meta, {}},
    {"Spec", Member::spec, {}},
    {"ProxyConfig", Member::proxy_config, {}},
    {"MeshConfig", Member::mesh_config, {}},
    {"Values", Member::values, {2}},
    {"Revision", Member::revision, {9}},
    {"EstimatedConcurrency", Member::estimated_concurrency, {11, 18}},
    {"NativeSidecars", Member::native_sidecars, {27}},
    {"ProxyImage", Member::proxy_image, {13}},
    {"ProxyInitImage", Member::proxy_init_image, {31}},
    {"ProxyUID", Member::proxy_uid, {20}},
    {"ProxyGID", Member::proxy_gid, {20}},
    {"InboundTrafficPolicyMode", Member::inbound_mode, {22}},
    {"CompliancePolicy", Member::compliance_policy, {21}},
}};

// Metadata and spec are pointers up to 1.8, what is said of the owner up to 1.10.
bool is_pointer(Member member, int minor) {
  if (member == Member::object_meta || member == Member::spec) return minor < 9;
  return (member == Member::type_meta || member == Member::deployment_meta) && minor < 11;
}

const kube::Type& member_type(std::string_view name) {
  const kube::Field* field = kube::pod_type().find(name);
  SIDELINT_CHECK(field && field->type, "a pod has metadata and a spec");
  return *field->type;
}

// The types that depend on the release.
struct ReleaseTypes {
  const gotmpl::Type& object_meta;
  const gotmpl::Type& pod_spec;
  const MessageType& proxy_config;
  const MessageType& mesh_config;
};

// Makes the members of one pod's data.
class MemberMaker {
 public:
  MemberMaker(Heap& heap, OriginTable& origins, const TemplateData& data, const ReleaseTypes& types)
      : heap_(heap), origins_(origins), data_(data), types_(types) {}

  Value make(Member member) const {
    switch (member) {
      case Member::type_meta:
        return heap_.structure(kTypeMeta, {text(data_.deploy.kind), text(data_.deploy.api_version)});
      case Member::deployment_name:
        return heap_.structure(kNamespacedName, {text(data_.deploy.name_space), text(data_.deploy.name)});
      case Member::deployment_meta: {
        if (data_.deploy_metadata) return object_meta(*data_.deploy_metadata);
        yaml::Value metadata = yaml::Value::mapping();
        metadata.set("name", yaml::Value::string(data_.deploy.name));
        metadata.set("namespace", yaml::Value::string(data_.deploy.name_space));
        return object_meta(metadata);
      }
      case Member::object_meta:
        return object_meta(part("metadata"));
      case Member::spec:
        return to_struct(heap_, origins_, part("spec"), member_type("spec"), types_.pod_spec);
      case Member::proxy_config:
        if (const Value* made = common(data_.proxy_config)) return *made;
        return to_message(heap_, origins_, data_.proxy_config, types_.proxy_config);
      case Member::mesh_config:
        if (const Value* made = common(data_.mesh_config)) return *made;
        return to_message(heap_, origins_, data_.mesh_config, types_.mesh_config);
      case Member::values:
        if (const Value* made = common(data_.values)) return *made;
        return data_.values && data_.values->is(yaml::Kind::mapping) ? to_any(heap_, origins_, *data_.values)
                                                                     : heap_.zero(gotmpl::kAnyMap);
      case Member::revision:
        return text(data_.revision);
      case Member::proxy_image:
        return text(data_.proxy_image);
      case Member::proxy_init_image:
        return text(data_.proxy_init_image);
      case Member::proxy_uid:
        return Value::integer(data_.proxy_uid, gotmpl::kInt64);
      case Member::proxy_gid:
        return Value::integer(data_.proxy_gid, gotmpl::kInt64);
      case Member::compliance_policy:
        return text(data_.compliance_policy);
      case Member::inbound_mode:
        return text(data_.inbound_mode);
      case Member::native_sidecars:
        return Value::boolean(data_.native_sidecars);
      case Member::estimated_concurrency:
        return Value::integer(data_.estimated_concurrency);
    }
    return {};
  }

 private:
  const yaml::Value& part(std::string_view name) const {
    const yaml::Value* found = data_.pod ? data_.pod->find(name) : nullptr;
    return found ? *found : nothing_;
  }
  Value object_meta(const yaml::Value& metadata) const {
    return to_struct(heap_, origins_, metadata, member_type("metadata"), types_.object_meta);
  }
  const Value* common(const yaml::Value* tree) const { return data_.common ? data_.common->find(tree) : nullptr; }
  Value text(std::string_view value) const { return heap_.text(std::string(value)); }

  Heap& heap_;
  OriginTable& origins_;
  const TemplateData& data_;
  const ReleaseTypes& types_;
  const yaml::Value nothing_ = yaml::Value::mapping();
};

}  // namespace

DataTypes::DataTypes(const MeshTypes& mesh) : minor_(mesh.minor()), messages_(store_, minor_) {
  KubeTypes kube(store_, minor_);
  mesh_config_ = &messages_.of(mesh.mesh());
  proxy_config_ = &messages_.of(mesh.proxy());
  object_meta_ = &kube.of(member_type("metadata"));
  pod_spec_ = &kube.of(member_type("spec"));
  root_ = &store_.make(Kind::structure, "inject.SidecarTemplateData");
  root_pointer_ = &store_.pointer_to(*root_);

  const auto type_of = [&](Member member) -> const gotmpl::Type* {
    switch (member) {
      case Member::type_meta:
        return &kTypeMeta;
      case Member::deployment_name:
        return &kNamespacedName;
      case Member::deployment_meta:
      case Member::object_meta:
        return object_meta_;
      case Member::spec:
        return pod_spec_;
      case Member::proxy_config:
        return proxy_config_->pointer;
      case Member::mesh_config:
        return mesh_config_->pointer;
      case Member::values:
        return &gotmpl::kAnyMap;
      case Member::proxy_uid:
      case Member::proxy_gid:
        return &gotmpl::kInt64;
      case Member::native_sidecars:
        return &gotmpl::kBool;
      case Member::estimated_concurrency:
        return &gotmpl::kInt;
      default:
        return &gotmpl::kString;
    }
  };
  std::vector<gotmpl::Field> fields;
  for (const MemberRow& row : kMembers) {
    if (!row.releases.in(minor_)) continue;
    const gotmpl::Type* type = type_of(row.member);
    if (is_pointer(row.member, minor_)) type = &store_.pointer_to(*type);
    fields.push_back({row.name, type});
  }
  root_->fields = store_.keep(std::move(fields));
}

Value DataTypes::make(Heap& heap, OriginTable& origins, const TemplateData& data) const {
  const ReleaseTypes types{*object_meta_, *pod_spec_, *proxy_config_, *mesh_config_};
  const MemberMaker maker(heap, origins, data, types);
  std::vector<Value> fields;
  fields.reserve(kMembers.size());
  for (const MemberRow& row : kMembers) {
    if (!row.releases.in(minor_)) continue;
    const Value value = maker.make(row.member);
    const gotmpl::Type& type = *root_->fields[fields.size()].type;
    fields.push_back(is_pointer(row.member, minor_) ? heap.pointer(value, type) : value);
  }
  return heap.pointer(heap.structure(*root_, std::move(fields)), *root_pointer_);
}

void DataTypes::make_common(const CommonTrees& trees, CommonData& common) const {
  Heap& heap = common.heap();
  OriginTable& origins = common.origins();
  common.keep(trees.values, to_any(heap, origins, trees.values));
  common.keep(trees.mesh_config, to_message(heap, origins, &trees.mesh_config, *mesh_config_));
  for (const yaml::Value* proxy : {&trees.proxy_config, &trees.effective_proxy_config})
    common.keep(*proxy, to_message(heap, origins, proxy, *proxy_config_));
}

}  // namespace sidelint::inject
