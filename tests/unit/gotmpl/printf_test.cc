#include <string_view>

#include <gtest/gtest.h>

#include "engine/gotmpl/go/strconv.h"
#include "tests/unit/gotmpl/rendered.h"

namespace sidelint::testing {
namespace {

struct Case {
  std::string_view arguments;
  std::string_view output;
};

// The outputs were taken from Go 1.26.8.
TEST(Printf, FormatsAsGoDoes) {
  constexpr Case kCases[] = {
      {R"("%d|%5d|%-5d|%05d" 7 7 7 7)", "7|    7|7    |00007"},
      {R"("%x %X %o %b %c %q %U" 255 255 8 5 65 65 65)", "ff FF 10 101 A 'A' U+0041"},
      {R"("%s|%10s|%-10s|%.2s|%q" "abc" "abc" "abc" "abc" "a\"b")", "abc|       abc|abc       |ab|\"a\\\"b\""},
      {R"("%f %.2f %e %g %8.3f" 1.5 1.005 1.5 1e21 2.5)", "1.500000 1.00 1.500000e+00 1e+21    2.500"},
      {R"("%t %v %T" true nil 1.5)", "true <nil> float64"},
      {R"("%d %s" "a" 1)", "%!d(string=a) %!s(int=1)"},
      {R"("%d %d" 1)", "1 %!d(MISSING)"},
      {R"("%d" 1 2)", "1%!(EXTRA int=2)"},
      {R"("%[2]d %[1]d" 1 2)", "2 1"},
      {R"("%[5]d" 1)", "%!d(BADINDEX)"},
      {R"("%*d|%.*f" 5 1 2 1.234)", "    1|1.23"},
      {R"("a%")", "a%!(NOVERB)"},
      {R"("%z" 1)", "%!z(int=1)"},
      {R"("%%" )", "%"},
      {R"("%#v %#v %+d %# x" "a" 1 5 "ab")", "\"a\" 1 +5 0x61 0x62"}};
  for (const Case& one : kCases)
    EXPECT_EQ(rendered("{{printf " + std::string(one.arguments) + "}}"), one.output) << one.arguments;
}

TEST(Print, SeparatesOnlyWhatIsNoText) {
  EXPECT_EQ(rendered(R"({{print "a" "b" 1 2 "c"}})"), "ab1 2c");
  EXPECT_EQ(rendered(R"({{println "a" 1}})"), "a 1\n");
}

struct FloatCase {
  double value;
  char format;
  int precision;
  std::string_view text;
};

TEST(Floats, AreWrittenAsGoWritesThem) {
  using gotmpl::go::kShortest;
  constexpr FloatCase kCases[] = {{1e23, 'f', kShortest, "100000000000000000000000"},
                                  {123456789.0, 'g', kShortest, "1.23456789e+08"},
                                  {0.00001, 'g', kShortest, "1e-05"},
                                  {100000, 'g', kShortest, "100000"},
                                  {1234.5678, 'g', 3, "1.23e+03"},
                                  {1, 'x', kShortest, "0x1p+00"},
                                  {15020, 'x', kShortest, "0x1.d56p+13"},
                                  {1.5, 'b', kShortest, "6755399441055744p-52"},
                                  {-0.0, 'g', kShortest, "-0"},
                                  {0, 'e', 2, "0.00e+00"}};
  for (const FloatCase& one : kCases)
    EXPECT_EQ(gotmpl::go::format_float(one.value, one.format, one.precision), one.text) << one.value << one.format;
}

TEST(Floats, AreReadAsGoReadsThem) {
  using gotmpl::go::NumberError;
  using gotmpl::go::parse_float;
  EXPECT_EQ(parse_float("0x1.8p1").value, 3);
  EXPECT_EQ(parse_float("1e400").error, NumberError::range);
  EXPECT_EQ(parse_float("1e-400").value, 0);
  EXPECT_TRUE(parse_float("1e-400").ok());
  EXPECT_EQ(parse_float("0x1.8").error, NumberError::syntax);
  EXPECT_EQ(parse_float("1__0").error, NumberError::syntax);
}

}  // namespace
}  // namespace sidelint::testing
