// Orders for control planes, and what is read of each.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/units/render.h"
#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

// "HelmRelease `istiod`: 1.26.x, revision a, tags b, policy disabled"; an order on a line.
std::string words(const Read& read) {
  std::string text;
  for (const MeshInstall& install : read.repository.mesh) {
    text += install.words + ":";
    for (const auto& version : install.versions) text += " " + version.value;
    if (!install.revision.value.empty()) text += ", revision " + install.revision.value;
    for (const auto& tag : install.tags) text += ", tag " + tag.value;
    if (install.tags_only) text += ", tags only";
    if (!install.manages_webhooks) text += ", no webhooks";
    if (install.enable_namespaces_by_default.value) text += ", every namespace";
    if (install.settings) text += ", policy " + install.settings->policy.value;
    if (install.unseen) text += ", unseen: " + install.unseen->what;
    text += "\n";
  }
  return text;
}

constexpr std::string_view kRepo = "https://istio-release.storage.googleapis.com/charts";

std::string application(const std::string& source) {
  return "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source:\n    repoURL: " +
         std::string(kRepo) + "\n" + source;
}

TEST(Application, OrdersAChartWithItsValues) {
  EXPECT_EQ(words(Read(application("    chart: istiod\n    targetRevision: 1.28.0\n"))), "Application `a`: 1.28.0\n");
  EXPECT_EQ(words(Read(application("    chart: gateway\n    targetRevision: 1.28.0\n"))), "");
  EXPECT_EQ(words(Read(application("    chart: istiod\n"
                                   "    targetRevision: 1.28.0\n"
                                   "    helm:\n"
                                   "      values: |\n"
                                   "        revision: a\n"
                                   "        global: {proxy: {autoInject: enabled}}\n"
                                   "      valuesObject: {revision: b}\n"
                                   "      parameters: [{name: global.proxy.autoInject, value: disabled}]\n"))),
            "Application `a`: 1.28.0, revision b, policy disabled\n");
  EXPECT_EQ(words(Read(application("    chart: istiod\n    helm: {valueFiles: [values.yaml]}\n"))),
            "Application `a`:, unseen: the values of `values.yaml`\n");
  EXPECT_EQ(
      words(Read(application("    chart: istiod\n    helm: {valueFiles: [v.yaml], ignoreMissingValueFiles: true}\n"))),
      "Application `a`:\n");
}

TEST(Orders, SayWhereProxiesRun) {
  const auto native = [](const std::string& text) { return Read(text).repository.mesh.at(0).native_sidecars; };
  const std::string values = "{pilot: {env: {ENABLE_NATIVE_SIDECARS: true}}}";
  EXPECT_EQ(native(application("    chart: istiod\n    helm: {valuesObject: " + values + "}\n")), "true");
  EXPECT_EQ(native(application("    chart: istiod\n")), "");
  EXPECT_EQ(
      native("apiVersion: sailoperator.io/v1\nkind: Istio\nmetadata: {name: a}\nspec: {values: " + values + "}\n"),
      "true");
  EXPECT_EQ(native("apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec:\n  values: " + values +
                   "\n  components: {pilot: {k8s: {env: [{name: A, value: b}, {name: ENABLE_NATIVE_SIDECARS, value: "
                   "'false'}]}}}\n"),
            "false");
  EXPECT_EQ(native("apiVersion: maistra.io/v2\nkind: ServiceMeshControlPlane\nmetadata: {name: a, namespace: b}\nspec: "
                   "{runtime: {components: {pilot: {container: {env: {ENABLE_NATIVE_SIDECARS: 'true'}}}}}}\n"),
            "true");
}

TEST(Application, OrdersAChartOfTheRepositoryForWhatItDependsOn) {
  const Read read({{"charts/mesh/Chart.yaml",
                    "dependencies: [{name: istiod, version: 1.27.0, repository: https://istio-release, "
                    "condition: istiod.enabled}]\n"},
                   {"charts/mesh/values.yaml", "istiod: {revision: a}\n"},
                   {"charts/mesh/values-prod.yaml", "istiod: {revisionTags: [prod]}\n"},
                   {"apps/mesh.yaml",
                    "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: istio}\n"
                    "spec: {source: {path: charts/mesh, helm: {valueFiles: [values-prod.yaml]}}}\n"}});
  EXPECT_EQ(words(read), "Application `istio`: 1.27.0, revision a, tag prod\n");
}

