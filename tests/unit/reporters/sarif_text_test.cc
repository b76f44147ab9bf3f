// Words of SARIF messages.
#include "reporters/machine/sarif_text.h"

#include <gtest/gtest.h>

namespace sidelint::reporters {
namespace {

TEST(Sentence, HasACapitalAFullStopAndSingleQuotes) {
  EXPECT_EQ(sentence("pods of Deployment `shop/cart` are injected"), "Pods of Deployment 'shop/cart' are injected.");
  EXPECT_EQ(sentence("`kubectl apply` fails"), "'kubectl apply' fails.");
  EXPECT_EQ(sentence("is it? Yes!"), "Is it? Yes!");
  EXPECT_EQ(sentence("done."), "Done.");
  EXPECT_EQ(sentence(""), ".");
}

TEST(Sentence, HoldsNoLinkThatWeDidNotMake) {
  EXPECT_EQ(sentence("name `x](http://evil) [y`"), "Name 'x\\](http://evil) \\[y'.");
  EXPECT_EQ(sentence("selector NotIn [disabled]"), "Selector NotIn [disabled].");
}

TEST(Sentence, HoldsNoPlaceholder) {
  EXPECT_EQ(sentence("name `{0}` of {{ .Values.name }}"), "Name '{{0}}' of {{ .Values.name }}.");
  EXPECT_EQ(sentence("namespaces: {cache: {labels: {}}}"), "Namespaces: {cache: {labels: {}}}.");
}

TEST(LinkedSentence, EscapesBracketsInItsText) {
  EXPECT_EQ(linked_sentence("so `a[0]` is read", 2), "[So 'a\\[0\\]' is read](2).");
}

TEST(PascalCase, NamesARuleWithoutItsGroup) {
  EXPECT_EQ(pascal_case("placement/inject-on-controller-metadata"), "InjectOnControllerMetadata");
}

}  // namespace
}  // namespace sidelint::reporters
