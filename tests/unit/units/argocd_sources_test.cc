// What the source of an Application says beside its folder: overrides that lie there, variables, revisions.
#include <gtest/gtest.h>

#include "engine/units/argocd/variables.h"
#include "tests/unit/units/delivered.h"

namespace sidelint::units {
namespace {

using Lines = std::vector<std::string>;

std::string application(std::string_view source) {
  return std::string(
             "-- argocd/shop.yaml --\napiVersion: argoproj.io/v1alpha1\nkind: Application\n"
             "metadata: {name: shop, namespace: argocd}\nspec:\n  project: sales\n  destination: {namespace: market}\n"
             "  source:\n    repoURL: https://github.com/acme/shop\n") +
         std::string(source);
}

constexpr std::string_view kChart = R"(-- charts/web/Chart.yaml --
{apiVersion: v2, name: web, version: 1.0.0}
-- charts/web/values.yaml --
{color: none, size: 0}
-- charts/web/templates/web.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}-{{ .Values.color }}-{{ .Values.size }}
)";

constexpr std::string_view kFolder = R"(-- apps/cart/kustomization.yaml --
resources: [cart.yaml]
-- apps/cart/cart.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart}
)";

// The one unit of an Application.
std::string unit_of(std::string_view source, std::string_view files) {
  const Lines lines = delivered(Rendered(application(source) + std::string(files)));
  return lines.size() == 2 ? lines[1] : std::to_string(lines.size()) + " units";
}

TEST(ArgoCdOverrides, OfTheFolderAreMergedIntoTheSource) {
  constexpr std::string_view kOverrides = R"(-- charts/web/.argocd-source.yaml --
path: elsewhere
targetRevision: old
helm:
  parameters: [{name: color, value: all}, {name: size, value: "1"}]
-- charts/web/.argocd-source-shop.yaml --
helm:
  parameters: [{name: color, value: shop}]
-- charts/web/.argocd-source-other.yaml --
helm:
  parameters: [{name: color, value: other}]
)";
  EXPECT_EQ(unit_of("    path: charts/web\n    helm: {parameters: [{name: size, value: '2'}], releaseName: r}\n",
                    std::string(kChart) + std::string(kOverrides)),
            "argocd/shop: Pod/market/r-shop-0")
      << "a list is replaced as a whole";
  const Rendered rendered(application("    path: charts/web\n") + std::string(kChart) + std::string(kOverrides));
  const std::vector<SourceId>& made_of = rendered.units.at(1).sources;
  ASSERT_GE(made_of.size(), 3U);
  EXPECT_EQ(rendered.sources.path(made_of[1]), "charts/web/.argocd-source.yaml");
  EXPECT_EQ(rendered.sources.path(made_of[2]), "charts/web/.argocd-source-shop.yaml");
}

TEST(ArgoCdOverrides, TellWhichToolItIsAndMayTakeAFieldAway) {
  EXPECT_EQ(unit_of("    path: apps/cart\n    kustomize: {namePrefix: a-}\n",
                    std::string(kFolder) +
                        "-- apps/cart/.argocd-source.yaml --\nkustomize: {namePrefix: null, nameSuffix: -b}\n"),
            "argocd/shop: Pod/market/cart-b");
  EXPECT_EQ(unit_of("    path: apps/cart\n",
                    std::string(kFolder) + "-- apps/cart/.argocd-source.yaml --\n[not, a, mapping]\n"),
            "argocd/shop: Pod/market/cart ?.argocd-source.yaml (it is no YAML that overrides a source)");
}

TEST(ArgoCdRevision, OfAnotherStateTheFilesAreTakenAsTheyStandAndThatIsTold) {
  for (const std::string_view own :
       {"", "    targetRevision: HEAD\n", "    targetRevision: main\n", "    targetRevision: refs/heads/master\n"}) {
    EXPECT_EQ(unit_of("    path: apps/cart\n" + std::string(own), kFolder), "argocd/shop: Pod/market/cart") << own;
  }
  EXPECT_EQ(unit_of("    path: apps/cart\n    targetRevision: v1.2.0\n", kFolder),
            "argocd/shop: Pod/market/cart ?v1.2.0 (files of this revision are taken as they stand here)");
}

TEST(ArgoCdRevision, TheBranchThatIsCheckedOutIsKnownFromGit) {
  constexpr std::string_view kGit = R"(-- .git/HEAD --
ref: refs/heads/develop
-- .git/config --
[remote "origin"]
url = https://github.com/acme/shop.git
-- .git/refs/remotes/origin/HEAD --
ref: refs/remotes/origin/trunk
)";
  const auto of = [&](std::string_view revision) {
    return unit_of("    path: apps/cart\n    targetRevision: " + std::string(revision) + "\n",
                   std::string(kFolder) + std::string(kGit));
  };
  EXPECT_EQ(of("develop"), "argocd/shop: Pod/market/cart");
  EXPECT_EQ(of("trunk"), "argocd/shop: Pod/market/cart");
  EXPECT_EQ(of("main"), "argocd/shop: Pod/market/cart ?main (files of this revision are taken as they stand here)");
}

