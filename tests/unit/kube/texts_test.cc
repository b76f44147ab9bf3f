// Names, times, image references, addresses, and Go's printing of values.
#include <array>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/kube/go_text.h"
#include "engine/kube/image_reference.h"
#include "engine/kube/names.h"
#include "engine/kube/time.h"
#include "engine/kube/validation/ip.h"
#include "tests/unit/kube/values.h"

namespace sidelint::kube {
namespace {

struct Pair {
  std::string_view text;
  std::string_view answer;
};

TEST(ImageTag, IsLatestWithoutTagAndDigest) {
  constexpr std::array<Pair, 12> kCases = {{
      {"nginx", "latest"},
      {"auto", "latest"},
      {"nginx:1.27", "1.27"},
      {"localhost:5000/nginx", "latest"},
      {"registry.example.com:443/team/app:v2", "v2"},
      {"nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", ""},
      {"nginx@sha256:short", ""},
      {"Nginx", ""},
      {"Team/app", "latest"},
      {"a__b", "latest"},
      {"a___b", ""},
      {"", ""},
  }};
  for (const Pair& one : kCases) EXPECT_EQ(image_tag(one.text), one.answer) << one.text;
}

TEST(Time, IsWrittenInUtc) {
  EXPECT_EQ(read_time("2024-02-29T23:30:00-01:00").utc, "2024-03-01T00:30:00Z");
  EXPECT_EQ(read_time("2024-01-01T00:00:00.999Z").utc, "2024-01-01T00:00:00Z");
  EXPECT_EQ(read_time("0001-01-01T00:00:00Z").utc, "");
  EXPECT_EQ(read_time("0001-01-01T00:00:00Z").error, "");
}

TEST(Time, ThatIsNoneSaysWhereItEnds) {
  constexpr std::array<Pair, 5> kCases = {{
      {"2024-02-30T00:00:00Z", R"(parsing time "2024-02-30T00:00:00Z": day out of range)"},
      {"2024-13-01T00:00:00Z", R"(parsing time "2024-13-01T00:00:00Z": month out of range)"},
      {"2024-01-01", R"(parsing time "2024-01-01" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "T")"},
      {"2024-01-01T00:00:00",
       R"(parsing time "2024-01-01T00:00:00" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "Z07:00")"},
      {"2024-01-01T00:00:00Zx", R"(parsing time "2024-01-01T00:00:00Zx": extra text: "x")"},
  }};
  for (const Pair& one : kCases) EXPECT_EQ(read_time(one.text).error, one.answer);
}

TEST(IpAddress, MayHaveLeadingZerosAndGaps) {
  for (const std::string_view good :
       {"10.0.0.1", "010.0.0.1", "::", "2001:db8::ffff", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8"})
    EXPECT_TRUE(validation::is_ip_address(good)) << good;
  for (const std::string_view bad :
       {"", "1.2.3", "256.1.1.1", "1.2.3.4.5", ":", "1::2::3", "12345::", "1:2:3:4:5:6:7:8:9", "::1.2.3"})
    EXPECT_FALSE(validation::is_ip_address(bad)) << bad;
}

TEST(GoQuote, EscapesWhatGoEscapes) {
  EXPECT_EQ(go_quote("a\"b\\c\n\x01\x7f"), "\"a\\\"b\\\\c\\n\\x01\\x7f\"");
  EXPECT_EQ(go_quote("é\xff"), "\"é\\xff\"");
}

TEST(GoValue, PrintsAsFmtDoes) {
  const yaml::Value value = value_of("{b: [1, 1.5, ~, true, text], a: {}}");
  EXPECT_EQ(go_value(value), "map[a:map[] b:[1 1.5 <nil> true text]]");
  EXPECT_EQ(go_value_as_string(value), "map[a:map[] b:[%!s(int64=1) %!s(float64=1.5) %!s(<nil>) %!s(bool=true) text]]");
  EXPECT_EQ(go_dynamic_type(value), "map[string]interface {}");
  EXPECT_EQ(go_quote("a\"\n\x01é"), R"("a\"\n\x01é")");
}

TEST(Names, AreRefusedWithTheRule) {
  EXPECT_TRUE(check_dns1123_label("a-1").empty());
  EXPECT_EQ(check_dns1123_label("a.b"), Messages{"must not contain dots"});
  EXPECT_EQ(check_port_name("too-long-a-port-name").front(), "must be no more than 15 characters");
  EXPECT_EQ(check_label_value(std::string(64, 'a')), Messages{"must be no more than 63 bytes"});
  EXPECT_TRUE(check_relaxed_env_var_name("1 A").empty());
  EXPECT_FALSE(check_env_var_name("1A").empty());
  EXPECT_EQ(masked_prefix("web-"), "wea");
}

}  // namespace
}  // namespace sidelint::kube
