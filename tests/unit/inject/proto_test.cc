// Messages: read from JSON over others, written, printed.
#include <string>

#include <gtest/gtest.h>

#include "engine/inject/mesh/merge_message.h"
#include "engine/inject/mesh/mesh_config.h"
#include "engine/inject/proto/message.h"
#include "engine/inject/yaml_text.h"

namespace sidelint::inject {
namespace {

class Messages : public ::testing::Test {
 protected:
  std::string refused(std::string_view yaml) {
    yaml::Value into = yaml::Value::mapping();
    return proto::decode(types.proxy(), read_yaml(yaml).value, into);
  }
  std::string again(std::string_view yaml) {
    yaml::Value into = yaml::Value::mapping();
    EXPECT_EQ(proto::decode(types.proxy(), read_yaml(yaml).value, into), "");
    return proto::encode(types.proxy(), into);
  }
  MeshTypes types{24};
};

TEST_F(Messages, AreWrittenInOrderOfDeclaration) {
  EXPECT_EQ(again("statusPort: 1\nconfigPath: a\ndrainDuration: 1500ms\nconcurrency: 0\n"),
            R"({"configPath":"a","drainDuration":"1.500s","concurrency":0,"statusPort":1})");
  EXPECT_EQ(again("tracing: {}\ninterceptionMode: TPROXY\nproxyMetadata: {b: <, a: x}"),
            R"({"interceptionMode":"TPROXY","tracing":{},"proxyMetadata":{"a":"x","b":"\u003c"}})");
}

TEST_F(Messages, AreReadByEitherSpellingOfAField) {
  EXPECT_EQ(again("status_port: 1"), R"({"statusPort":1})");
  EXPECT_EQ(again("status_port: 1\nstatusPort: 2"), R"({"statusPort":2})");
  EXPECT_EQ(again("nobodyKnows: 1\nstatusPort: '7'"), R"({"statusPort":7})");
}

TEST_F(Messages, OfAGroupOnlyTheLastMemberIsSet) {
  EXPECT_EQ(again("serviceCluster: a\ntracingServiceName: CANONICAL_NAME_ONLY"),
            R"({"tracingServiceName":"CANONICAL_NAME_ONLY"})");
}

TEST_F(Messages, AreRefusedInGosWords) {
  EXPECT_EQ(refused("statusPort: 1.5"), "json: cannot unmarshal number 1.5 into Go value of type int32");
  EXPECT_EQ(refused("statusPort: x"), "invalid character 'x' looking for beginning of value");
  EXPECT_EQ(refused("configPath: 5"), "json: cannot unmarshal number into Go value of type string");
  EXPECT_EQ(refused("interceptionMode: MAYBE"),
            "unknown value \"\\\"MAYBE\\\"\" for enum istio.mesh.v1alpha1.ProxyConfig.InboundInterceptionMode");
  EXPECT_EQ(refused("[]"), "json: cannot unmarshal array into Go value of type map[string]json.RawMessage");
  EXPECT_EQ(refused("drainDuration: 5"), "json: cannot unmarshal number into Go value of type string");
}

TEST_F(Messages, FieldsAreThoseOfTheRelease) {
  EXPECT_EQ(again("fileFlushInterval: 1s"), "{}");
  EXPECT_NE(MeshTypes(30).proxy().find("file_flush_interval"), nullptr);
  EXPECT_NE(MeshTypes(16).proxy().find("parent_shutdown_duration"), nullptr);
}

TEST_F(Messages, AreLaidOverTheMeshFieldByField) {
  MeshConfig mesh = apply_mesh_config(types, "defaultConfig: {proxyMetadata: {A: b}, tracing: {sampling: 5}}");
  ASSERT_EQ(mesh.error, "");
  yaml::Value& proxy = *mesh.value.find("default_config");
  ASSERT_EQ(merge_proxy_config(types, "proxyMetadata: {C: d}\ntracing: {zipkin: {address: z:1}}", proxy), "");
  EXPECT_EQ(proto::encode(types.proxy(), clean_proxy_config(types, proxy)),
            R"({"tracing":{"zipkin":{"address":"z:1"}},"proxyMetadata":{"A":"b","C":"d"}})");
}

TEST_F(Messages, AMeshThatIstiodRefusesIsRefused) {
  EXPECT_EQ(apply_mesh_config(types, "connectTimeout: 0s").error,
            "invalid connect timeout: duration must be greater than 1ms");
  EXPECT_EQ(apply_mesh_config(types, "a: [").error,
            "failed to convert to proto. yaml: line 1: did not find expected node content");
}

TEST_F(Messages, MergeAsProtoMergeDoes) {
  yaml::Value into = yaml::Value::mapping();
  ASSERT_EQ(proto::decode(types.proxy(), read_yaml("extraStatTags: [a]\nconcurrency: 2\nstatusPort: 1").value, into),
            "");
  yaml::Value from = yaml::Value::mapping();
  ASSERT_EQ(proto::decode(types.proxy(), read_yaml("extraStatTags: [b]\nconcurrency: 0").value, from), "");
  merge_proxy_message(types.proxy(), 17, into, from);
  EXPECT_EQ(proto::encode(types.proxy(), into), R"({"concurrency":0,"statusPort":1,"extraStatTags":["a","b"]})");
}

}  // namespace
}  // namespace sidelint::inject
