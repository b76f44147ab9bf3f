#include "engine/istio/address.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace sidelint::istio {
namespace {

struct Case {
  std::string_view text;
  std::string_view error;
};

// The words of Go 1.26, run on these texts.
TEST(Address, RangesAreReadAsNetipReadsThem) {
  constexpr Case kCases[] = {
      {"10.0.0.1/8", ""},
      {"::ffff:1.2.3.4/96", ""},
      {"1:2:3:4:5:6:7::/64", ""},
      {"::/0", ""},
      {"1.2.3.4", "no '/'"},
      {"1..3.4/8", "ParseAddr(\"1..3.4\"): IPv4 field must have at least one digit (at \".3.4\")"},
      {"12345::/16", "ParseAddr(\"12345::\"): each group must have 4 or less digits (at \"12345::\")"},
      {"1::2::3/4", "ParseAddr(\"1::2::3\"): multiple :: in address (at \":3\")"},
      {"1:2:3:4:5:6:7:8:9/64", "ParseAddr(\"1:2:3:4:5:6:7:8:9\"): trailing garbage after address (at \"9\")"},
      {"1:2/3", "ParseAddr(\"1:2\"): address string too short"},
      {"::%/8", "ParseAddr(\"::%\"): zone must be a non-empty string"},
      {"fe80::1%eth0/64", "IPv6 zones cannot be present in a prefix"},
      {"1.2.3.4/+1", "bad bits after slash: \"+1\""},
      {"1.2.3.4/33", "prefix length out of range"},
  };
  for (const auto& [text, error] : kCases) {
    const std::string got = prefix_error(text);
    EXPECT_TRUE(error.empty() ? got.empty() : got.ends_with(error)) << text << ": " << got;
  }
}

TEST(Address, TheOlderReaderAllowsAZeroBeforeTheBits) {
  EXPECT_EQ(cidr_error("10.0.0.0/08"), "");
  EXPECT_EQ(cidr_error("10.0.0.0/+8"), "invalid CIDR address: 10.0.0.0/+8");
  EXPECT_EQ(cidr_error("fe80::1%eth0/64"), "invalid CIDR address: fe80::1%eth0/64");
}

TEST(Address, HostAndPortAreSplitAtTheLastColon) {
  EXPECT_EQ(split_host_port("a:1").host, "a");
  EXPECT_EQ(split_host_port("[::1]:15012").host, "::1");
  EXPECT_EQ(split_host_port("[::1]:15012").port, "15012");
  EXPECT_EQ(split_host_port(":").error, "");
  constexpr Case kCases[] = {
      {"", "missing port in address"},
      {"a", "address a: missing port in address"},
      {"::1:2", "address ::1:2: too many colons in address"},
      {"[::1]", "address [::1]: missing port in address"},
      {"[a]b:1", "address [a]b:1: missing port in address"},
      {"[a:1", "address [a:1: missing ']' in address"},
      {"a[:1", "address a[:1: unexpected '[' in address"},
      {"a]:1", "address a]:1: unexpected ']' in address"},
  };
  for (const auto& [text, error] : kCases) EXPECT_EQ(split_host_port(text).error, error);
}

}  // namespace
}  // namespace sidelint::istio
