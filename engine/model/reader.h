// How the model's parts are read from an applied object; private to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/injector.h"
#include "engine/model/object.h"
#include "engine/model/supporting.h"
#include "engine/model/webhook.h"
#include "engine/model/workload.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/units/unit.h"
#include "engine/yaml/node.h"

namespace sidelint::model {

struct Reading {
  const SourceMap& sources;
  Origins& origins;
  const units::Unit& unit;
};

// A chart that nobody is seen to install.
inline bool is_offered(const units::Unit& unit) { return unit.kind == units::UnitKind::chart; }

Object read_object(const units::AppliedObject& applied, const Reading& reading);

// How a block of metadata calls its two maps.
struct MetadataKeys {
  std::string_view labels = "labels";
  std::string_view annotations = "annotations";
};
// Reads the metadata at `path` of an object; the enclosing mapping stands for it where it is not written.
Metadata read_metadata(yaml::Node object, std::string_view path, const Reading& reading, const MetadataKeys& keys = {});

// The value at a dotted path; absent if there is none.
yaml::Node find_path(yaml::Node object, std::string_view path);
// Where the value at the path stands, or the innermost mapping on the way to it.
OriginId nearest_place(yaml::Node object, std::string_view path);

// The list of a comma-separated literal; its parts are parts of the literal.
std::vector<std::string_view> split_list(std::string_view list);

// Text that somebody fills in before it is applied (placeholder.cc).
bool holds_placeholder(std::string_view text);  // `${…}` or `{{…}}`
// Also `$NAME`, `<name>`, `%NAME%`, `__NAME__` and the like. Of labels and names, which can hold no such mark; other
// text may mean it as it stands.
bool holds_blank(std::string_view text);
// Also `NAME`. Of what becomes part of an object's name, which has no capitals: namespaces and revisions.
bool is_blank_name(std::string_view text);

// Where the fields stand that somebody asks for; dotted paths, empty if the object has none.
struct AlterablePaths {
  std::string_view name_space;
  std::string_view metadata;  // whose labels and annotations
  std::string_view pod_spec;
  std::string_view content;  // of which any change is of interest
};
std::vector<Alteration> alterations(const std::vector<units::Change>& changes, const AlterablePaths& paths);

// One for each template of pods that the object holds, as the rows of its kind say.
std::vector<Workload> read_workloads(const Object& object, std::span<const WorkloadKind> rows,
                                     const std::vector<units::Change>& changes, const Reading& reading);
// Drops those `as_they_stand` in files (their indexes) that are parts of others: patches of a workload defined
// elsewhere.
void leave_out_fragments(std::vector<Workload>& workloads, const std::vector<std::size_t>& as_they_stand);
// Gives every Argo Rollout that borrows its template (`workloadRef`) the pods of the workload it names.
void resolve_workload_references(std::vector<Workload>& workloads);

WebhookConfiguration read_webhook_configuration(Object object, const std::vector<units::Change>& changes,
                                                const Reading& reading);

Service read_service(Object object, const std::vector<units::Change>& changes);
// Empty if the Secret or ConfigMap holds none.
std::optional<RootCertificate> read_root_certificate(Object object, const std::vector<units::Change>& changes);
Quota read_quota(Object object, const std::vector<units::Change>& changes);
LimitRange read_limit_range(Object object, const std::vector<units::Change>& changes);
Autoscaler read_autoscaler(Object object, const std::vector<units::Change>& changes);
ServiceAccount read_service_account(Object object, const std::vector<units::Change>& changes);
// Empty if the ConfigMap holds none.
std::optional<MeshSettings> read_mesh_settings(Object object, const std::vector<units::Change>& changes,
                                               const Reading& reading);
SidecarPolicy read_sidecar_policy(Object object, const std::vector<units::Change>& changes);
// Reads the object if it is one of those around the injector.
void read_supporting(const units::AppliedObject& applied, const Reading& reading, Supporting& into);

// Empty if the ConfigMap is not an injector's.
std::optional<InjectorConfig> read_injector(Object object, const std::vector<units::Change>& changes,
                                            const Reading& reading);

}  // namespace sidelint::model
