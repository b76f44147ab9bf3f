// Helmfiles that name each other, and what one hands to the other.
#include <gtest/gtest.h>

#include "tests/unit/units/helmfile.h"

namespace sidelint::units {
namespace {

// The releases `a` (labelled tier=front, on if `a.enabled`) and `b` of apps/helmfile.yaml, as helmfile.yaml names it.
Lines named_as(std::string_view entry) {
  return units_of("-- helmfile.yaml --\nvalues: [{a: {enabled: true}}]\nkubeVersion: v1.2.3\nhelmfiles: [" +
                  std::string(entry) + R"(]
-- apps/helmfile.yaml --
values: [{a: {enabled: false}}]
commonLabels: {team: shop}
releases:
- {name: a, namespace: kube-system, chart: ../charts/web, labels: {tier: front}, condition: a.enabled}
- {name: b, namespace: kube-system, chart: ../charts/web, labels: {tier: '{{ .Values.tier }}'}}
-- on.yaml --
a: {enabled: true}
)");
}

const std::string kA = "kube-system/a: Deployment/kube-system/a-none-0";
const std::string kB = "kube-system/b: Deployment/kube-system/b-none-0";
const std::string kMaybe = " ?b (whether it is installed is told by what nobody can see)";

TEST(NestedHelmfiles, AreReadAsTheyAreNamed) {
  EXPECT_EQ(named_as("apps/helmfile.yaml"), Lines{kB});
  EXPECT_EQ(named_as("{path: apps/helmfile.yaml, values: [on.yaml]}"), (Lines{kA, kB}));
  EXPECT_EQ(named_as("{path: apps/helmfile.yaml, values: [{a: {enabled: true}}]}"), (Lines{kA, kB}));
  EXPECT_EQ(named_as("{path: apps, values: [{a: {enabled: false}}]}"), Lines{kB});
  EXPECT_EQ(named_as("{path: apps/helmfile.yaml, values: [gone.yaml]}"),
            (Lines{kA + " ?a (whether it is installed is told by what nobody can see)", kB}));
}

TEST(NestedHelmfiles, InheritWhatTheyAreToldTo) {
  EXPECT_EQ(named_as("{path: apps/helmfile.yaml, inherits: [helmDefaults, environments]}"), Lines{kB})
      << "what it says itself counts first";
  EXPECT_EQ(units_of("-- helmfile.yaml --\nhelmDefaults: {createNamespace: false}\n"
                     "helmfiles: [{path: apps/x.yaml, inherits: [helmDefaults]}]\n"
                     "-- apps/x.yaml --\nreleases: [{name: a, namespace: n, chart: ../charts/web}]\n"),
            Lines{"n/a: Deployment/n/a-none-0"});
}

TEST(NestedHelmfiles, InheritEnvironmentsWithWhatLiesBesideTheParent) {
  const auto of = [](std::string_view inherits, std::string_view child = "") {
    return units_of(
        "-- helmfile.yaml --\nenvironments: {dev: {values: [env/*.yaml]}}\n---\n"
        "helmfiles: [{path: apps/x.yaml, inherits: [" +
        std::string(inherits) + "]}]\n-- env/dev.yaml --\nx: {enabled: true}\n-- apps/x.yaml --\n" +
        std::string(child) +
        "releases: [{name: a, namespace: kube-system, chart: ../charts/web, condition: x.enabled}]\n");
  };
  const Lines none{"charts/web: Deployment//web-none-0"};
  EXPECT_EQ(of(""), none);
  EXPECT_EQ(of("environments"), Lines{kA});
  EXPECT_EQ(of("environments", "values: [{x: {enabled: false}}]\n"), Lines{kA})
      << "an environment's values lie over all `values:`";
  EXPECT_EQ(of("environments", "environments: {dev: {values: [{x: {enabled: false}}]}}\n---\n"), none);
}

TEST(NestedHelmfiles, ThatNameEachOtherAndInheritEnvironmentsEnd) {
  EXPECT_EQ(units_of("-- helmfile.yaml --\nhelmfiles: [{path: x.yaml, inherits: [environments]}]\n"
                     "-- x.yaml --\nvalues: [{a: {enabled: true}}]\n"
                     "helmfiles: [{path: helmfile.yaml, inherits: [environments]}]\n"
                     "releases: [{name: a, namespace: kube-system, chart: ./charts/web, condition: a.enabled}]\n")
                .front(),
            "kube-system/a@.: Deployment/kube-system/a-none-0")
      << "one for each of the ways to it";
}

TEST(NestedHelmfiles, LayCommonLabelsOverThoseOfReleases) {
  const auto selected = [](std::string_view selector) {
    return units_of("-- helmfile.yaml --\nhelmfiles: [{path: x.yaml, selectors: [" + std::string(selector) +
                    "]}]\n-- x.yaml --\ncommonLabels: {tier: all}\n"
                    "releases: [{name: a, namespace: kube-system, chart: ./charts/web, labels: {tier: own}}]\n");
  };
  EXPECT_EQ(selected("tier=all"), Lines{kA});
  EXPECT_EQ(selected("tier=own"), Lines{"charts/web: Deployment//web-none-0"});
}

TEST(NestedHelmfiles, TellTheReleasesThatSelectorsTake) {
  const auto selected = [](std::string_view selectors) {
    return named_as("{path: apps/helmfile.yaml, values: [on.yaml], selectors: [" + std::string(selectors) + "]}");
  };
  EXPECT_EQ(selected("name=a"), Lines{kA});
  EXPECT_EQ(selected("name=a, name=b"), (Lines{kA, kB}));
  EXPECT_EQ(selected("'name!=a,chart=web,namespace=kube-system,team=shop'"), Lines{kB});
  EXPECT_EQ(selected("team=other"), Lines{"charts/web: Deployment//web-none-0"});
  EXPECT_EQ(selected("tier=front"), (Lines{kA, kB + kMaybe})) << "a template tells the label";
  EXPECT_EQ(selected(""), (Lines{kA, kB}));
}

TEST(NestedHelmfiles, PassSelectorsOnToThoseThatAreNamedWithout) {
  constexpr std::string_view kThree = R"(-- helmfile.yaml --
helmfiles: [{path: mid.yaml, selectors: [name=b]}]
-- mid.yaml --
helmfiles: [low.yaml, {path: low.yaml, selectors: [name=a]}]
-- low.yaml --
releases:
- {name: a, namespace: kube-system, chart: ./charts/web}
- {name: b, namespace: kube-system, chart: ./charts/web}
)";
  EXPECT_EQ(units_of(kThree), (Lines{kB, kA}));
}

TEST(Helmfile, HooksAreNamedAndMayHaveLabelledTheNamespace) {
  EXPECT_EQ(units_of("-- helmfile.yaml --\nreleases:\n- name: a\n  namespace: n\n  chart: ./charts/web\n"
                     "  hooks:\n  - {events: [presync], command: kubectl, args: [label, ns, n, x=y]}\n"
                     "  - {events: [presync], command: echo, args: [hello]}\n"),
            Lines{"n/a: Deployment/n/a-none-0 ?kubectl label ns n x=y (what a hook does in the cluster)"});
}

TEST(Helmfile, ANamespaceThatAHookOfAnotherReleaseNamesIsNotTakenForNew) {
  EXPECT_EQ(units_of("-- helmfile.yaml --\nreleases:\n- {name: a, namespace: n, chart: ./charts/web}\n"
                     "- {name: b, namespace: m, chart: ./charts/web}\n"
                     "- name: c\n  namespace: kube-system\n  chart: ./charts/web\n"
                     "  hooks: [{events: [postsync], command: sh, args: [-c, 'kubectl label ns/n x=y']}]\n"),
            (Lines{"n/a: Deployment/n/a-none-0", "m/b: Deployment/m/b-none-0 Namespace//m",
                   "kube-system/c: Deployment/kube-system/c-none-0"
                   " ?sh -c kubectl label ns/n x=y (what a hook does in the cluster)"}));
}

TEST(Helmfile, TheClusterIsWhatItSays) {
  const std::string chart = R"(-- c/Chart.yaml --
{apiVersion: v2, name: c, version: 1.0.0}
-- c/templates/p.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: {{ .Capabilities.KubeVersion.Minor }}-{{ .Capabilities.APIVersions.Has "x/v1" }}
)";
  const auto name_of = [&](std::string_view helmfile) {
    return delivered(Rendered("-- helmfile.yaml --\n" + std::string(helmfile) + chart)).at(1);
  };
  EXPECT_EQ(name_of("kubeVersion: v1.20.0\napiVersions: [x/v1]\nreleases: [{name: a, chart: ./c}]\n"),
            "a: Pod//20-true");
  EXPECT_EQ(name_of("kubeVersion: v1.20.0\nreleases: [{name: a, chart: ./c, kubeVersion: v1.21.0}]\n"),
            "a: Pod//21-false");
}

TEST(Helmfile, ValuesOfATemplateThatIsPlainYamlCountWhereTheyAreTold) {
  const Rendered rendered(
      "-- helmfile.yaml --\nreleases: [{name: a, namespace: kube-system, chart: ./charts/web, values: "
      "[v.yaml.gotmpl]}]\n-- v.yaml.gotmpl --\ncolor: red\nsize: '{{ .Values.size }}'\n" +
      std::string(kChart));
  const AppliedObject& object = rendered.units.at(1).objects.at(0);
  EXPECT_EQ(object.node.find("metadata").find("name").text(), "a-red-{{ .Values.size }}");
  EXPECT_TRUE(rendered.units.at(1).unknown.empty());
}

}  // namespace
}  // namespace sidelint::units
