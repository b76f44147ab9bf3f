// What is unknown, and what is told all the same.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/gotmpl/marks.h"
#include "engine/helm/output/landing.h"
#include "tests/unit/helm/rendered.h"

namespace sidelint::helm {
namespace {

constexpr std::string_view kMetadata = "-- chart/Chart.yaml --\napiVersion: v2\nname: shop\nversion: 1.0.0\n";

std::string path_of(const Gap& gap) {
  std::string path;
  for (const std::string& part : gap.path) path += "/" + part;
  if (gap.of == Gap::Of::entries) path += "/?";
  if (gap.of == Gap::Of::items) path += "/[?]";
  return path;
}

// The gaps of the first object, each as "/path: why".
Lines gaps_of(const std::string& yaml) {
  Repository repository(std::string(kMetadata) + "-- chart/templates/t.yaml --\n" + yaml);
  const Rendered rendered = repository.render({});
  Lines lines;
  if (rendered.objects.empty()) return {"no object"};
  for (const Gap& gap : rendered.objects.front().gaps) lines.push_back(path_of(gap) + ": " + gap.why);
  return lines;
}

constexpr std::string_view kNil = "nil pointer evaluating interface {}.b";

TEST(Gaps, AreValuesWhereNobodyGaveOne) {
  EXPECT_EQ(gaps_of("kind: A\nname: {{ .Values.a.b }}\nother: x-{{ .Values.a.b }}\n"),
            (Lines{"/name: " + std::string(kNil), "/other: " + std::string(kNil)}));
}

TEST(Gaps, AreTheEntriesThatALeftOutBranchWouldWrite) {
  EXPECT_EQ(gaps_of("kind: A\nlabels:\n  a: b\n  {{- if (lookup \"v1\" \"Pod\" \"\" \"\") }}\n  c: d\n  {{- end }}\n"),
            Lines{"/labels/c: a look-up in the cluster"});
  EXPECT_EQ(gaps_of(R"(kind: A
spec:
  a: b
  {{- with (lookup "v1" "Pod" "" "") }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- if now }}
  # either
  x: {y: z}
  {{- else if uuidv4 }}
  "y/z":
  - 2
  {{- else }}
  w: {{ .Values.w }}
  {{- end }}
)"),
            (Lines{"/spec/nodeSelector: a look-up in the cluster", "/spec/x: the time of rendering",
                   "/spec/y/z: the time of rendering", "/spec/w: the time of rendering"}));
}

TEST(Gaps, AreAnyEntriesWhereNobodyCanTellWhatABranchWouldWrite) {
  const auto gaps_under_spec = [](const std::string& branch) {
    return gaps_of("kind: A\nspec:\n  a: b\n  {{- if now }}\n" + branch + "  {{- end }}\n");
  };
  const Lines any{"/spec/?: the time of rendering"};
  EXPECT_EQ(gaps_under_spec("  {{ .Values.key }}: 1\n"), any);
  EXPECT_EQ(gaps_under_spec("  x: 1\n  {{- toYaml .Values.more | nindent 2 }}\n"), any);
  EXPECT_EQ(gaps_under_spec("  x: 1\n  {{ template \"more\" . }}\n"), any);
}

TEST(Gaps, AreItemsInAList) {
  EXPECT_EQ(gaps_of("kind: A\nargs:\n- a\n{{- if now }}\n- b\n{{- end }}\n- c\n"),
            Lines{"/args/[?]: the time of rendering"});
}

TEST(Gaps, AreWhereABranchBeginsBehindItsComments) {
  EXPECT_EQ(
      gaps_of("kind: A\nrules:\n- verbs:\n  - a\n{{- if now }}\n    # why\n\n      # and more\n  - b\n{{- end }}\n"
              "- verbs:\n  - c\n"),
      Lines{"/rules/0/verbs/[?]: the time of rendering"});
  EXPECT_EQ(gaps_of("kind: A\nspec:\n  a: b\n{{- if now }}\n# left\n  {{- toYaml .Values | nindent 2 }}\n{{- end }}\n"),
            Lines{"/spec/?: the time of rendering"});
}

TEST(Gaps, KeepTheTextAroundThem) {
  Repository repository(
      std::string(kMetadata) +
      "-- chart/templates/_t.tpl --\n{{ define \"labels\" }}\na: {{ .Values.a.b }}\nfixed: yes\n{{ end "
      "}}\n-- chart/templates/t.yaml --\nkind: A\nlabels: {{ include \"labels\" . | nindent 2 }}\n");
  const Rendered rendered = repository.render({});
  ASSERT_TRUE(rendered.refusal);
  EXPECT_EQ(rendered.refusal->missing, ".Values.a.b");
  ASSERT_EQ(rendered.objects.size(), 1U);
  const yaml::Value& object = rendered.objects.front().value;
  EXPECT_EQ(object.find_path({"labels", "fixed"})->text, "yes");
  const OriginId origin = object.find_path({"labels", "a"})->origin;
  EXPECT_EQ(std::get<Templated>(repository.origins.at(origin)).unknown, kNil);
  EXPECT_EQ(repository.chain_of(origin), Lines{"chart/templates/_t.tpl:2 {{ .Values.a.b }}"});
}

TEST(Gaps, SpreadThroughFunctionsThatWouldHideThem) {
  EXPECT_EQ(gaps_of("kind: A\nsum: {{ printf \"x%s\" (randAlpha 3) | sha256sum }}\n"), Lines{"/sum: random"});
  EXPECT_EQ(gaps_of("kind: A\nsame: {{ if eq (printf \"x%s\" (randAlpha 3)) \"xabc\" }}yes{{ end }}\n"),
            Lines{"/same: random"});
}

TEST(Gaps, LeaveAVariableUnknownThatCouldNotBeSet) {
  EXPECT_EQ(gaps_of("{{ $x := .Values.a.b }}kind: A\nname: {{ $x }}\n"), Lines{"/name: " + std::string(kNil)});
}

TEST(Gaps, TakeOnlyTheirOwnDocument) {
  Repository repository(std::string(kMetadata) +
                        "-- chart/templates/t.yaml --\n{{ .Values.a.b }}\n  - {{ .Values.a.b }}: x\n---\nkind: B\n");
  const Rendered rendered = repository.render({});
  ASSERT_EQ(rendered.objects.size(), 1U);
  EXPECT_EQ(rendered.objects.front().value.find("kind")->text, "B");
  ASSERT_EQ(rendered.unknown.size(), 1U);
  EXPECT_EQ(rendered.unknown.front().why, kNil);
  EXPECT_EQ(repository.sources.text(rendered.unknown.front().at), "{{ .Values.a.b }}");
}

TEST(Gaps, OfAMissingChartAreNamedAtItsDependency) {
  Repository repository(
      "-- chart/Chart.yaml --\napiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n- name: lib\n  version: 1\n"
      "  repository: https://example.com\n-- chart/templates/t.yaml --\nkind: A\nname: {{ include \"lib.name\" . }}\n");
  const Rendered rendered = repository.render({});
  ASSERT_EQ(rendered.objects.size(), 1U);
  EXPECT_EQ(rendered.objects.front().gaps.size(), 1U);
  EXPECT_EQ(rendered.unknown.front().what, "lib");
  EXPECT_EQ(repository.sources.position(rendered.unknown.front().at.source, rendered.unknown.front().at.begin).line,
            5U);
}

// A mark is written as M.
std::string landed(std::string_view text) {
  const std::string mark = gotmpl::mark_text(0);
  std::string given;
  for (const char c : text) given += c == 'M' ? mark : std::string(1, c);
  std::string out = Landed(given, {0, given.size()}).text();
  for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark)) out.replace(at, mark.size(), "M");
  return out;
}