TEST(Application, OrdersNoChartByThePathOfManifests) {
  const auto of = [](const std::string& source) {
    return words(
        Read("apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: istio}\nspec:\n  source: {" +
             source + "}\n"));
  };
  EXPECT_EQ(of("path: infra/istiod, targetRevision: main"), "");
  EXPECT_EQ(of("path: charts/istiod, targetRevision: main, helm: {valuesObject: {revision: a}}"),
            "Application `istio`:, revision a\n");
  EXPECT_EQ(of("path: manifests/charts/istio-control/istio-discovery, targetRevision: 1.26.0"),
            "Application `istio`:\n");
  EXPECT_EQ(of("path: ., repoURL: 'oci://gcr.io/istio-release/charts/istiod', targetRevision: 1.28.0"),
            "Application `istio`: 1.28.0\n");
}

TEST(ApplicationSet, OrdersAnInstallForEachElementOfAList) {
  const std::string set = "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: s}\n";
  const std::string chart =
      "  template: {spec: {source: {chart: istiod, repoURL: https://istio, targetRevision: '{{v}}',"
      " helm: {valuesObject: {revision: '{{ .rev }}'}}}}}\n";
  const std::string list = "spec:\n  generators: [{list: {elements: [{v: 1.26.0, rev: a}, {v: 1.27.0, rev: b}]}}]\n";
  EXPECT_EQ(words(Read(set + list + chart)),
            "ApplicationSet `s`: 1.26.0, revision a\nApplicationSet `s`: 1.27.0, revision b\n");
  EXPECT_EQ(words(Read(set + "spec:\n  generators: [{clusters: {}}]\n" + chart)),
            "ApplicationSet `s`: {{v}}, revision {{ .rev }}, unseen: the value `revision`\n");
}

TEST(HelmRelease, TakesValuesFromObjectsAndGeneratedFilesBelowItsOwn) {
  const std::string release =
      "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r, namespace: istio-system}\n"
      "spec: {chartRef: {kind: OCIRepository, name: istiod-chart}, valuesFrom: [{kind: ConfigMap, name: one}, "
      "{kind: ConfigMap, name: two, valuesKey: v.yaml}, {kind: Secret, name: three, optional: true}],"
      " values: {revision: c}}\n";
  const std::string source =
      "---\napiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: istiod-chart}\n"
      "spec: {url: 'oci://gcr.io/istio-release/charts/istiod', ref: {tag: 1.28.1}}\n";
  const Read read({{"istio/release.yaml", release + source},
                   {"istio/one.yaml",
                    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\ndata:\n  values.yaml: |\n"
                    "    revision: a\n    revisionTags: [x]\n"},
                   {"istio/kustomization.yaml", "configMapGenerator: [{name: two, files: [v.yaml=istio.yaml]}]\n"},
                   {"istio/istio.yaml", "revision: b\nglobal: {proxy: {autoInject: disabled}}\n"}});
  EXPECT_EQ(words(read), "HelmRelease `r`: 1.28.1, revision c, tag x, policy disabled\n");
}

// The names of two of Istio's charts are common words.
TEST(HelmRelease, IsAControlPlanesByItsRepositoryToo) {
  const auto of = [](const std::string& chart, const std::string& url) {
    return words(
        Read("apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmRepository\nmetadata: {name: i}\nspec: {url: '" + url +
             "'}\n---\napiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\n"
             "metadata: {name: istio}\nspec: {chart: {spec: {chart: " +
             chart + ", version: 1.29.0, sourceRef: {kind: HelmRepository, name: i}}}, values: {revision: a}}\n"));
  };
  const std::string istio(kRepo);
  EXPECT_EQ(of("default", istio), "HelmRelease `istio`: 1.29.0, revision a, tag default, tags only\n");
  EXPECT_EQ(of("default", "https://charts.example.com"), "");
  EXPECT_EQ(of("istio", "https://charts.example.com/istio"), "");
  EXPECT_EQ(of("base", istio), "");
}

