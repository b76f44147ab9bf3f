#include "engine/model/workload_kind.h"

#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace sidelint::model {
namespace {

TEST(WorkloadKind, EachGroupAndKindHasOneRowWithASource) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const WorkloadKind& row : workload_kinds()) {
    EXPECT_TRUE(seen.emplace(row.group, row.kind).second) << row.group << "/" << row.kind;
    EXPECT_FALSE(row.source.empty()) << row.kind;
    EXPECT_FALSE(row.metadata_path.empty()) << row.kind;
    EXPECT_FALSE(row.spec_path.empty()) << row.kind;
    EXPECT_NE(row.inert_paths, row.metadata_path) << row.kind;
    EXPECT_TRUE(is_read(row.kind)) << row.kind;
  }
}

TEST(WorkloadKind, IsFoundByGroupWhateverTheVersion) {
  EXPECT_EQ(find_workload_kind("apps/v1", "Deployment"), find_workload_kind("apps/v1beta1", "Deployment"));
  EXPECT_EQ(find_workload_kind("batch/v2alpha1", "CronJob")->kind, "CronJob");
  EXPECT_EQ(find_workload_kind("", "Pod"), nullptr);
  EXPECT_EQ(find_workload_kind("v1", "Service"), nullptr);
  EXPECT_EQ(find_workload_kind("serving.knative.dev/v1", "Service")->group, "serving.knative.dev");
}

TEST(IsRead, WorkloadsAndWhatDecidesAboutThem) {
  for (const std::string_view kind : {"Pod", "Namespace", "MutatingWebhookConfiguration", "ConfigMap", "List",
                                      "PodList", "NamespaceList", "Service"}) {
    EXPECT_TRUE(is_read(kind)) << kind;
  }
  for (const std::string_view kind : {"", "CustomResourceDefinition", "Secret", "Role", "RoleList", "pod", "Lists"}) {
    EXPECT_FALSE(is_read(kind)) << kind;
  }
}

TEST(IsWorthReading, OnlyConfigMapsOfInjectorsAndServicesOfKnative) {
  EXPECT_TRUE(is_worth_reading("Pod", ""));
  EXPECT_FALSE(is_worth_reading("ConfigMap", "name: dashboards"));
  EXPECT_TRUE(is_worth_reading("ConfigMap", "name: istio-sidecar-injector-canary"));
  EXPECT_FALSE(is_worth_reading("Service", "apiVersion: v1"));
  EXPECT_TRUE(is_worth_reading("Service", "apiVersion: serving.knative.dev/v1"));
}

}  // namespace
}  // namespace sidelint::model