struct LandingCase {
  std::string_view text;
  std::string_view landed;
};
constexpr LandingCase kLandings[] = {
    {"a: M", "a: M\n"},
    {"a:\n  M", "a:\n  M\n"},                               // the value itself
    {"a:\n  b: c\n  M\nd: e", "a:\n  b: c\n  M:\nd: e\n"},  // an entry behind another
    {"a:\n  M\n  b: c", "a:\n  M:\n  b: c\n"},              // and before one
    {"a:\n- b\nM\nc: d", "a:\n- b\n- M\nc: d\n"},           // an item
    {"a:\n- b: c\n  M", "a:\n- b: c\n  M:\n"},              // an entry of an item
    {"a:\n  b:\n    c: d\n  M", "a:\n  b:\n    c: d\n  M:\n"},
    {"a: |\n  text\n  M", "a: |\n  text\n  M\n"},
};

TEST(Landing, MakesALineOfMarksPartOfWhatItStandsIn) {
  for (const LandingCase& line : kLandings) EXPECT_EQ(landed(line.text), line.landed) << line.text;
}

TEST(Landing, KnowsWhereItsTextComesFrom) {
  const std::string mark = gotmpl::mark_text(0);
  const std::string text = "x\na:\n- b\n" + mark + "\n- c\n";
  const Landed landed(text, {2, text.size()});
  EXPECT_EQ(landed.text().find("- c"), text.find("- c"));  // two bytes before it are left out, two are added
  EXPECT_EQ(landed.original(landed.text().find("- c")), text.find("- c"));
  EXPECT_EQ(landed.original(landed.text().find("- b")), text.find("- b"));
}

}  // namespace
}  // namespace sidelint::helm
