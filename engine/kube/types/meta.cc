// Types of metav1: what every object carries, and label selectors.
//
// Source: k8s.io/apimachinery v0.35.3 pkg/apis/meta/v1, the struct tags.
#include "engine/kube/types/rows.h"
#include "engine/kube/types/types.h"

namespace sidelint::kube::types {

constexpr Field kOwnerReferenceFields[] = {text("apiVersion"),
                                           text("kind"),
                                           text("name"),
                                           text("uid").named("types.UID"),
                                           boolean("controller").pointer().omitempty(),
                                           boolean("blockOwnerDeletion").pointer().omitempty()};
constexpr Type kOwnerReference{"OwnerReference", kOwnerReferenceFields};

constexpr Field kManagedFieldsEntryFields[] = {
    text("manager").omitempty(),    text("operation").omitempty().named("v1.ManagedFieldsOperationType"),
    text("apiVersion").omitempty(), time("time").pointer().omitempty(),
    text("fieldsType").omitempty(), raw("fieldsV1").pointer().omitempty(),
    text("subresource").omitempty()};
constexpr Type kManagedFieldsEntry{"ManagedFieldsEntry", kManagedFieldsEntryFields};

constexpr Field kObjectMetaFields[] = {text("name").omitempty(),
                                       text("generateName").omitempty(),
                                       text("namespace").omitempty(),
                                       text("selfLink").omitempty(),
                                       text("uid").omitempty().named("types.UID"),
                                       text("resourceVersion").omitempty(),
                                       int64("generation").omitempty(),
                                       time("creationTimestamp").omitzero(),
                                       time("deletionTimestamp").pointer().omitempty(),
                                       int64("deletionGracePeriodSeconds").pointer().omitempty(),
                                       text("labels").map().omitempty(),
                                       text("annotations").map().omitempty(),
                                       object("ownerReferences", kOwnerReference).list().omitempty().merge("uid"),
                                       text("finalizers").list().omitempty().merge(),
                                       object("managedFields", kManagedFieldsEntry).list().omitempty()};
constinit const Type kObjectMeta{"ObjectMeta", kObjectMetaFields};

constexpr Field kLabelSelectorRequirementFields[] = {text("key"), text("operator").named("v1.LabelSelectorOperator"),
                                                     text("values").list().omitempty()};
constexpr Type kLabelSelectorRequirement{"LabelSelectorRequirement", kLabelSelectorRequirementFields};

constexpr Field kLabelSelectorFields[] = {text("matchLabels").map().omitempty(),
                                          object("matchExpressions", kLabelSelectorRequirement).list().omitempty()};
constinit const Type kLabelSelector{"LabelSelector", kLabelSelectorFields};

}  // namespace sidelint::kube::types