TEST(HelmRelease, WithoutItsValuesIsOpen) {
  EXPECT_EQ(
      words(Read("apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r}\n"
                 "spec: {chart: {spec: {chart: istiod, version: '*', sourceRef: {kind: HelmRepository, name: i}}},"
                 " valuesFrom: [{kind: Secret, name: hidden}]}\n")),
      "HelmRelease `r`: *, unseen: the values of Secret `hidden`\n");
}

TEST(HelmRelease, IsAsKustomizationsChangeIt) {
  const std::string_view base =
      "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r}\n"
      "spec: {chart: {spec: {chart: istiod, version: 1.26.0, sourceRef: {kind: HelmRepository, name: i}}},"
      " values: {revision: a}}\n";
  const auto with = [&](std::string_view prod, std::string_view dev) {
    const auto overlay = [](std::string_view spec) {
      return "resources: [../base]\npatches: [{patch: '{kind: HelmRelease, apiVersion: helm.toolkit.fluxcd.io/v2, "
             "metadata: {name: r}, spec: {" +
             std::string(spec) + "}}'}]\n";
    };
    const std::string one = overlay(prod);
    const std::string other = overlay(dev);
    return words(Read({{"base/kustomization.yaml", "resources: [istiod.yaml]\n"},
                       {"base/istiod.yaml", base},
                       {"prod/kustomization.yaml", one},
                       {"dev/kustomization.yaml", other}}));
  };
  EXPECT_EQ(with("values: {revision: b}", "interval: 5m"), "HelmRelease `r`: 1.26.0, revision b\n");
  EXPECT_EQ(with("chart: {spec: {version: 1.27.0}}", "interval: 5m"), "HelmRelease `r`: 1.27.0, revision a\n");
  EXPECT_EQ(with("chart: {spec: {version: 1.27.0}}", "chart: {spec: {version: 1.28.0}}"),
            "HelmRelease `r`:, revision a\n");
  EXPECT_EQ(with("values: {revision: b}", "values: {revision: c}"),
            "HelmRelease `r`: 1.26.0, revision c, unseen: what `patches` makes of it\n");
}

TEST(ChartFiles, OrderChartsToo) {
  EXPECT_EQ(words(Read({{"a/kustomization.yaml",
                         "helmCharts: [{name: istiod, repo: x, version: 1.25.0, valuesInline: {revision: a}}]\n"}})),
            "the chart `istiod` of a/kustomization.yaml: 1.25.0, revision a\n");
  EXPECT_EQ(words(Read({{"mesh/Chart.yaml", "dependencies: [{name: istiod, version: 1.25.0}]\n"}})),
            "the chart of mesh/Chart.yaml: 1.25.0\n");
}

TEST(ChartFiles, ReleasesOfHelmfilesAreReadAsTheUnitsTheyAre) {
  const testing::MemoryFileSystem files(
      {{"helmfile.yaml",
        "releases: [{name: mesh, namespace: a, chart: istio/istiod, version: ~1.25, values: [mesh.yaml]},"
        " {name: off, chart: istio/istiod, installed: false}, {name: base, chart: istio/base}]\n"},
       {"mesh.yaml", "revision: a\n"}});
  Read read({});
  const units::ScanOptions options{.wanted = is_read, .worth = is_worth_reading};
  read.scan = units::scan(files, {"helmfile.yaml", "mesh.yaml"}, options, read.sources, read.origins);
  read.units = units::render(files, {"."}, read.scan, options, read.sources, read.origins);
  read.repository = model::read(read.units, read.sources, read.origins);
  EXPECT_EQ(words(read), "the release `mesh` of helmfile.yaml: ~1.25, revision a\n");
}

