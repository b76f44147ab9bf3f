#include "linter/values_place.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace sidelint::linter {
namespace {

// A finding in the template whose text comes from the values: the text that it is shown at, and those of its notes.
std::string shown(std::string_view chart, std::string_view at, std::string_view values, std::string_view from) {
  SourceMap sources;
  const auto place = [&](const char* path, std::string_view text, std::string_view part) {
    const SourceId source = sources.add(path);
    sources.keep(source, std::string(text));
    const auto begin = static_cast<std::uint32_t>(text.find(part));
    return Span{source, begin, begin + static_cast<std::uint32_t>(part.size())};
  };
  Diagnostic finding;
  finding.primary.at = place("templates/pod.yaml", chart, at);
  finding.chain = {place("values.yaml", values, from)};
  place_at_values(finding, sources);
  std::string text(sources.text(finding.primary.at));
  for (const Label& note : finding.notes) text.append(" <- ").append(sources.text(note.at));
  for (const Span& hand : finding.chain) text.append(" of ").append(sources.text(hand));
  return text;
}

TEST(ValuesPlace, IsWhereATemplateOnlyPassesThemOn) {
  constexpr std::string_view kAll = "{{- toYaml .Values.labels | nindent 4 }}";
  constexpr std::string_view kOne = "{{ .Values.inject | quote }}";
  const struct {
    std::string_view why, chart, at, values, from, shown;
  } cases[] = {
      {"an entry", "labels:\n    {{- toYaml .Values.labels | nindent 4 }}\n", kAll, "labels:\n  inject: 'on'\n", "'on'",
       "inject: 'on' <- {{- toYaml .Values.labels | nindent 4 }}"},
      {"in the first line of a list's item", "{{- toYaml .Values.labels | nindent 4 }}", kAll, "- inject: on", "on",
       "inject: on <- {{- toYaml .Values.labels | nindent 4 }}"},
      {"a flow mapping holds others", "{{- toYaml .Values.labels | nindent 4 }}", kAll, "labels: {app: a, inject: on}",
       "on", "on <- {{- toYaml .Values.labels | nindent 4 }}"},
      {"an item of a list", "{{- toYaml .Values.labels | nindent 4 }}", kAll, "- on", "on",
       "on <- {{- toYaml .Values.labels | nindent 4 }}"},
      {"the template has the key", "inject: {{ .Values.inject | quote }}\n", kOne, "inject: on\n", "on",
       "{{ .Values.inject | quote }} of on"},
      {"and so more than an action", "inject: {{ .Values.inject | quote }}\n", "inject: {{ .Values.inject | quote }}",
       "inject: on\n", "on", "inject: {{ .Values.inject | quote }} of on"},
      {"nobody wrote it there", "{{ .Values.inject | quote }}\n", kOne, "{{ other }}\n", "{{ other }}",
       "{{ .Values.inject | quote }} of {{ other }}"},
  };
  for (const auto& [why, chart, at, values, from, expected] : cases)
    EXPECT_EQ(shown(chart, at, values, from), expected) << why;
}

}  // namespace
}  // namespace sidelint::linter
