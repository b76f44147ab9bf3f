// Keys that kustomize writes without quotes; every expectation is what kustomize 5.8.2 answers.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

const std::string kObject = R"(
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a, labels: {"2": y}}
data: {k: v, "7": w}
-- kustomization.yaml --
resources: [cm.yaml]
)";
const std::string kPatch = R"(  patch: |
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: a, labels: {"3": x}}
)";
const std::string kRefused = "the key `1` is written twice or is no string";

std::string built(const std::string& labels) {
  return R"({"apiVersion":"v1","data":{"7":"w","k":"v"},"kind":"ConfigMap","metadata":{"labels":)" + labels +
         R"(,"name":"a"}})";
}

using Objects = std::vector<std::string>;

TEST(WrittenKeys, OfAnObjectsOwnStayQuoted) {
  EXPECT_EQ(objects_of(kObject), Objects{built(R"({"2":"y"})")});
  EXPECT_EQ(objects_of(kObject + "labels: [{pairs: {a: b, \"2\": z}}]\n"), Objects{built(R"({"2":"z","a":"b"})")});
  EXPECT_EQ(objects_of(kObject + "patches:\n-" + kPatch.substr(1)), Objects{built(R"({"2":"y","3":"x"})")});
}

TEST(WrittenKeys, MustNotLookLikeNumbers) {
  for (const std::string field :
       {"labels: [{pairs: {\"1\": x}}]", "commonLabels: {\"1\": x}", "commonAnnotations: {\"1\": x}",
        "configMapGenerator: [{name: g, literals: [1=x]}]", "secretGenerator: [{name: g, literals: [1=x]}]",
        "configMapGenerator: [{name: g, options: {labels: {\"1\": x}}}]"})
    EXPECT_EQ(objects_of(kObject + field), Objects{"refused: " + kRefused}) << field;
  for (const std::string key : {"true", "null", "1.5", "2020-01-01", "~", "0x1", ".inf", "0o7"})
    EXPECT_EQ(objects_of(kObject + "commonAnnotations: {\"" + key + "\": x}"),
              Objects{"refused: the key `" + key + "` is written twice or is no string"});
  EXPECT_EQ(objects_of(kObject + "commonLabels: {\"y\": x, \"on\": x}").size(), 1U);
}

TEST(WrittenKeys, AreThoseOfAnnotationsWhoeverWroteThem) {
  EXPECT_EQ(refusal_of("-- cm.yaml --\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, annotations: {\"1\": x}}\n"
                       "-- kustomization.yaml --\nresources: [cm.yaml]\n"),
            "cm.yaml:1: " + kRefused);
}

TEST(WrittenKeys, AreThoseOfWhatIsMergedWithAGeneratedObject) {
  EXPECT_EQ(objects_of(kObject + "configMapGenerator: [{name: a, behavior: merge, literals: [b=x]}]\n"),
            Objects{"refused: the key `7` is written twice or is no string"});
  EXPECT_EQ(objects_of(kObject + "configMapGenerator: [{name: a, behavior: replace, literals: [b=x]}]\n"),
            Objects{"refused: the key `2` is written twice or is no string"});
}

TEST(WrittenKeys, AreTheLabelsOfAPatchThatIsCopiedForItsTargets) {
  EXPECT_EQ(objects_of(kObject + "patches:\n- target: {kind: ConfigMap}\n" + kPatch),
            Objects{"refused: the key `3` is written twice or is no string"});
}

}  // namespace
}  // namespace sidelint::kustomize
