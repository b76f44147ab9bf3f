#include "engine/model/object.h"

#include <gtest/gtest.h>

#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

constexpr std::string_view kNamespace =
    "apiVersion: v1\n"
    "kind: Namespace\n"
    "metadata:\n"
    "  name: shop\n"
    "  labels:\n"
    "    istio-injection: enabled   # yes\n"
    "    \"quoted\" : 'value'\n"
    "    folded: >-\n      a\n      b\n"
    "    nothing:\n"
    "  annotations: {a: b, istio.io/rev: canary}\n";

TEST(Object, KnowsWhereItStands) {
  const Read read(kNamespace);
  const Object& object = read.repository.namespaces.at(0).object;
  EXPECT_EQ(object.api_version, "v1");
  EXPECT_EQ(object.kind, "Namespace");
  EXPECT_EQ(read.text(object.kind_at), "Namespace");
  EXPECT_EQ(object.file, "app/file.yaml");
  EXPECT_EQ(object.folder, "app");
  EXPECT_EQ(object.unit, ".");
  EXPECT_EQ(read.text(object.at).substr(0, 14), "apiVersion: v1");
  EXPECT_EQ(object.metadata.path, "metadata");
  EXPECT_EQ(read.text(object.metadata.at).substr(0, 10), "name: shop");
  EXPECT_EQ(object.metadata.name.value, "shop");
  EXPECT_EQ(read.text(object.metadata.name.origin), "shop");
}

TEST(Object, FieldsHaveTheSpansOfKeyValueAndEntry) {
  const Read read(kNamespace);
  const Namespace& name_space = read.repository.namespaces.at(0);
  struct Case {
    const Field* field;
    std::string_view value, entry, key_text, value_text;
  };
  const Case cases[] = {
      {name_space.label("istio-injection"), "enabled", "istio-injection: enabled", "istio-injection", "enabled"},
      {name_space.label("quoted"), "value", "\"quoted\" : 'value'", "\"quoted\"", "'value'"},
      {name_space.annotation("istio.io/rev"), "canary", "istio.io/rev: canary", "istio.io/rev", "canary"},
  };
  for (const Case& one : cases) {
    ASSERT_NE(one.field, nullptr) << one.entry;
    EXPECT_EQ(one.field->value, one.value);
    EXPECT_EQ(one.field->type, ValueType::string);
    EXPECT_EQ(read.text(one.field->at), one.entry);
    EXPECT_EQ(read.text(one.field->key_at), one.key_text);
    EXPECT_EQ(read.text(one.field->value_at), one.value_text);
  }
  EXPECT_EQ(name_space.label("folded")->value, "a b");
  EXPECT_EQ(name_space.label("missing"), nullptr);
  EXPECT_EQ(name_space.annotation("istio-injection"), nullptr);
}

TEST(Object, ANullIsTheEmptyStringAndStandsAtItsKey) {
  const Read read(kNamespace);
  const Field* nothing = read.repository.namespaces.at(0).label("nothing");
  ASSERT_NE(nothing, nullptr);
  EXPECT_EQ(nothing->value, "");
  EXPECT_EQ(nothing->type, ValueType::null);
  EXPECT_EQ(read.text(nothing->key_at), "nothing");
  EXPECT_EQ(read.text(nothing->at).substr(0, 7), "nothing");
}

TEST(Object, OtherTypesKeepTheirTextAsWritten) {
  const Read read(
      "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: n\n  labels:\n"
      "    b: true\n    y: yes\n    i: 010\n    f: 1.50\n    t: ~\n    s: \"true\"\n    l: [a]\n    m: {a: b}\n");
  struct Case {
    std::string_view key, value;
    ValueType type;
  };
  const FieldMap& labels = read.repository.namespaces.at(0).object.metadata.labels;
  // `y` is a boolean in YAML 1.1, so the key is what it becomes in JSON.
  for (const Case& one : {Case{"b", "true", ValueType::boolean}, Case{"true", "yes", ValueType::boolean},
                          Case{"i", "010", ValueType::number}, Case{"f", "1.50", ValueType::number},
                          Case{"t", "", ValueType::null}, Case{"s", "true", ValueType::string},
                          Case{"l", "", ValueType::collection}, Case{"m", "", ValueType::collection}}) {
    const Field* field = labels.find(one.key);
    ASSERT_NE(field, nullptr) << one.key;
    EXPECT_EQ(field->value, one.value) << one.key;
    EXPECT_EQ(field->type, one.type) << one.key;
  }
}

