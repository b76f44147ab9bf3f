#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/units/flux.h"

namespace sidelint::units {
namespace {

// A HelmRelease of that spec beside a chart.
std::string release(std::string_view spec, std::string_view files = "") {
  std::string text = R"(-- charts/web/Chart.yaml --
name: web
-- apps/web.yaml --
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web, namespace: apps}
spec:
)";
  (text += spec) += files;
  return text;
}
constexpr std::string_view kChart =
    "  chart: {spec: {chart: ./charts/web, sourceRef: {kind: GitRepository, name: flux-system, namespace: "
    "flux-system}}}\n";

TEST(FluxRelease, AReleaseRendersAChartOfTheRepository) {
  Repository repository(release(kChart));
  EXPECT_EQ(repository.words("web"), Lines{"chart charts/web"});
  const Delivery delivery = repository.read("web").at(0);
  EXPECT_EQ(delivery.name, "apps/web");
  EXPECT_EQ(delivery.name_space.value, "apps");
  EXPECT_FALSE(delivery.created_namespace.has_value());
}

TEST(FluxRelease, AReleaseMayCreateItsTargetNamespace) {
  const std::string spec = std::string(kChart) + "  targetNamespace: shop\n  install: {createNamespace: true}\n";
  const Delivery delivery = Repository(release(spec)).read("web").at(0);
  EXPECT_EQ(delivery.name_space.value, "shop");
  ASSERT_TRUE(delivery.created_namespace.has_value());
  EXPECT_EQ(to_json(*delivery.created_namespace),
            R"({"apiVersion":"v1","kind":"Namespace","metadata":{"labels":{"name":"shop"},"name":"shop"}})");
}

TEST(FluxRelease, ValuesComeInTheOrderInWhichFluxMergesThem) {
  const std::string spec = std::string(
      "  chart: {spec: {chart: charts/web, valuesFiles: [charts/web/prod.yaml, gone.yaml],\n"
      "    sourceRef: {kind: GitRepository, name: flux-system}}}\n"
      "  valuesFrom:\n"
      "  - {kind: ConfigMap, name: settings}\n"
      "  - {kind: ConfigMap, name: settings, valuesKey: count, targetPath: web.replicas}\n"
      "  - {kind: Secret, name: absent}\n"
      "  - {kind: ConfigMap, name: settings, valuesKey: gone, optional: true}\n"
      "  values: {a: 3}\n"
      "  postRenderers: [{kustomize: {patches: [{patch: 'x: y'}]}}]\n");
  EXPECT_EQ(
      Repository(release(spec, R"(-- charts/web/prod.yaml --
a: 1
-- apps/settings.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: apps}
data:
  values.yaml: |
    a: 2
    b: {c: true}
  count: "4"
)"))
          .words("web"),
      (Lines{
          R"(chart charts/web of charts/web/prod.yaml hidden with {"a":2,"b":{"c":true}} {"web":{"replicas":4}} hidden {"a":3})"
          R"( then {"patches":[{"patch":"x: y"}]})",
          "unknown gone.yaml: the repository has no file of this path",
          "unknown values of Secret `absent`: the repository does not hold it",
          "refused: no values file found at path '/gone.yaml'"}));
}

TEST(FluxRelease, ValuesFilesTakeThePlaceOfTheChartsOwnEvenWhereAllOfThemAreMissing) {
  const auto of = [](std::string_view more) {
    return Repository(release("  chart: {spec: {chart: charts/web, valuesFiles: [./a/../gone.yaml]" +
                              std::string(more) + ",\n    sourceRef: {kind: GitRepository, name: flux-system}}}\n"))
        .words("web");
  };
  EXPECT_EQ(of(", ignoreMissingValuesFiles: true"), Lines{"chart charts/web of with"});
  EXPECT_EQ(of(""), (Lines{"chart charts/web of hidden with",
                           "unknown ./a/../gone.yaml: the repository has no file of this path",
                           "refused: no values file found at path '/gone.yaml'"}));
}

TEST(FluxRelease, ChartsOfRegistriesAreTold) {
  EXPECT_EQ(Repository(release("  chart: {spec: {chart: web, sourceRef: {kind: HelmRepository, name: acme}}}\n"))
                .words("web"),
            Lines{"unknown web: the chart lies in a chart repository"});
  EXPECT_EQ(Repository(release("  chartRef: {kind: OCIRepository, name: acme}\n")).words("web"),
            Lines{"unknown acme: the chart lies in a registry"});
}

}  // namespace
}  // namespace sidelint::units