TEST(IstioOperator, OrdersWhatItsProfileAndComponentsLeave) {
  const auto of = [](const std::string& spec) {
    return words(Read("apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nmetadata: {name: o}\nspec: {" +
                      spec + "}\n"));
  };
  EXPECT_EQ(of(""), "IstioOperator `o`:\n");
  EXPECT_EQ(of("profile: empty"), "");
  EXPECT_EQ(of("profile: empty, components: {pilot: {enabled: true}}"), "IstioOperator `o`:\n");
  EXPECT_EQ(of("profile: remote"), "IstioOperator `o`:\n");
  EXPECT_EQ(of("components: {pilot: {enabled: false}}"), "");
  EXPECT_EQ(of("tag: 1.20.1, revision: a, values: {revision: b, global: {tag: 1.19.0}}"),
            "IstioOperator `o`: 1.20.1 1.19.0, revision a\n");
  EXPECT_EQ(of("values: {global: {operatorManageWebhooks: true}}"), "IstioOperator `o`:, no webhooks\n");
}

TEST(Sail, NamesRevisionsAfterResourcesAndVersions) {
  const auto of = [](const std::string& kind, const std::string& name, const std::string& spec) {
    return words(Read("apiVersion: sailoperator.io/v1\nkind: " + kind + "\nmetadata: {name: " + name + "}\nspec: {" +
                      spec + "}\n"));
  };
  EXPECT_EQ(of("Istio", "default", "version: v1.27.0"), "Istio `default`: v1.27.0\n");
  EXPECT_EQ(of("Istio", "mesh", "version: v1.27.0"), "Istio `mesh`: v1.27.0, revision mesh\n");
  EXPECT_EQ(of("Istio", "default", "version: v1.27.0, updateStrategy: {type: RevisionBased}"),
            "Istio `default`: v1.27.0, revision default-v1-27-0\n");
  EXPECT_EQ(of("Istio", "default", "version: v1.27-latest, updateStrategy: {type: RevisionBased}"),
            "Istio `default`: v1.27-latest, revision default-v1-27-latest, unseen: the name of the revision of Istio "
            "`default`\n");
  EXPECT_EQ(of("IstioRevision", "a", "version: v1.26.0"), "IstioRevision `a`: v1.26.0, revision a\n");
  EXPECT_EQ(of("IstioRevisionTag", "prod", "targetRef: {kind: IstioRevision, name: a}"),
            "IstioRevisionTag `prod`:, revision a, tag prod, tags only\n");
}

TEST(ServiceMesh, IsOffUnlessAPodAsksForIt) {
  const std::string plane =
      "apiVersion: maistra.io/v2\nkind: ServiceMeshControlPlane\nmetadata: {name: basic, namespace: mesh}\n";
  EXPECT_EQ(words(Read(plane + "spec: {version: v2.5}\n")),
            "ServiceMeshControlPlane `basic`: v2.5, revision basic, policy disabled, unseen: the members of "
            "ServiceMeshControlPlane `basic`\n");
  const Read read({{"m.yaml", plane + "spec: {proxy: {injection: {autoInject: true}}}\n---\napiVersion: maistra.io/v1\n"
                                      "kind: ServiceMeshMemberRoll\nmetadata: {name: default, namespace: mesh}\n"
                                      "spec: {members: [shop]}\n"}});
  EXPECT_EQ(words(read), "ServiceMeshControlPlane `basic`:, revision basic, policy enabled\n");
  EXPECT_EQ(read.repository.mesh.at(0).members.at(0).value, "shop");
}

TEST(Mesh, SaysWhereEachValueStands) {
  const Read read(
      "apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nmetadata: {name: o}\n"
      "spec:\n  revision: a\n  values:\n    global:\n      proxy:\n        autoInject: disabled\n");
  const MeshInstall& install = read.repository.mesh.at(0);
  EXPECT_EQ(read.text(install.revision.origin), "a");
  EXPECT_EQ(read.text(install.settings->policy.origin), "disabled");
  EXPECT_EQ(install.object.file, "app/file.yaml");
}

}  // namespace
}  // namespace sidelint::model
