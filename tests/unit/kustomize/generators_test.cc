// ConfigMaps and Secrets that are generated; every expectation is what kustomize 5.8.2 answers.
#include <gtest/gtest.h>

#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

TEST(Generators, TakeFilesEnvironmentsAndLiterals) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"EMPTY":"","INDENTED":"1","KEY":"va=lue","a":"b","app.ini":"[x]\ny = 1\n","c":"","renamed":"[x]\ny = 1\n"},"kind":"ConfigMap","metadata":{"name":"conf-9mtm6b9792"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
configMapGenerator:
- name: conf
  literals: ["a='b'", c=]
  files: [app.ini, renamed=app.ini]
  envs: [app.env]
-- app.ini --
[x]
y = 1
-- app.env --
# comment
KEY=va=lue
  INDENTED=1
EMPTY
)"),
            expected);
}

TEST(Generators, EncodeSecrets) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"user":"YWRtaW4="},"kind":"Secret","metadata":{"name":"s-g9ghgbd97t"},"type":"kubernetes.io/tls"})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
secretGenerator:
- {name: s, type: kubernetes.io/tls, literals: [user=admin]}
)"),
            expected);
}

TEST(Generators, TakeOptions) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"k":"v"},"immutable":true,"kind":"ConfigMap","metadata":{"labels":{"a":"2","b":"3"},"name":"conf"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
generatorOptions: {labels: {a: "1"}, disableNameSuffixHash: true}
configMapGenerator:
- {name: conf, literals: [k=v], options: {labels: {a: "2", b: "3"}, immutable: true}}
)"),
            expected);
}

TEST(Generators, MergeAndReplaceWhatABaseMade) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"a":"1","b":"new","c":"more"},"kind":"ConfigMap","metadata":{"name":"merged-5t948m6g72"}})",
      R"({"apiVersion":"v1","data":{"only":"this"},"kind":"ConfigMap","metadata":{"name":"replaced-fhb2hm6m6f"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [base]
configMapGenerator:
- {name: merged, behavior: merge, literals: [b=new, c=more]}
- {name: replaced, behavior: replace, literals: [only=this]}
-- base/kustomization.yaml --
configMapGenerator:
- {name: merged, literals: [a=1, b=2]}
- {name: replaced, literals: [a=1]}
)"),
            expected);
}

TEST(Generators, RefuseToMergeWithNothing) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
configMapGenerator: [{name: c, behavior: merge, literals: [a=b]}]
)"),
            "kustomization.yaml:1: ConfigMap.v1.[noGrp]/c.[noNs] does not exist; cannot merge or replace it");
}

TEST(Generators, RefuseAKeyTwice) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
configMapGenerator: [{name: c, literals: [a=b, a=c]}]
)"),
            "kustomization.yaml:1: the key `a` is repeated");
}

TEST(Generators, TakeAnyKey) {
  const auto data_of = [](const std::string& sources, const std::string& env) {
    return objects_of(
        "-- kustomization.yaml --\nconfigMapGenerator:\n- name: g\n  options: "
        "{disableNameSuffixHash: true}\n  " +
        sources + "\n-- f --\nx\n-- e --\n" + env);
  };
  const auto config_map = [](const std::string& data) {
    return std::vector<std::string>{R"({"apiVersion":"v1","data":)" + data +
                                    R"(,"kind":"ConfigMap","metadata":{"name":"g"}})"};
  };
  EXPECT_EQ(data_of("literals: [a/b=c, ' d=e', ..f=g]", ""), config_map(R"({" d":"e","..f":"g","a/b":"c"})"));
  EXPECT_EQ(data_of("files: [a/b=f, é=f]", ""), config_map(R"({"a/b":"x\n","é":"x\n"})"));
  EXPECT_EQ(data_of("envs: [e]", "export A=1\n B = 2\n#C\n=x\n1a=\n"),
            config_map(R"({"1a":"","B ":" 2","export A":"1"})"));
}

TEST(Generators, EndAnEnvironmentAtALineThatIsTooLongForGo) {
  EXPECT_EQ(
      objects_of("-- kustomization.yaml --\nconfigMapGenerator: [{name: g, envs: [e], options: "
                 "{disableNameSuffixHash: true}}]\n-- e --\nA=1\nB=" +
                 std::string(65'536, 'b') + "\nC=2\n"),
      std::vector<std::string>{R"({"apiVersion":"v1","data":{"A":"1"},"kind":"ConfigMap","metadata":{"name":"g"}})"});
  EXPECT_EQ(refusal_of("-- kustomization.yaml --\nconfigMapGenerator: [{name: g, envs: [e]}]\n-- e --\nA=\xff\n"),
            "kustomization.yaml:1: `e` has bytes that are no UTF-8");
}

}  // namespace
}  // namespace sidelint::kustomize
