#include "engine/units/scan/unrendered.h"

#include <gtest/gtest.h>

#include "tests/unit/units/tree.h"

namespace sidelint::units {
namespace {

std::string object(std::string_view rest) { return "apiVersion: v1\nkind: Pod\n" + std::string(rest); }

struct Case {
  std::string_view what;
  std::string_view text;  // behind apiVersion and kind
};

TEST(Unrendered, DocumentsThatTheirTemplateActionsBreakAreTemplates) {
  constexpr Case kCases[] = {
      {"an action as a value", "metadata:\n  name: {{ .Values.name }}\n"},
      {"an action behind text", "metadata:\n  name: {{ .Values.name }}-web\n"},
      {"a line of control", "metadata:\n{{- if .Values.x }}\n  name: a\n{{- end }}\n"},
      {"an action far from where the parser stops",
       "metadata:\n  labels:\n    {{- include \"labels\" . | nindent 4 }}\n  name: a\n"},
      {"Jinja", "metadata:\n{% if x %}\n  name: a\n{% endif %}\n"},
      {"ERB", "metadata:\n<% if x %>\n  name: a\n<% end %>\n"},
      {"Terraform", "metadata:\n  ${indent(2, labels)}\n  name: a\n"},
      {"sed", "metadata:\n  name: @NAME@\n"},
      {"batch files", "metadata:\n  name: %NAME%\n"},
  };
  for (const Case& one : kCases) {
    const Tree tree{{"file.yaml", object(one.text)}};
    EXPECT_TRUE(tree.file("file.yaml").unrendered) << one.what;
    EXPECT_TRUE(tree.file("file.yaml").problems.empty()) << one.what;
    EXPECT_TRUE(tree.file("file.yaml").documents.empty()) << one.what;
  }
}

TEST(Unrendered, DocumentsThatAreBrokenBesideTheirActionsAreBroken) {
  constexpr Case kCases[] = {
      {"no mark at all", "metadata:\n  name: [a\n"},
      {"a mark in a string before", "metadata:\n  note: \"{{ x }}\"\n  name: [a\nspec: {}\n"},
      {"a mark in a string behind", "metadata:\n  name: a: b\nspec:\n  note: \"{{ x }}\"\n"},
      {"a mark in a comment", "# {{ x }}\nmetadata:\n  name: a\n   other: b\n"},
      {"an address", "metadata:\n  mail: \"a@b.org\"\n  name: a\n   other: b\n"},
  };
  for (const Case& one : kCases) {
    const Tree tree{{"file.yaml", object(one.text)}};
    EXPECT_FALSE(tree.file("file.yaml").unrendered) << one.what;
    EXPECT_EQ(tree.file("file.yaml").problems.size(), 1U) << one.what;
  }
}

TEST(Unrendered, MarksInReadableDocumentsAreText) {
  constexpr Case kCases[] = {
      {"a description", "metadata:\n  annotations:\n    doc: use {{ .Values.x }} here\n"},
      {"a quoted action", "metadata:\n  name: '{{ .Values.name }}'\n"},
      {"a substitution", "metadata:\n  name: ${NAME}\n"},
      {"a block scalar", "spec: |\n  {{- if x }}\n  a\n  {{- end }}\n"},
  };
  for (const Case& one : kCases) {
    const Tree tree{{"file.yaml", object(one.text)}};
    EXPECT_FALSE(tree.file("file.yaml").unrendered) << one.what;
    EXPECT_EQ(tree.file("file.yaml").documents.size(), 1U) << one.what;
  }
}

TEST(Unrendered, TemplatesOfAHelmChartAreNeverGuessedAt) {
  const std::string readable = object("metadata:\n  name: \"{{ .Release.Name }}\"\n");
  const std::string plain = object("metadata:\n  name: web\n");
  const Tree tree{{"shop/Chart.yaml", "name: shop\n"},        {"shop/templates/pod.yaml", readable},
                  {"shop/templates/jobs/pod.yaml", readable}, {"shop/templates/plain.yaml", plain},
                  {"shop/crds/pod.yaml", readable},           {"other/templates/pod.yaml", readable},
                  {"other/xtemplates/pod.yaml", readable}};
  EXPECT_EQ(tree.file("shop/templates/pod.yaml").unrendered, "a template of the Helm chart `shop`");
  EXPECT_EQ(tree.file("shop/templates/jobs/pod.yaml").unrendered, "a template of the Helm chart `shop`");
  for (const std::string_view path :
       {"shop/templates/plain.yaml", "shop/crds/pod.yaml", "other/templates/pod.yaml", "other/xtemplates/pod.yaml"}) {
    EXPECT_FALSE(tree.file(path).unrendered) << path;
    EXPECT_EQ(tree.file(path).documents.size(), 1U) << path;
  }
}

TEST(Unrendered, TheChartAroundATemplateNeedNotBeAmongTheFilesRead) {
  testing::MemoryFileSystem files{{"shop/Chart.yaml", "name: shop\n"},
                                  {"shop/templates/pod.yaml", "kind: '{{ x }}'\n"}};
  SourceMap sources;
  Origins origins;
  const Scan scan = units::scan(files, {"shop/templates/pod.yaml"}, {.wanted = is_pod_or_deployment}, sources, origins);
  EXPECT_TRUE(scan.files[0].unrendered);
}

TEST(Unrendered, YttDocumentsAreTemplatesThoughTheyParse) {
  const Tree tree{{"line.yaml", object("#@ load(\"@ytt:data\", \"data\")\nmetadata:\n  name: a\n")},
                  {"value.yaml", object("metadata:\n  name: #@ data.values.name\n")},
                  {"comment.yaml", object("metadata:\n  name: a #me@home\n  color: \"#@1\"\n")}};
  EXPECT_EQ(tree.file("line.yaml").unrendered, "a ytt template (`#@`)");
  EXPECT_EQ(tree.file("value.yaml").unrendered, "a ytt template (`#@`)");
  EXPECT_FALSE(tree.file("comment.yaml").unrendered);
}

TEST(ChartOfTemplate, NamesTheFolderOfTheChart) {
  const auto is_file = [](const std::string& path) { return path == "a/Chart.yaml" || path == "Chart.yaml"; };
  EXPECT_EQ(chart_of_template("a/templates/x.yaml", is_file), "a");
  EXPECT_EQ(chart_of_template("templates/x.yaml", is_file), ".");
  EXPECT_EQ(chart_of_template("a/templates", is_file), std::nullopt);
  EXPECT_EQ(chart_of_template("a/b/templates/x.yaml", is_file), std::nullopt);
  EXPECT_EQ(chart_of_template("templates/b/templates/x.yaml", is_file), ".");
}

}  // namespace
}  // namespace sidelint::units
