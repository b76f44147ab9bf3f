#include "engine/yaml/value.h"

#include <string>

#include <gtest/gtest.h>

#include "engine/yaml/json.h"
#include "engine/yaml/load.h"

namespace sidelint::yaml {
namespace {

Value read(std::string_view text) {
  Origins origins;
  origins.reserve_shards(1);
  const Loaded loaded = load(text, Span{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())}, origins);
  return to_value(std::get<std::unique_ptr<const Document>>(loaded)->root());
}

TEST(Value, OfADocumentMakesTheSameDocumentAgain) {
  const Value value = read("a: &x [1, 2.5, yes, ~, 'no']\nb: {<<: {c: *x}, d: text}\n");
  EXPECT_EQ(to_json(to_document(value)->root()),
            R"({"a":[1,2.5,true,null,"no"],"b":{"c":[1,2.5,true,null,"no"],"d":"text"}})");
}

TEST(Value, SetKeepsTheOrderAndTheOriginOfTheKey) {
  Value value = read("a: 1\nb: 2\n");
  const OriginId key = value.entries[0].key_origin;
  value.set("a", Value::string("one"));
  value.set("c", Value::boolean(true));
  EXPECT_EQ(value.entries[0].key_origin, key);
  EXPECT_EQ(to_json(to_document(value)->root()), R"({"a":"one","b":2,"c":true})");
}

TEST(Value, EraseTellsWhetherThereWasOne) {
  Value value = read("a: 1\nb: 2\n");
  EXPECT_TRUE(value.erase("a"));
  EXPECT_FALSE(value.erase("a"));
  EXPECT_EQ(to_json(to_document(value)->root()), R"({"b":2})");
}

TEST(Value, IsFoundAlongAPathThatExists) {
  const Value value = read("metadata: {labels: {app: cart}}\n");
  ASSERT_NE(value.find_path({"metadata", "labels", "app"}), nullptr);
  EXPECT_EQ(value.find_path({"metadata", "labels", "app"})->as_string(), "cart");
  EXPECT_EQ(value.find_path({"metadata", "annotations", "app"}), nullptr);
}

TEST(Value, IsTheSameJsonWhateverTheSpellingOfItsScalarsAndTheOrderOfItsKeys) {
  EXPECT_TRUE(same_json(read("{a: 0x10, b: yes, c: 1.0}\n"), read("c: 1\nb: true\na: 16\n")));
  EXPECT_FALSE(same_json(read("a: 1\n"), read("a: '1'\n")));
  EXPECT_FALSE(same_json(read("a: [1, 2]\n"), read("a: [2, 1]\n")));
  EXPECT_FALSE(same_json(read("a: 9007199254740993\n"), read("a: 9007199254740992\n")));
}

}  // namespace
}  // namespace sidelint::yaml
