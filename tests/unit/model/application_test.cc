// Applications of Argo CD as the model has them.
#include "engine/model/application.h"

#include <gtest/gtest.h>

#include "engine/units/render.h"
#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

// Of the units that are delivered, too.
struct Delivered {
  explicit Delivered(std::initializer_list<std::pair<std::string_view, std::string_view>> files) : disk(files) {
    std::vector<std::string> paths;
    for (const auto& [path, text] : files) paths.emplace_back(path);
    std::sort(paths.begin(), paths.end());
    const units::ScanOptions options{.wanted = is_read, .worth = is_worth_reading};
    scan = units::scan(disk, paths, options, sources, origins);
    units = units::render(disk, {"."}, scan, options, sources, origins);
    repository = model::read(units, sources, origins);
  }

  testing::MemoryFileSystem disk;
  SourceMap sources;
  Origins origins;
  units::Scan scan;
  std::vector<units::Unit> units;
  Repository repository;
};

constexpr std::string_view kPod = "{apiVersion: v1, kind: Pod, metadata: {name: cart}}\n";

TEST(Application, SaysWhatBecomesOfItsNamespace) {
  const Delivered read({{"apps/shop/pod.yaml", kPod}, {"shop.yaml", R"(apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
  annotations: {argocd.argoproj.io/sync-wave: "-3"}
spec:
  source: {repoURL: https://github.com/acme/shop, path: apps/shop}
  destination: {namespace: shop}
  ignoreDifferences: [{group: '*', kind: MutatingWebhookConfiguration}]
  syncPolicy:
    automated: {selfHeal: true}
    syncOptions: [ServerSideApply=true, CreateNamespace=true]
    managedNamespaceMetadata: {labels: {istio-injection: enabled}}
)"}});
  ASSERT_EQ(read.repository.applications.size(), 1U);
  const Application& application = read.repository.applications.front();
  EXPECT_EQ(application.name(), "shop");
  EXPECT_EQ(application.delivers, "argocd/shop");
  EXPECT_EQ(application.name_space.value, "shop");
  EXPECT_TRUE(application.creates.has_value());
  EXPECT_EQ(application.wave, -3);
  EXPECT_TRUE(application.heals_itself);
  ASSERT_NE(application.name_space_labels.find("istio-injection"), nullptr);
  EXPECT_TRUE(application.ignores("admissionregistration.k8s.io", "MutatingWebhookConfiguration"));
  EXPECT_FALSE(application.ignores("admissionregistration.k8s.io", "ValidatingWebhookConfiguration"));
}

TEST(Application, OfASetEachKnowsTheUnitThatItMakes) {
  const Delivered read({{"apps/shop/pod.yaml", kPod}, {"set.yaml", R"(apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: shop, namespace: argocd}
spec:
  generators:
  - list: {elements: [{cluster: dev}, {cluster: prod}]}
  template:
    metadata: {name: 'shop-{{cluster}}'}
    spec:
      source: {repoURL: https://github.com/acme/shop, path: apps/shop}
      destination: {name: '{{cluster}}', namespace: shop}
)"}});
  ASSERT_EQ(read.repository.applications.size(), 2U);
  EXPECT_EQ(read.repository.applications[0].delivers, "argocd/shop-dev");
  EXPECT_EQ(read.repository.applications[1].delivers, "argocd/shop-prod");
  ASSERT_EQ(read.repository.workloads.size(), 2U);
  EXPECT_EQ(read.repository.workloads[0].object.cluster, "dev");
  EXPECT_EQ(read.repository.workloads[1].object.cluster, "prod");
}

}  // namespace
}  // namespace sidelint::model
