// Making documents by hand.
#include "engine/yaml/builder.h"

#include <array>

#include <gtest/gtest.h>

#include "engine/yaml/json.h"

namespace sidelint::yaml {
namespace {

TEST(Builder, MakesTreesFromTheLeavesUp) {
  Builder builder;
  const OriginId here = OriginId::written({SourceId{1}, 2, 3});
  const Builder::Ref key = builder.scalar(Kind::string, Style::plain, "labels", here);
  const Builder::Ref number = builder.scalar(Kind::integer, Style::plain, "0x10", here);
  const Builder::Ref list = builder.sequence(Style::flow, std::array{number, number}, here);
  const Builder::Ref root = builder.mapping(Style::block, std::array{Builder::Entry{key, list}}, here);
  EXPECT_EQ(builder.kind(list), Kind::sequence);
  EXPECT_EQ(builder.size(list), 2U);
  EXPECT_EQ(builder.text(builder.entry(root, 0).key), "labels");
  EXPECT_EQ(builder.text(builder.item(list, 1)), "0x10");
  const auto document = builder.finish(root);
  EXPECT_EQ(to_json(document->root()), R"({"labels":[16,16]})");
  EXPECT_EQ(document->root().find("labels").origin(), here);
}

TEST(Builder, PutsAValueInASecondPlaceWithAnotherOrigin) {
  Builder builder;
  const OriginId first = OriginId::written({SourceId{1}, 0, 5});
  const OriginId second = OriginId::entry(1, 0);
  const Builder::Ref leaf = builder.scalar(Kind::string, Style::plain, "x", first);
  const Builder::Ref list = builder.sequence(Style::block, std::array{leaf}, first);
  const Builder::Ref copy = builder.again(list, second);
  const auto document = builder.finish(builder.sequence(Style::block, std::array{list, copy}, first));
  EXPECT_EQ(to_json(document->root()), R"([["x"],["x"]])");
  EXPECT_EQ(document->root().item(1).origin(), second);
  EXPECT_EQ(document->root().item(1).item(0).origin(), first);
}

TEST(Builder, AnUnfilledDocumentHasNoRoot) {
  const Document document;
  EXPECT_FALSE(document.root());
  EXPECT_EQ(to_json(document.root()), "null");
}

}  // namespace
}  // namespace sidelint::yaml
