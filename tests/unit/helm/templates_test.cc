// What templates see and may call, and in which order the objects come. Every expected text is the real program's
// answer.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/helm/rendered.h"

namespace sidelint::helm {
namespace {

constexpr std::string_view kMetadata = "-- chart/Chart.yaml --\napiVersion: v2\nname: shop\nversion: 1.0.0\n";

// The value that a template gives under the key `v`, as JSON.
std::string value_of(const std::string& expression, const std::string& more = "") {
  ChartOrder order;
  order.release = {"rel", "ns", 3};
  return objects_of(std::string(kMetadata) + more + "-- chart/templates/t.yaml --\nv: " + expression + "\n",
                    std::move(order))
      .front();
}

TEST(Templates, SeeTheReleaseTheClusterAndTheirOwnName) {
  EXPECT_EQ(value_of("{{ .Release.Name }}/{{ .Release.Namespace }}/{{ .Release.Revision }}/{{ .Release.IsInstall }}"),
            R"({"v":"rel/ns/3/true"})");
  EXPECT_EQ(value_of("{{ .Capabilities.KubeVersion }} {{ .Capabilities.KubeVersion.Minor }}"), R"({"v":"v1.37.0 37"})");
  EXPECT_EQ(value_of(R"({{ .Capabilities.APIVersions.Has "apps/v1" }})"), R"({"v":true})");
  EXPECT_EQ(value_of(R"({{ .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" }})"), R"({"v":false})");
  EXPECT_EQ(value_of("{{ .Template.Name }} {{ .Template.BasePath }}"),
            R"({"v":"shop/templates/t.yaml shop/templates"})");
}

constexpr const char* kFiles = "-- chart/config/a.txt --\nline1\nline2\n-- chart/config/b.yaml --\nk: v\n";

TEST(Templates, ReadFilesOfTheChart) {
  EXPECT_EQ(value_of(R"({ {{- .Files.Get "config/b.yaml" | trim -}} })", kFiles), R"({"v":{"k":"v"}})");
}

TEST(Templates, ListFilesByPattern) {
  EXPECT_EQ(value_of(R"({{ range $n, $_ := .Files.Glob "config/*.{txt,md}" }}{{ $n }} {{ end }})", kFiles),
            R"({"v":"config/a.txt"})");
  EXPECT_EQ(value_of(R"({{ (.Files.Glob "**.yaml").AsConfig | toJson }})", kFiles), R"({"v":"b.yaml: |\n  k: v"})");
  EXPECT_EQ(value_of(R"({{ (.Files.Glob "config/a*").AsSecrets | quote }})", kFiles),
            R"({"v":"a.txt: bGluZTEKbGluZTIK"})");
  EXPECT_EQ(value_of(R"({{ .Files.Lines "config/a.txt" | toJson }})", kFiles), R"({"v":["line1","line2"]})");
  EXPECT_EQ(value_of(R"({{ .Files.Get "none" | quote }})", kFiles), R"({"v":""})");
}

TEST(Templates, RunTextsAsTemplates) {
  EXPECT_EQ(value_of(R"({{ tpl "{{ define \"x\" }}in {{ .Release.Name }}{{ end }}{{ include \"x\" . }}" . }})"),
            R"({"v":"in rel"})");
  EXPECT_EQ(value_of(R"({{ tpl "{{ tpl \" \" . }}{{ .Values.none }}end" . }})"), R"({"v":"end"})");
}

TEST(Templates, StandWhereTheTextThatFailsWasHandedOver) {
  const auto place_of = [](std::string_view template_text) {
    Repository repository(std::string(kMetadata) + "-- chart/templates/_t.tpl --\n{{ define \"t\" }}\n" +
                          "{{ tpl .text .root }}{{ end }}\n{{ define \"bad\" }}{{ fail \"x\" }}{{ end }}\n" +
                          "-- chart/templates/t.yaml --\nkind: A\n" + std::string(template_text) + "\n");
    const Rendered rendered = repository.render({});
    if (!rendered.refusal || rendered.refusal->at == Span{}) return std::string("nowhere");
    const Span at = rendered.refusal->at;
    return repository.sources.path(at.source) + ":" +
           std::to_string(repository.sources.position(at.source, at.begin).line) + " " +
           std::string(repository.sources.text(at));
  };
  EXPECT_EQ(place_of(R"(v: {{ tpl "{{ .Values.a.b }}" . }})"), "chart/templates/t.yaml:2 tpl");
  EXPECT_EQ(place_of(R"(v: {{ tpl "{{ if }}" . }})"), "chart/templates/t.yaml:2 tpl");
  EXPECT_EQ(place_of(R"(v: {{ tpl "{{ tpl \"{{ fail \\\"x\\\" }}\" . }}" . }})"), "chart/templates/t.yaml:2 tpl");
  EXPECT_EQ(place_of(R"(v: {{ include "t" (dict "text" "{{ fail \"x\" }}" "root" .) }})"),
            "chart/templates/_t.tpl:2 tpl");
  EXPECT_EQ(place_of(R"(v: {{ tpl "{{ include \"bad\" . }}" . }})"), "chart/templates/_t.tpl:3 fail");
}

TEST(Templates, StopWithTheWordsOfFailAndRequired) {
  EXPECT_EQ(value_of(R"({{ required "give a name" .Values.name }})"),
            "refused: execution error at (shop/templates/t.yaml:1:6): give a name");
  EXPECT_EQ(value_of(R"({{ fail "no" }})"), "refused: execution error at (shop/templates/t.yaml:1:6): no");
  EXPECT_EQ(value_of("{{ .Values.a.b }}"),
            "refused: shop/templates/t.yaml:1:13\n  executing \"shop/templates/t.yaml\" at <.Values.a.b>:\n    nil "
            "pointer evaluating interface {}.b");
  EXPECT_EQ(value_of("{{ .Values.a"),
            "refused: parse error at (shop/templates/t.yaml:2): unclosed action started at shop/templates/t.yaml:1");
}

TEST(Templates, WriteYamlInTwoManners) {
  EXPECT_EQ(value_of(R"({{ toYaml (dict "l" (list 1 (dict "a" "x: y"))) | nindent 2 }})"),
            R"({"v":{"l":[1,{"a":"x: y"}]}})");
  EXPECT_EQ(value_of(R"({{ toYamlPretty (dict "l" (list 1 (list "y"))) | quote }})"),
            R"({"v":"l:\n  - 1\n  - - \"y\""})");
  EXPECT_EQ(value_of(R"({{ toYamlPretty (dict "t" "a\nb\n" "n" 1e6 "e" (dict)) | quote }})"),
            R"({"v":"e: {}\n\"n\": 1e+06\nt: |\n  a\n  b"})");
}

TEST(Templates, ReadToml) {
  EXPECT_EQ(
      value_of(R"({{ fromToml "a = 1\n[t.u]\nb = [true, 2.5]\n[[x]]\nc = 'd'\n[[x]]\ne = \"\\u00e9\"" | toJson }})"),
      R"({"v":{"a":1,"t":{"u":{"b":[true,2.5]}},"x":[{"c":"d"},{"e":"é"}]}})");
  EXPECT_EQ(value_of(R"({{ (fromToml "a = 1\na = 2").Error | quote }})"),
            R"({"v":"toml: line 2 (last key \"a\"): Key 'a' has already been defined."})");
}

TEST(Templates, ReckonWithLengthsOfTime) {
  EXPECT_EQ(value_of(R"({{ durationRoundTo "1h31m" "1h" }} {{ durationHours "90m" }} {{ durationSeconds 2 }})"),
            R"({"v":"2h0m0s 1.5 2"})");
}

constexpr std::string_view kOrder = R"(
-- chart/templates/b.yaml --
kind: Other
metadata: {name: b}
---
kind: Service
metadata: {name: b}
--- # a comment
kind: Deployment
metadata: {name: b}
-- chart/templates/a.yaml --
kind: Job
metadata: {name: hook, annotations: {helm.sh/hook: "pre-install, post-upgrade"}}
---
kind: Job
metadata: {name: unheard of, annotations: {helm.sh/hook: crd-install}}
---
kind: Another
metadata: {name: a}
---
# nothing but a comment
---
kind: Service
metadata: {name: a}
-- chart/templates/NOTES.txt --
kind: Note
-- chart/templates/_partial.yaml --
kind: Partial
)";

TEST(Templates, GiveObjectsInTheOrderOfInstallation) {
  const std::string files = std::string(kMetadata) + std::string(kOrder);
  const Rendered rendered = Repository(files).render({});
  std::string order;
  for (const RenderedObject& object : rendered.objects) {
    order += object.value.find("kind")->text + " " + object.value.find_path({"metadata", "name"})->text;
    order += object.kind == RenderedObject::Kind::hook ? " (hook)\n" : "\n";
  }
  EXPECT_EQ(order, "Service a\nService b\nDeployment b\nAnother a\nOther b\nJob hook (hook)\n");
}

TEST(Templates, ThatGiveNoYamlAreRefused) {
  EXPECT_EQ(value_of("[1"),
            "refused: YAML parse error on shop/templates/t.yaml: error converting YAML to JSON: yaml: line 1: did not "
            "find expected ',' or ']'");
}

}  // namespace
}  // namespace sidelint::helm
