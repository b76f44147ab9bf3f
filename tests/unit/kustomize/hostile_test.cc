// Repositories that want to take too long, too much, or what is none of ours.
#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

std::string kustomization(std::string_view folder, std::string_view text) {
  std::string file = "-- ";
  ((file += folder) += "/kustomization.yaml --\n") += text;
  return file += '\n';
}

TEST(Hostile, FoldersThatIncludeEachOtherAreRefused) {
  EXPECT_EQ(refusal_of(kustomization("a", "resources: [../b]") + kustomization("b", "resources: [../a]"), "a"),
            "b/kustomization.yaml:1: cycle detected: `../a` contains a folder that includes it");
  EXPECT_EQ(refusal_of(kustomization("a", "resources: [..]") + "-- kustomization.yaml --\nresources: [a]\n", "a"),
            "a/kustomization.yaml:1: cycle detected: `..` contains a folder that includes it");
}

TEST(Hostile, TenThousandNestedComponentsAreRefused) {
  constexpr int kCount = 10'000;
  std::string files = kustomization("c0", "components: [../c1]");
  for (int i = 1; i < kCount; ++i) {
    const std::string next = "kind: Component\ncomponents: [../c" + std::to_string(i + 1) + "]";
    files += kustomization("c" + std::to_string(i), next);
  }
  EXPECT_EQ(refusal_of(files, "c0"), "c200/kustomization.yaml:2: kustomizations are nested too deeply");
}

// Each level includes the next twice, without any object: 2^60 visits.
TEST(Hostile, ATreeOfFoldersThatDoublesIsRefused) {
  std::string files;
  for (int i = 0; i < 60; ++i) {
    const std::string next = "../l" + std::to_string(i + 1);
    files += kustomization("l" + std::to_string(i), "resources: [" + next + ", ./" + next + "]");
  }
  files += kustomization("l60", "resources: []");
  EXPECT_NE(refusal_of(files, "l0").find("the build includes too many kustomizations"), std::string::npos);
}

TEST(Hostile, NothingOutsideTheRepositoryIsRead) {
  Repository repository(
      "-- repo/kustomization.yaml --\nresources: []\n-- secret/cm.yaml --\nkind: Secret\n"
      "-- secret/base/kustomization.yaml --\nresources: []\n");
  const auto refusal = [&](std::string_view text) {
    repository.disk.file("repo/kustomization.yaml", text);
    const Built built = repository.build("repo", {{"repo"}});
    return built.refusal ? built.refusal->message : "built";
  };
  EXPECT_EQ(refusal("resources: [../secret/cm.yaml]"), "cannot read `../secret/cm.yaml`: lies outside the repository");
  EXPECT_EQ(refusal("resources: [../secret/base]"), "cannot read `../secret/base`: lies outside the repository");
  EXPECT_EQ(refusal("resources: [/secret/cm.yaml]"), "cannot read `/secret/cm.yaml`: lies outside the repository");
  EXPECT_EQ(refusal("configMapGenerator: [{name: a, files: [../../../secret/cm.yaml]}]"),
            "cannot read `../../../secret/cm.yaml`: lies outside the repository");
  repository.disk.link("repo/link.yaml", "../secret/cm.yaml").link("repo/linked", "../secret/base");
  EXPECT_EQ(refusal("resources: [link.yaml]"), "cannot read `link.yaml`: lies outside the repository");
  EXPECT_EQ(refusal("resources: [linked]"), "cannot read `linked`: lies outside the repository");
}

TEST(Hostile, AKustomizationMayBeKeptToItsFolder) {
  Repository repository(
      "-- a/kustomization.yaml --\nresources: [../cm.yaml]\n-- cm.yaml --\n"
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n");
  EXPECT_EQ(repository.build("a").objects.size(), 1U);
  Builder::Setting restricted{{"."}};
  restricted.files.reach = Reach::own_folder;
  EXPECT_EQ(repository.build("a", restricted).refusal->message,
            "`../cm.yaml` is not in or below the folder of its kustomization");
}

TEST(Hostile, HugeFilesAreRefused) {
  Repository repository("-- kustomization.yaml --\nresources: [big.yaml]\n");
  repository.disk.file("big.yaml", std::string(1000, '#'));
  Builder::Setting setting{{"."}};
  setting.files.largest_file = 999;
  ASSERT_TRUE(repository.build(".", setting).refusal.has_value());
  setting.files.largest_file = 1000;
  EXPECT_FALSE(repository.build(".", setting).refusal.has_value());
}

TEST(Hostile, ValuesThatGrowWithoutEndAreRefused) {
  std::string replacements = "resources: [cm.yaml]\nreplacements:\n";
  for (int i = 0; i < 60; ++i)
    replacements +=
        "- {source: {kind: ConfigMap, fieldPath: data.k}, targets: [{select: {kind: ConfigMap}, "
        "fieldPaths: [data.k], options: {delimiter: \"|\", index: -1}}]}\n";
  const std::string object = "-- cm.yaml --\n{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: xxxx}}\n";
  EXPECT_NE(refusal_of("-- kustomization.yaml --\n" + replacements + object).find("too long to be split"),
            std::string::npos);
  std::string copies = "resources: [cm.yaml]\npatches:\n- target: {kind: ConfigMap}\n  patch: |\n";
  for (int i = 0; i < 60; ++i) copies += "    - {op: copy, from: /data, path: /data/x" + std::to_string(i) + "}\n";
  EXPECT_NE(refusal_of("-- kustomization.yaml --\n" + copies + object).find("too many values"), std::string::npos);
}

TEST(Hostile, TenThousandObjectsTakeNoLongerThanTheyAreMany) {
  constexpr int kCount = 10'000;
  std::string files =
      "-- kustomization.yaml --\nresources: [all.yaml]\nnamespace: shop\nnamePrefix: p-\n"
      "commonLabels: {a: b}\n-- all.yaml --\n";
  for (int i = 0; i < kCount; ++i)
    files += "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: c" + std::to_string(i) + "}}\n";
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(objects_of(files).size(), static_cast<std::size_t>(kCount));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}

}  // namespace
}  // namespace sidelint::kustomize
