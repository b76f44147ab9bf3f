#include "engine/kustomize/builtin/field_specs.h"

#include <string>
#include <string_view>

namespace sidelint::kustomize {
namespace {

struct Row {
  FieldSpecs Config::*list;
  struct {
    std::string_view group;
    std::string_view version;
    std::string_view kind;
  } gvk;
  std::string_view path;
  bool create;
};

constexpr Row kRows[] = {
    {&Config::name_prefix, {"", "", ""}, "metadata/name", false},
    {&Config::name_suffix, {"", "", ""}, "metadata/name", false},
    {&Config::ns, {"", "", "Namespace"}, "metadata/name", true},
    {&Config::ns, {"apiregistration.k8s.io", "", "APIService"}, "spec/service/namespace", true},
    {&Config::ns,
     {"apiextensions.k8s.io", "", "CustomResourceDefinition"},
     "spec/conversion/webhook/clientConfig/service/namespace",
     false},
    {&Config::common_labels, {"", "v1", "Service"}, "spec/selector", true},
    {&Config::common_labels, {"", "v1", "ReplicationController"}, "spec/selector", true},
    {&Config::common_labels, {"", "", "Deployment"}, "spec/selector/matchLabels", true},
    {&Config::common_labels,
     {"apps", "", "Deployment"},
     "spec/template/spec/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/"
     "labelSelector/matchLabels",
     false},
    {&Config::common_labels,
     {"apps", "", "Deployment"},
     "spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
     false},
    {&Config::common_labels,
     {"apps", "", "Deployment"},
     "spec/template/spec/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/"
     "labelSelector/matchLabels",
     false},
    {&Config::common_labels,
     {"apps", "", "Deployment"},
     "spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/"
     "matchLabels",
     false},
    {&Config::common_labels,
     {"apps", "", "Deployment"},
     "spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels",
     false},
    {&Config::common_labels, {"", "", "ReplicaSet"}, "spec/selector/matchLabels", true},
    {&Config::common_labels, {"", "", "DaemonSet"}, "spec/selector/matchLabels", true},
    {&Config::common_labels, {"apps", "", "StatefulSet"}, "spec/selector/matchLabels", true},
    {&Config::common_labels,
     {"apps", "", "StatefulSet"},
     "spec/template/spec/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/"
     "labelSelector/matchLabels",
     false},
    {&Config::common_labels,
     {"apps", "", "StatefulSet"},
     "spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
     false},
    {&Config::common_labels,
     {"apps", "", "StatefulSet"},
     "spec/template/spec/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/"
     "labelSelector/matchLabels",
     false},
    {&Config::common_labels,
     {"apps", "", "StatefulSet"},
     "spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/"
     "matchLabels",
     false},
    {&Config::common_labels,
     {"apps", "", "StatefulSet"},
     "spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels",
     false},
    {&Config::common_labels, {"batch", "", "Job"}, "spec/selector/matchLabels", false},
    {&Config::common_labels, {"batch", "", "CronJob"}, "spec/jobTemplate/spec/selector/matchLabels", false},
    {&Config::common_labels, {"policy", "", "PodDisruptionBudget"}, "spec/selector/matchLabels", false},
    {&Config::common_labels, {"networking.k8s.io", "", "NetworkPolicy"}, "spec/podSelector/matchLabels", false},
    {&Config::common_labels,
     {"networking.k8s.io", "", "NetworkPolicy"},
     "spec/ingress/from/podSelector/matchLabels",
     false},
    {&Config::common_labels,
     {"networking.k8s.io", "", "NetworkPolicy"},
     "spec/egress/to/podSelector/matchLabels",
     false},
    {&Config::common_labels, {"", "", ""}, "metadata/labels", true},
    {&Config::common_labels, {"", "v1", "ReplicationController"}, "spec/template/metadata/labels", true},
    {&Config::common_labels, {"", "", "Deployment"}, "spec/template/metadata/labels", true},
    {&Config::common_labels, {"", "", "ReplicaSet"}, "spec/template/metadata/labels", true},
    {&Config::common_labels, {"", "", "DaemonSet"}, "spec/template/metadata/labels", true},
    {&Config::common_labels, {"apps", "", "StatefulSet"}, "spec/template/metadata/labels", true},
    {&Config::common_labels, {"batch", "", "Job"}, "spec/template/metadata/labels", true},
    {&Config::common_labels, {"batch", "", "CronJob"}, "spec/jobTemplate/metadata/labels", true},
    {&Config::common_labels, {"batch", "", "CronJob"}, "spec/jobTemplate/spec/template/metadata/labels", true},
    {&Config::common_labels, {"apps", "", "StatefulSet"}, "spec/volumeClaimTemplates[]/metadata/labels", true},
    {&Config::template_labels, {"", "", ""}, "metadata/labels", true},
    {&Config::template_labels, {"", "v1", "ReplicationController"}, "spec/template/metadata/labels", true},
    {&Config::template_labels, {"", "", "Deployment"}, "spec/template/metadata/labels", true},
    {&Config::template_labels, {"", "", "ReplicaSet"}, "spec/template/metadata/labels", true},
    {&Config::template_labels, {"", "", "DaemonSet"}, "spec/template/metadata/labels", true},
    {&Config::template_labels, {"apps", "", "StatefulSet"}, "spec/template/metadata/labels", true},
    {&Config::template_labels, {"batch", "", "Job"}, "spec/template/metadata/labels", true},
    {&Config::template_labels, {"batch", "", "CronJob"}, "spec/jobTemplate/metadata/labels", true},
    {&Config::template_labels, {"batch", "", "CronJob"}, "spec/jobTemplate/spec/template/metadata/labels", true},
    {&Config::volume_claim_template_labels,
     {"apps", "", "StatefulSet"},
     "spec/volumeClaimTemplates[]/metadata/labels",
     true},
    {&Config::common_annotations, {"", "", ""}, "metadata/annotations", true},
    {&Config::common_annotations, {"", "v1", "ReplicationController"}, "spec/template/metadata/annotations", true},
    {&Config::common_annotations, {"", "", "Deployment"}, "spec/template/metadata/annotations", true},
    {&Config::common_annotations, {"", "", "ReplicaSet"}, "spec/template/metadata/annotations", true},
    {&Config::common_annotations, {"", "", "DaemonSet"}, "spec/template/metadata/annotations", true},
    {&Config::common_annotations, {"", "", "StatefulSet"}, "spec/template/metadata/annotations", true},
    {&Config::common_annotations, {"batch", "", "Job"}, "spec/template/metadata/annotations", true},
    {&Config::common_annotations, {"batch", "", "CronJob"}, "spec/jobTemplate/metadata/annotations", true},
    {&Config::common_annotations,
     {"batch", "", "CronJob"},
     "spec/jobTemplate/spec/template/metadata/annotations",
     true},
    {&Config::images, {"", "", ""}, "spec/containers[]/image", true},
    {&Config::images, {"", "", ""}, "spec/initContainers[]/image", true},
    {&Config::images, {"", "", ""}, "spec/volumes[]/image/reference", true},
    {&Config::images, {"", "", ""}, "spec/template/spec/containers[]/image", true},
    {&Config::images, {"", "", ""}, "spec/template/spec/initContainers[]/image", true},
    {&Config::images, {"", "", ""}, "spec/template/spec/volumes[]/image/reference", true},
    {&Config::images, {"", "", ""}, "spec/jobTemplate/spec/template/spec/volumes[]/image/reference", true},
    {&Config::replicas, {"", "", "Deployment"}, "spec/replicas", true},
    {&Config::replicas, {"", "", "ReplicationController"}, "spec/replicas", true},
    {&Config::replicas, {"", "", "ReplicaSet"}, "spec/replicas", true},
    {&Config::replicas, {"", "", "StatefulSet"}, "spec/replicas", true},
};

}  // namespace

Config builtin_config() {
  Config config;
  for (const Row& row : kRows) {
    const Gvk gvk{std::string(row.gvk.group), std::string(row.gvk.version), std::string(row.gvk.kind)};
    (config.*row.list).push_back({gvk, std::string(row.path), row.create});
  }
  add_builtin_name_references(config);
  add_builtin_var_references(config);
  return config;
}

}  // namespace sidelint::kustomize
