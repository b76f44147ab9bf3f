#include "engine/yaml/json_pointer.h"

#include <gtest/gtest.h>

namespace sidelint::yaml {
namespace {

// RFC 6901, section 5, and what its section 4 says of the order: `~01` is `~1`, not a slash.
TEST(JsonPointer, TokensAreKeysWithTwoCharactersEscaped) {
  EXPECT_EQ(unescape_reference_token("a~1b"), "a/b");
  EXPECT_EQ(unescape_reference_token("m~0n"), "m~n");
  EXPECT_EQ(unescape_reference_token("~01"), "~1");
  EXPECT_EQ(unescape_reference_token("istio.io~1rev"), "istio.io/rev");
  EXPECT_EQ(unescape_reference_token(""), "");
  EXPECT_EQ(unescape_reference_token("a~2~"), "a~2~") << "evanphx/json-patch refuses no other tilde";
}

}  // namespace
}  // namespace sidelint::yaml
