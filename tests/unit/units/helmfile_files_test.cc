// Which files a helmfile is laid together from, and where it leads.
#include <gtest/gtest.h>

#include "tests/unit/units/helmfile.h"

namespace sidelint::units {
namespace {

TEST(HelmfileFiles, AFileThatIsMoreTemplateThanTextIsNotFollowed) {
  const Rendered rendered(R"(-- app/x.yaml --
a: b
-- helmfile.yaml.gotmpl --
releases:
{{ range .Values.apps }}
- name: {{ . }}
{{ end }}
-- app/helmfile.yaml.gotmpl --
releases:
- name: a
  chart: ./gone
# {{ if .Values.b }}
- name: b
  chart: ./gone
# {{ end }}
)");
  EXPECT_EQ(delivered(rendered), Lines{".: ?helmfile.yaml.gotmpl (it is no YAML before its templates are run)"
                                       " ?app/helmfile.yaml.gotmpl (templates make more of it than texts)"});
}

TEST(HelmfileFiles, APlainTemplateIsReadAsItStands) {
  EXPECT_EQ(
      units_of("-- helmfile.yaml.gotmpl --\nreleases:\n- name: a\n  namespace: kube-system\n  chart: ./charts/web\n"
               "  values: [{color: \"{{ .Environment.Name }}\"}]\n"),
      Lines{"kube-system/a: Deployment/kube-system/a-{{ .Values.color }}-0"});
}

TEST(HelmfileFiles, BasesAndOtherHelmfilesAreRead) {
  EXPECT_EQ(
      units_of(R"(-- helmfile.yaml --
bases: [defaults.yaml, gone.yaml]
helmfiles:
- path: more/*.yaml
- apps
- git::https://example.com/x
releases: [{name: a, chart: ./charts/web}]
-- defaults.yaml --
namespace: kube-system
-- more/b.yaml --
releases: [{name: b, namespace: kube-system, chart: ../charts/web}]
-- apps/c.yaml --
helmfiles: [../helmfile.yaml]
releases: [{name: c, namespace: kube-system, chart: ../charts/web}]
)"),
      (Lines{"kube-system/a: Deployment/kube-system/a-none-0 ?gone.yaml (the base is not in the repository)",
             "kube-system/b: Deployment/kube-system/b-none-0", "kube-system/c: Deployment/kube-system/c-none-0"}));
}

TEST(HelmfileFiles, AllFilesOfItsOwnFolderCount) {
  EXPECT_EQ(
      units_of("-- helmfile.d/a.yaml --\nreleases: [{name: a, namespace: kube-system, chart: ../charts/web}]\n"
               "-- helmfile.d/b.yaml.gotmpl --\nreleases: [{name: b, namespace: kube-system, chart: ../charts/web}]\n"),
      (Lines{"kube-system/a: Deployment/kube-system/a-none-0", "kube-system/b: Deployment/kube-system/b-none-0"}));
}

TEST(HelmfileFiles, NothingOutsideTheRepositoryIsRead) {
  const Rendered rendered(std::string(R"(-- repo/.git/HEAD --
ref: refs/heads/main
-- repo/helmfile.yaml --
helmfiles: [../other/x.yaml, /other/x.yaml]
bases: [../other/b.yaml]
releases:
- {name: a, namespace: kube-system, chart: ../charts/web, values: [/other/v.yaml]}
-- other/x.yaml --
releases: [{name: b, chart: ./c}]
-- other/b.yaml --
namespace: b
-- other/v.yaml --
color: red
)") + std::string(kChart),
                          {"repo"});
  ASSERT_EQ(rendered.units.size(), 2U);
  EXPECT_EQ(delivered(rendered)[0],
            ".: ?../other/x.yaml (the repository has no such file) ?/other/x.yaml (the repository has no such file)");
  EXPECT_EQ(delivered(rendered)[1],
            "kube-system/a: ?../other/b.yaml (the base is not in the repository) "
            "?../charts/web (the repository has no chart of this path) "
            "?/other/v.yaml (the repository has no such file) "
            "!the repository has no chart of this path: ../charts/web");
}

TEST(HelmfileFiles, TemplatesThatInheritEachOtherEnd) {
  std::string helmfile = "-- helmfile.yaml --\ntemplates:\n  t0: {inherit: [{template: t0}]}\n";
  for (int i = 1; i < 28; ++i) {
    const std::string below = "{template: t" + std::to_string(i - 1) + "}";
    helmfile += "  t" + std::to_string(i) + ": {values: [{a: 1}], inherit: [" + below + "]}\n";
  }
  helmfile += "releases: [{name: a, chart: x/y, inherit: [{template: t0}]}, {name: b, chart: x/y}]\n";
  EXPECT_EQ(units_of(helmfile).back(), "b: ?x/y (the chart lies in a chart repository)");
}

}  // namespace
}  // namespace sidelint::units
