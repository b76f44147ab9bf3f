#include "engine/kube/schema.h"

#include <array>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace sidelint::kube {
namespace {

const Field* at(const Type* type, const std::vector<std::string_view>& path) {
  return type == nullptr ? nullptr : field_at(*type, path);
}

TEST(Schema, FindsInjectableKindsByTheirBareNameToo) {
  EXPECT_EQ(injectable_type("apps/v1", "Deployment")->name, "Deployment");
  EXPECT_EQ(injectable_type("extensions/v1beta1", "Deployment"), injectable_type("apps/v1", "Deployment"));
  EXPECT_EQ(injectable_type("batch.volcano.sh/v1alpha1", "Job")->name, "Job");
  EXPECT_EQ(injectable_type("v1", "Service"), nullptr);
  EXPECT_EQ(injectable_type("", ""), nullptr);
}

TEST(Schema, FindsOtherKindsByGroupAndName) {
  EXPECT_EQ(builtin_type("extensions/v1beta1", "Deployment"), nullptr);
  EXPECT_EQ(builtin_type("v1", "Service")->name, "Service");
  EXPECT_TRUE(builtin_type("v1", "ConfigMap")->only_patches);
  EXPECT_FALSE(builtin_type("v1", "PersistentVolumeClaim")->only_patches);
  EXPECT_EQ(builtin_type("networking.istio.io/v1", "Gateway"), nullptr);
}

TEST(Schema, KeepsTheOrderOfTheStruct) {
  const Type* container = at(injectable_type("v1", "Pod"), {"spec", "containers"})->type;
  EXPECT_EQ(container->fields[0].name, "name");
  EXPECT_EQ(container->fields[1].name, "image");
  EXPECT_EQ(container->fields[2].name, "command");
  EXPECT_EQ(pod_type().fields[0].name, "kind");
}

struct MergedList {
  std::string_view api_version;
  std::string_view kind;
  std::vector<std::string_view> path;
  std::string_view merge_key;
  std::string_view map_keys;
};

TEST(Schema, KnowsTheKeysByWhichListsMerge) {
  const std::array<MergedList, 9> lists = {{
      {"v1", "Pod", {"spec", "containers"}, "name", "name"},
      {"v1", "Pod", {"spec", "containers", "ports"}, "containerPort", "containerPort,protocol"},
      {"v1", "Pod", {"spec", "containers", "volumeMounts"}, "mountPath", "mountPath"},
      {"apps/v1", "Deployment", {"spec", "template", "spec", "hostAliases"}, "ip", "ip"},
      {"batch/v1", "CronJob", {"spec", "jobTemplate", "spec", "template", "spec", "volumes"}, "name", "name"},
      {"v1", "Service", {"spec", "ports"}, "port", "port,protocol"},
      {"v1", "ServiceAccount", {"secrets"}, "name", "name"},
      {"v1", "Secret", {"metadata", "ownerReferences"}, "uid", "uid"},
      {"admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", {"webhooks"}, "name", "name"},
  }};
  for (const MergedList& list : lists) {
    const Field* field = at(builtin_type(list.api_version, list.kind), list.path);
    ASSERT_NE(field, nullptr) << list.kind;
    EXPECT_TRUE(field->merges()) << list.kind;
    EXPECT_EQ(field->patch_merge_key, list.merge_key) << list.kind;
    EXPECT_EQ(field->list_map_keys, list.map_keys) << list.kind;
  }
}

TEST(Schema, ReplacesListsWithoutAStrategy) {
  for (const std::string_view list : {"args", "command", "envFrom"}) {
    EXPECT_FALSE(at(&pod_type(), {"spec", "containers", list})->merges()) << list;
  }
  EXPECT_FALSE(at(&pod_type(), {"spec", "tolerations"})->merges());
  EXPECT_TRUE(at(&pod_type(), {"metadata", "finalizers"})->merges());
  EXPECT_EQ(at(&pod_type(), {"metadata", "finalizers"})->patch_merge_key, "");
  EXPECT_EQ(at(&pod_type(), {"spec", "volumes"})->patch_strategy, PatchStrategy::merge_retain_keys);
  EXPECT_EQ(at(&pod_type(), {"spec", "nothing", "here"}), nullptr);
}

}  // namespace
}  // namespace sidelint::kube
