// Encodings of files.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/yaml/stream.h"

namespace sidelint::yaml {
namespace {

std::string utf16(std::u16string_view text, Encoding encoding) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += encoding == Encoding::utf16_le ? low : high;
    bytes += encoding == Encoding::utf16_le ? high : low;
  }
  return bytes;
}

TEST(Decode, KeepsUtf8AsItIs) {
  for (const char* text : {"", "kind: Pod\r\n", "\xEF\xBB\xBFkind: Pod\n", "é € 𝄞\n"}) {
    const Decoded decoded = decode(text);
    EXPECT_EQ(decoded.text, text);
    EXPECT_FALSE(decoded.refused);
    EXPECT_EQ(decoded.encoding, Encoding::utf8);
  }
}

TEST(Decode, TurnsUtf16WithAMarkToUtf8) {
  for (const Encoding encoding : {Encoding::utf16_le, Encoding::utf16_be}) {
    const Decoded decoded = decode(utf16(u"\uFEFFk: é€𝄞\r\n", encoding));
    EXPECT_EQ(decoded.refused, std::nullopt);
    EXPECT_EQ(decoded.text, "k: é€𝄞\r\n");
    EXPECT_EQ(decoded.encoding, encoding);
  }
}

TEST(Decode, RefusesBrokenUtf16) {
  EXPECT_EQ(decode("\xFF\xFE"
                   "a")
                .refused,
            "is not UTF-16 (byte 2)");
  EXPECT_EQ(decode(utf16(u"\uFEFFa\xD834", Encoding::utf16_be)).refused, "is not UTF-16 (byte 4)");
  EXPECT_EQ(decode(utf16(u"\uFEFF\xDD1E", Encoding::utf16_le)).refused, "is not UTF-16 (byte 2)");
}

TEST(Decode, RefusesNulBytes) {
  constexpr const char* kWhy = "holds NUL bytes: not a text file";
  EXPECT_EQ(decode(std::string("a\0b", 3)).refused, kWhy);
  EXPECT_EQ(decode(utf16(u"kind: Pod", Encoding::utf16_le)).refused, kWhy) << "UTF-16 without a mark";
  EXPECT_EQ(decode(utf16(std::u16string_view(u"\uFEFFa\0b", 4), Encoding::utf16_le)).refused, kWhy);
}

TEST(Decode, NamesTheByteThatIsNotUtf8) {
  EXPECT_EQ(decode("name: caf\xE9\n").refused, "is not UTF-8 (byte 9)") << "Latin-1";
  EXPECT_EQ(decode(std::string(1000, 'a') + "\xFF").refused, "is not UTF-8 (byte 1000)");
  EXPECT_EQ(decode(std::string(63, 'a') + "é" + std::string(70, 'b') + "\x80").refused, "is not UTF-8 (byte 135)");
  for (const char* bytes : {"\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                            "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xC3", "\xE2\x82", "\xF0\x9D\x84", "\xC3("})
    EXPECT_EQ(decode(bytes).refused, "is not UTF-8 (byte 0)") << bytes;
  for (const char* bytes :
       {"\xC2\x80", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
    EXPECT_EQ(decode(bytes).refused, std::nullopt) << bytes;
}

}  // namespace
}  // namespace sidelint::yaml
