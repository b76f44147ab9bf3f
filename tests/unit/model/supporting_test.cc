#include "engine/model/supporting.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

std::string object(std::string_view kind, std::string_view name, std::string_view rest) {
  return "---\napiVersion: v1\nkind: " + std::string(kind) + "\nmetadata: {name: " + std::string(name) +
         ", namespace: istio-system}\n" + std::string(rest) + "\n";
}

TEST(Service, ItsPortsAndSelectorAreRead) {
  const Read read(object("Service", "istiod",
                         "spec:\n  ports:\n  - {port: 443, targetPort: 15017}\n  - {port: 15012, targetPort: grpc}\n"
                         "  - port: 15010\n  selector: {istio: pilot, app: istiod}"));
  ASSERT_EQ(read.repository.supporting.services.size(), 1U);
  const Service& service = read.repository.supporting.services[0];
  EXPECT_EQ(service.name(), "istiod");
  EXPECT_EQ(service.type.value, "ClusterIP");
  ASSERT_EQ(service.ports.size(), 3U);
  EXPECT_EQ(service.port(443)->target.value, "15017");
  EXPECT_EQ(read.text(service.port(443)->target.origin), "15017");
  EXPECT_EQ(service.port(15012)->target.value, "grpc");
  EXPECT_EQ(service.port(15010)->target.value, "15010");
  EXPECT_EQ(service.port(15017), nullptr);
  EXPECT_EQ(read.text(service.selector_at), "{istio: pilot, app: istiod}");
  EXPECT_TRUE(service.selects({{"app", "istiod"}, {"istio", "pilot"}, {"tier", "mesh"}}));
  EXPECT_FALSE(service.selects({{"app", "istiod"}}));
}

TEST(Service, WithoutASelectorItSelectsNothing) {
  const Read read(object("Service", "istiod", "spec: {ports: [{port: 443}], type: ExternalName}"));
  const Service& service = read.repository.supporting.services.at(0);
  EXPECT_FALSE(service.selects({{"app", "istiod"}}));
  EXPECT_EQ(service.type.value, "ExternalName");
}

TEST(Service, OfKnativeIsAWorkload) {
  const Read read("apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: istio}\nspec: {}\n");
  EXPECT_TRUE(read.repository.supporting.services.empty());
  EXPECT_EQ(read.repository.workloads.size(), 1U);
}

TEST(RootCertificate, IsReadOfTheEntriesThatHoldOne) {
  struct Case {
    std::string_view kind, name, rest, pem;
    int rank;
  };
  constexpr Case kCases[] = {
      {"Secret", "cacerts", "data: {ca-key.pem: S0VZ, root-cert.pem: Uk9PVA==}", "ROOT", 1},
      {"Secret", "cacerts", "data: {tls.key: S0VZ, ca.crt: Uk9PVA==}", "ROOT", 1},
      {"Secret", "istio-ca-secret", "data: {root-cert.pem: '', ca-cert.pem: Uk9PVA==}", "ROOT", 2},
      {"Secret", "istio-ca-secret", "stringData: {ca-cert.pem: ROOT}", "ROOT", 2},
      {"Secret", "istiod-tls", "data: {ca.crt: 'no base64'}", "", 0},
      {"ConfigMap", "istio-ca-root-cert", "data: {root-cert.pem: ROOT}", "ROOT", 3},
  };
  for (const Case& one : kCases) {
    const Read read(object(one.kind, one.name, one.rest));
    ASSERT_EQ(read.repository.supporting.roots.size(), 1U) << one.rest;
    const RootCertificate& root = read.repository.supporting.roots[0];
    EXPECT_EQ(root.pem.value, one.pem) << one.rest;
    EXPECT_EQ(root.rank, one.rank) << one.rest;
    EXPECT_EQ(root.object.metadata.name_space.value, "istio-system");
    EXPECT_FALSE(root.object.node) << "nobody reads on in a Secret";
  }
}

TEST(RootCertificate, IsNotReadOfOtherEntriesAndObjects) {
  constexpr std::string_view kOthers[][3] = {
      {"Secret", "cacerts", "data: {ca-key.pem: S0VZ}"},
      {"Secret", "cacerts", "data: {root-cert.pem: '${ROOT}'}"},
      {"Secret", "my-cacerts", "data: {root-cert.pem: Uk9PVA==}"},
      {"ConfigMap", "cacerts", "data: {root-cert.pem: ROOT}"},
  };
  for (const auto& [kind, name, rest] : kOthers) {
    EXPECT_TRUE(Read(object(kind, name, rest)).repository.supporting.roots.empty()) << rest;
  }
}

}  // namespace
}  // namespace sidelint::model
