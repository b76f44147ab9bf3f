#include "engine/units/scan/scan.h"

#include <gtest/gtest.h>

#include "tests/unit/units/tree.h"

namespace sidelint::units {
namespace {

using Words = std::vector<std::string>;

constexpr std::string_view kPod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n";
constexpr std::string_view kRole = "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: r\n";

TEST(Scan, OnlyDocumentsOfWantedKindsAreParsed) {
  const Tree tree{
      {"all.yaml", "apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: Role\n---\n# nothing\n---\na: 1\n"}};
  const ScannedFile& file = tree.file("all.yaml");
  EXPECT_EQ(file.document_count, 3U);
  ASSERT_EQ(file.documents.size(), 1U);
  EXPECT_EQ(file.documents[0].tree->root().find("kind").text(), "Pod");
}

TEST(Scan, OnlyTextsOfParsedDocumentsAreKept) {
  const Tree tree{{"pod.yaml", kPod}, {"role.yaml", kRole}};
  EXPECT_EQ(tree.sources.text(tree.file("pod.yaml").source), kPod);
  EXPECT_EQ(tree.sources.text(tree.file("role.yaml").source), "");
}

TEST(Scan, SourcesAreNumberedByThePathsOrder) {
  const Tree tree{{"b.yaml", kRole}, {"a.yaml", kPod}, {"a/c.yaml", kPod}};
  for (std::size_t i = 0; i < tree.scan.files.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(tree.scan.files[i].source), i);
    EXPECT_EQ(tree.sources.path(tree.scan.files[i].source), tree.paths[i]);
  }
}

TEST(Scan, BrokenDocumentsOfUnwantedKindsAreNotReported) {
  const Tree tree{{"role.yaml", "apiVersion: v1\nkind: Role\nrules: [unclosed\n"}};
  EXPECT_TRUE(tree.file("role.yaml").problems.empty());
}

TEST(Scan, ABrokenObjectIsAProblemAndTheOtherDocumentsAreRead) {
  const Tree tree{{"two.yaml", "apiVersion: v1\nkind: Pod\nspec: [unclosed\n---\napiVersion: v1\nkind: Pod\n"}};
  const ScannedFile& file = tree.file("two.yaml");
  ASSERT_EQ(file.problems.size(), 1U);
  EXPECT_FALSE(file.problems[0].message.empty());
  EXPECT_EQ(file.documents.size(), 1U);
  EXPECT_FALSE(file.unrendered);
  EXPECT_FALSE(tree.sources.text(file.source).empty());
}

TEST(Scan, BrokenTextThatIsNoObjectIsNotReported) {
  for (const std::string_view text : {"site_name: docs\nextensions: [unclosed\n", "{\"kind\": unclosed\n",
                                      "- name: a\n - kind: b\n", "kind: Pod\nfoo: [\n"}) {
    const Tree tree{{"some.yaml", text}};
    EXPECT_TRUE(tree.file("some.yaml").problems.empty()) << text;
  }
}

TEST(Scan, ASeparatorLineWithOtherTextIsAProblemOfItsDocument) {
  const Tree tree{{"two.yaml", "apiVersion: v1\nkind: Pod\n--- oops\napiVersion: v1\nkind: Pod\n"}};
  EXPECT_EQ(tree.file("two.yaml").problems.size(), 1U);
}

TEST(Scan, FilesThatAreNoTextAreUnreadable) {
  using namespace std::string_view_literals;
  const Tree tree{{"nul.yaml", "kind: Pod\0\n"sv}, {"latin.yaml", "kind: Pod # \xE4\n"}};
  EXPECT_TRUE(tree.file("nul.yaml").unreadable);
  EXPECT_TRUE(tree.file("latin.yaml").unreadable);
}

TEST(Scan, AFileOverTheLimitIsUnreadable) {
  testing::MemoryFileSystem files{{"big.yaml", kPod}};
  SourceMap sources;
  Origins origins;
  const ScanOptions options{.wanted = is_pod_or_deployment, .max_file_size = kPod.size() - 1};
  const Scan scan = units::scan(files, {"big.yaml"}, options, sources, origins);
  EXPECT_TRUE(scan.files[0].unreadable);
  EXPECT_TRUE(scan.files[0].documents.empty());
}

TEST(Scan, AFileThatCannotBeReadIsUnreadableInTheSystemsWords) {
  testing::MemoryFileSystem files{{"locked.yaml", kPod}, {"open.yaml", kPod}};
  files.fail("locked.yaml", "Permission denied");
  SourceMap sources;
  Origins origins;
  const Scan scan =
      units::scan(files, {"locked.yaml", "open.yaml"}, {.wanted = is_pod_or_deployment}, sources, origins);
  ASSERT_TRUE(scan.files[0].unreadable);
  EXPECT_NE(scan.files[0].unreadable->find("Permission denied"), std::string::npos);
  EXPECT_EQ(scan.files[1].documents.size(), 1U);
}

TEST(Scan, WhatIsNotWorthReadingIsNotParsed) {
  testing::MemoryFileSystem files{{"a.yaml", "kind: Pod\nnote: mesh\n"}, {"b.yaml", "kind: Pod\n"}};
  SourceMap sources;
  Origins origins;
  const ScanOptions options{.wanted = is_pod_or_deployment, .worth = [](std::string_view, std::string_view document) {
                              return document.find("mesh") != std::string_view::npos;
                            }};
  const Scan scan = units::scan(files, {"a.yaml", "b.yaml"}, options, sources, origins);
  EXPECT_EQ(scan.files[0].documents.size(), 1U);
  EXPECT_TRUE(scan.files[1].documents.empty());
}

TEST(Scan, JsonIsReadByTheSamePath) {
  const Tree tree{{"pod.json", R"({"apiVersion": "v1", "kind": "Pod"})"}, {"other.json", R"({"apiVersion": "v1"})"}};
  EXPECT_EQ(tree.file("pod.json").documents.size(), 1U);
  EXPECT_TRUE(tree.file("other.json").documents.empty());
}

TEST(Scan, KustomizationsAndJsonPatchesAreAlwaysParsed) {
  const Tree tree{{"kustomization.yaml", "namespace: shop\n"},
                  {"Kustomization", "namespace: shop\n"},
                  {"patch.yaml", "- op: remove\n  path: /metadata/labels/a\n"},
                  {"patch.json", R"([{"op": "remove", "path": "/metadata/labels/a"}])"},
                  {"list.yaml", "- a\n"}};
  for (const std::string_view path : {"kustomization.yaml", "Kustomization", "patch.yaml", "patch.json"}) {
    EXPECT_EQ(tree.file(path).documents.size(), 1U) << path;
  }
  EXPECT_TRUE(tree.file("list.yaml").documents.empty());
}

TEST(ScanText, IsTheLastFile) {
  Tree tree{{"pod.yaml", kPod}};
  scan_text("<stdin>", std::string(kPod), tree.options, tree.scan, tree.sources, tree.origins);
  ASSERT_EQ(tree.scan.files.size(), 2U);
  EXPECT_EQ(tree.sources.path(tree.scan.files[1].source), "<stdin>");
  EXPECT_EQ(names(tree.unit()), (Words{"Pod/web", "Pod/web"}));
}

TEST(Scan, ManyThreadsFindTheSame) {
  testing::MemoryFileSystem files;
  std::vector<std::string> paths;
  for (int i = 100; i < 200; ++i) {
    paths.push_back("f" + std::to_string(i) + ".yaml");
    files.file(paths.back(), i % 3 == 0 ? kRole : kPod);
  }
  SourceMap sources;
  Origins origins;
  const Scan scan = units::scan(files, paths, {.wanted = is_pod_or_deployment, .threads = 8}, sources, origins);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    EXPECT_EQ(scan.files[i].documents.size(), (i + 100) % 3 == 0 ? 0U : 1U) << paths[i];
    EXPECT_EQ(sources.path(scan.files[i].source), paths[i]);
  }
}

}  // namespace
}  // namespace sidelint::units
