#include "engine/helm/needless.h"

#include <string_view>

#include <gtest/gtest.h>

namespace sidelint::helm {
namespace {

bool is_pod(std::string_view kind) { return kind == "Pod"; }

TEST(Needless, IsATemplateOfKindsThatNobodyAsksFor) {
  constexpr std::string_view kTexts[] = {
      "kind: Role\nname: {{ .a }}\n",
      "{{- /*\nCopyright {{ block */}}\n{{- if .a }}\nkind: Role\n{{- $x := include \"common.merge\" . }}\n  {{- "
      "include "
      "\"b\" . }}\n{{- end }}\n",
      "{{ range .a }}\n---\nkind: Role  \nrules: []\n---\napiVersion: v1\nkind: Ingress\r\n{{ end }}",
      "{{ with .a }}\nkind: Role\n{{ else }}\nkind: Ingress\n{{ end }}\n  kind: Pod\n",
  };
  for (const std::string_view text : kTexts) EXPECT_TRUE(is_needless(text, is_pod)) << text;
}

TEST(Needless, IsNoneThatMayPrintOrDoSomethingElse) {
  constexpr std::string_view kTexts[] = {
      "",
      "a: b\n",
      "kind: Pod\n",
      "kind: Role\n---\nkind: Pod\n",
      "kind: {{ .a }}\n",
      "kind: \"Role\"\n",
      "kind:\n  Role\n",
      "kind: Role\n---\n{{ include \"a\" . }}\n",
      "{{ .a }}\nkind: Role\n",
      "kind: Role\n{{ $x }}\n",
      "kind: Role\n{{ define \"a\" }}{{ end }}\n",
      "kind: Role\n{{ if set .Values \"a\" 1 }}{{ end }}\n",
      "kind: Role\na: {{ mergeOverwrite .Values .b | quote }}\n",
      "kind: Role\na: {{ .b\n",
  };
  for (const std::string_view text : kTexts) EXPECT_FALSE(is_needless(text, is_pod)) << text;
}

}  // namespace
}  // namespace sidelint::helm