TEST(Object, TheLastOfDuplicateKeysWinsAndThePairIsKept) {
  const Read read(
      "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: n\n  labels:\n    a: one\n    b: two\n    a: three\n");
  const FieldMap& labels = read.repository.namespaces.at(0).object.metadata.labels;
  EXPECT_EQ(labels.fields.size(), 2U);
  EXPECT_EQ(labels.find("a")->value, "three");
  ASSERT_EQ(read.repository.duplicate_keys.size(), 1U);
  EXPECT_EQ(read.repository.duplicate_keys[0].key, "a");
}

TEST(Object, DuplicateKeysOfOtherDocumentsAreNotKept) {
  const Read read({{"kustomization.yaml", "namespace: a\nnamespace: b\n"},
                   {"other.yaml", "apiVersion: example.org/v1\nkind: Deployment\nmetadata: {a: 1, a: 2}\n"}});
  EXPECT_TRUE(read.repository.duplicate_keys.empty());
}

TEST(Object, PlaceholdersAreTold) {
  const Read read(
      "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: n\n  namespace: ${NS}\n  labels:\n"
      "    a: ${A}\n    b: x-{{b}}\n    ${C}: c\n    d: $d\n    e: '}}'\n    istio.io/rev: REVISION\n    "
      "app: APP\n  annotations:\n    note: $5 <b>\n    sidecar.istio.io/proxyCPU: $CPU\n    "
      "proxy.istio.io/config: 'image: $X, a: b'\n");
  const Metadata& metadata = read.repository.namespaces.at(0).object.metadata;
  EXPECT_TRUE(metadata.name_space_is_placeholder);
  EXPECT_TRUE(metadata.labels.find("a")->placeholder);
  EXPECT_TRUE(metadata.labels.find("b")->placeholder);
  EXPECT_TRUE(metadata.labels.find("${C}")->placeholder);
  EXPECT_TRUE(metadata.labels.find("d")->placeholder);
  EXPECT_FALSE(metadata.labels.find("e")->placeholder);
  EXPECT_TRUE(metadata.labels.find("istio.io/rev")->placeholder);
  EXPECT_FALSE(metadata.labels.find("app")->placeholder);
  EXPECT_FALSE(metadata.annotations.find("note")->placeholder);
  EXPECT_TRUE(metadata.annotations.find("sidecar.istio.io/proxyCPU")->placeholder);
  EXPECT_FALSE(metadata.annotations.find("proxy.istio.io/config")->placeholder);
}

TEST(Object, WhatIsNotWrittenStandsAtWhatEnclosesIt) {
  const Read read("apiVersion: v1\nkind: Namespace\nmetadata: {name: n}\n---\napiVersion: v1\nkind: Namespace\n");
  const Metadata& some = read.repository.namespaces.at(0).object.metadata;
  EXPECT_EQ(read.text(some.labels.at), "{name: n}");
  EXPECT_EQ(read.text(some.name_space.origin), "{name: n}");
  const Metadata& none = read.repository.namespaces.at(1).object.metadata;
  EXPECT_EQ(none.at, read.repository.namespaces[1].object.at);
  EXPECT_EQ(none.name.value, "");
}

TEST(Object, MetadataOfAnyShapeIsSurvived) {
  for (const std::string_view metadata : {"~", "text", "[a]", "{labels: [a]}", "{labels: text, annotations: 1}",
                                          "{name: [a]}", "{name: {a: b}, namespace: [c]}", "{labels: {? [a] : b}}"}) {
    const Read read("apiVersion: v1\nkind: Namespace\nmetadata: " + std::string(metadata) + "\n");
    for (const Namespace& name_space : read.repository.namespaces) {
      EXPECT_TRUE(name_space.object.metadata.labels.empty()) << metadata;
      EXPECT_EQ(name_space.name(), "") << metadata;
    }
  }
}

TEST(Object, MergedAndAliasedFieldsStandWhereTheyAreUsed) {
  const Read read(
      "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: n\n  annotations: &all\n    a: &value one\n"
      "  labels:\n    <<: *all\n    b: *value\n");
  const FieldMap& labels = read.repository.namespaces.at(0).object.metadata.labels;
  ASSERT_NE(labels.find("a"), nullptr);
  EXPECT_EQ(labels.find("a")->value, "one");
  EXPECT_EQ(read.text(labels.find("a")->at), "*all");
  EXPECT_EQ(labels.find("b")->value, "one");
  EXPECT_EQ(read.text(labels.find("b")->at), "b: *value");
}

}  // namespace
}  // namespace sidelint::model