TEST(ArgoCdValueFiles, OneThatIsMissingStopsItUnlessItMayBeMissing) {
  EXPECT_EQ(unit_of("    path: charts/web\n    helm: {valueFiles: [gone.yaml]}\n", kChart),
            "argocd/shop: Pod/market/shop-none-0 ?gone.yaml (the repository has no file of this path)"
            " !open charts/web/gone.yaml: no such file or directory");
  EXPECT_EQ(
      unit_of("    path: charts/web\n    helm: {valueFiles: [gone.yaml, no-*.yaml], ignoreMissingValueFiles: true}\n",
              kChart),
      "argocd/shop: Pod/market/shop-none-0");
}

TEST(ArgoCdValueFiles, MayBeAPatternOrNameTheApplication) {
  EXPECT_EQ(
      unit_of("    path: charts/web\n    helm: {valueFiles: [values-*.yaml, '$ARGOCD_APP_NAME.yaml']}\n",
              std::string(kChart) + "-- charts/web/values-1.yaml --\n{color: a, size: 1}\n"
                                    "-- charts/web/values-2.yaml --\ncolor: b\n-- charts/web/shop.yaml --\nsize: 3\n"),
      "argocd/shop: Pod/market/shop-b-3");
}

TEST(ArgoCdValueFiles, ACheckOfValuesThatIsTurnedOffStopsNothing) {
  const std::string schema =
      std::string(kChart) +
      "-- charts/web/values.schema.json --\n{\"properties\": {\"size\": {\"type\": \"string\"}}}\n";
  EXPECT_NE(unit_of("    path: charts/web\n", schema).find(" !"), std::string::npos);
  EXPECT_EQ(unit_of("    path: charts/web\n    helm: {skipSchemaValidation: true}\n", schema),
            "argocd/shop: Pod/market/shop-none-0");
}

TEST(ArgoCdVariables, AreFilledInWhereArgoCdDoesIt) {
  const BuildVariables variables{.name = "shop", .name_space = "market", .path = "apps/cart", .revision = "main"};
  const auto text = [&](std::string_view written) { return fill_in(written, variables).text; };
  EXPECT_EQ(text("$ARGOCD_APP_NAME-${ARGOCD_APP_NAMESPACE}.$$"), "shop-market.$");
  EXPECT_EQ(text("${ARGOCD_APP_SOURCE_PATH}@$ARGOCD_APP_SOURCE_TARGET_REVISION"), "apps/cart@main");
  EXPECT_EQ(text("a$HOME/b$1c${unclosed"), "a/bcunclosed");
  EXPECT_EQ(text("100$ $-x $"), "100$ x $") << "$- is a name of the shell";
  EXPECT_FALSE(fill_in("$ARGOCD_APP_NAME", variables).is_open);
  EXPECT_TRUE(fill_in("v-${ARGOCD_APP_REVISION_SHORT}", variables).is_open);
}

TEST(ArgoCdVariables, CountInParametersAndCommonLabels) {
  EXPECT_EQ(unit_of("    path: charts/web\n    helm: {parameters: [{name: color, value: $ARGOCD_APP_PROJECT_NAME}]}\n",
                    kChart),
            "argocd/shop: Pod/market/shop-sales-0");
  const Rendered rendered(
      application("    path: apps/cart\n    kustomize:\n      commonLabels: {app: $ARGOCD_APP_NAME}\n"
                  "      commonAnnotations: {note: $ARGOCD_APP_NAME}\n") +
      std::string(kFolder));
  const yaml::Node metadata = rendered.units.at(1).objects.at(0).node.find("metadata");
  EXPECT_EQ(metadata.find("labels").find("app").text(), "shop");
  EXPECT_EQ(metadata.find("annotations").find("note").text(), "$ARGOCD_APP_NAME");
}

TEST(ArgoCdComponents, ThatAreMissingMayBeLeftOut) {
  const std::string files = std::string(kFolder) +
                            "-- components/a/kustomization.yaml --\nkind: Component\nnamePrefix: a-\n"
                            "-- components/b/kustomization.yaml --\nkind: Component\nnamePrefix: b-\n";
  constexpr std::string_view kSource =
      "    path: apps/cart\n    kustomize: {components: [../../components/gone, ../../components/a, "
      "../../components/b]";
  EXPECT_EQ(unit_of(std::string(kSource) + ", ignoreMissingComponents: true}\n", files),
            "argocd/shop: Pod/market/a-cart");
  EXPECT_EQ(unit_of(std::string(kSource) + "}\n", files), "3 units") << "it is refused, and the folder stays as it is";
}

TEST(ArgoCdDirectory, JsonnetAndFilesOfOtherNamesAreTold) {
  constexpr std::string_view kPlain = "-- plain/a.yaml --\n{apiVersion: v1, kind: Pod, metadata: {name: a}}\n";
  EXPECT_EQ(unit_of("    path: plain\n", std::string(kPlain) + "-- plain/b.jsonnet --\n{}\n"),
            "argocd/shop: Pod/market/a ?jsonnet (Jsonnet is not run)");
  EXPECT_EQ(unit_of("    path: plain\n    directory: {disableExtensionFilter: true}\n", kPlain),
            "argocd/shop: Pod/market/a ?disableExtensionFilter (files of other names are not read)");
}

}  // namespace
}  // namespace sidelint::units
