#include "engine/istio/annotations.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace sidelint::istio {
namespace {

constexpr Release k1_0_2{1, 0, 2};
constexpr Release k1_11{1, 11, 8};
constexpr Release k1_24{1, 24, 0};

std::string refused(std::string_view name, std::string_view value, Release release = kNewestRelease) {
  return refuse_annotation(name, value, release).value_or("accepted");
}

TEST(Annotations, TheTableIsSortedAndItsRangesDoNotOverlap) {
  const auto rows = checked_annotations();
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& before = rows[i - 1];
    EXPECT_LE(before.name, rows[i].name);
    const bool same = before.name == rows[i].name;
    EXPECT_TRUE(!same || before.past <= rows[i].first) << rows[i].name;
  }
  for (const auto& row : rows) EXPECT_LT(row.first, row.past) << row.name;
}

struct Range {
  std::string_view name;
  Release release;
  bool checked;
};

TEST(Annotations, AreCheckedInTheReleasesThatDo) {
  constexpr Range kRanges[] = {
      {"sidecar.istio.io/enableCoreDump", {1, 4, 9}, false},
      {"sidecar.istio.io/enableCoreDump", {1, 24, 6}, true},
      {"sidecar.istio.io/enableCoreDump", {1, 25, 0}, false},
      {"readiness.status.sidecar.istio.io/applicationPorts", {1, 4, 0}, true},
      {"readiness.status.sidecar.istio.io/applicationPorts", {1, 5, 0}, false},
      {"sidecar.istio.io/proxyCPU", {1, 27, 5}, false},
      {"sidecar.istio.io/proxyCPU", {1, 27, 6}, true},
      {"sidecar.istio.io/proxyCPU", {1, 28, 3}, false},
      {"sidecar.istio.io/proxyCPU", {1, 28, 4}, true},
      {"istio.io/proxyConfig", {1, 6, 0}, true},
      {"proxy.istio.io/config", {1, 6, 0}, false},
      {"proxy.istio.io/config", {1, 6, 1}, true},
      {"istio.io/reroute-virtual-interfaces", {1, 29, 9}, false},
      {"istio.io/reroute-virtual-interfaces", {1, 30, 0}, true},
      {"status.sidecar.istio.io/port", k1_0_2, false},
      {"traffic.sidecar.istio.io/includeOutboundPorts", kNewestRelease, false},
      {"sidecar.istio.io/inject", kNewestRelease, false},
  };
  for (const auto& [name, release, checked] : kRanges)
    EXPECT_EQ(checks_annotation(name, release), checked) << name << ' ' << release.text();
}

struct Value {
  std::string_view name;
  std::string_view value;
  Release release;
  std::string_view expected;
};

TEST(Annotations, AreRefusedInTheWordsOfTheirValidator) {
  constexpr Value kValues[] = {
      {"sidecar.istio.io/interceptionMode", "NONE", k1_24, "accepted"},
      {"sidecar.istio.io/interceptionMode", "NONE", k1_0_2, "interceptionMode invalid: NONE"},
      {"status.sidecar.istio.io/port", " 15020 ", k1_24, "accepted"},
      {"status.sidecar.istio.io/port", "65536x", k1_24,
       "excludeInboundPorts invalid: failed parsing port '65536x': strconv.ParseUint: parsing \"65536x\": value out of "
       "range"},
      {"readiness.status.sidecar.istio.io/periodSeconds", " 1", k1_24,
       "strconv.ParseUint: parsing \" 1\": invalid syntax"},
      {"traffic.sidecar.istio.io/includeInboundPorts", "*", k1_24, "accepted"},
      {"traffic.sidecar.istio.io/excludeInboundPorts", " ", k1_24, "accepted"},
      {"traffic.sidecar.istio.io/excludeOutboundIPRanges", "10.0.0.0/08", k1_11, "accepted"},
      {"traffic.sidecar.istio.io/excludeOutboundIPRanges", "10.0.0.0", k1_11,
       "excludeIPRanges invalid: failed parsing cidr '10.0.0.0': invalid CIDR address: 10.0.0.0"},
      {"traffic.sidecar.istio.io/excludeOutboundIPRanges", "10.0.0.0/08", k1_24,
       "excludeIPRanges invalid: failed parsing cidr '10.0.0.0/08': netip.ParsePrefix(\"10.0.0.0/08\"): bad bits after "
       "slash: \"08\""},
      {"traffic.sidecar.istio.io/excludeInterfaces", "eth0,1a", kNewestRelease,
       "interface name \"1a\" contains invalid characters"},
      {"sidecar.istio.io/proxyMemory", "1Gi\xC2\x85", kNewestRelease, "value contains control characters"},
      {"sidecar.istio.io/proxyMemory", "1K", kNewestRelease, "unable to parse quantity's suffix"},
  };
  for (const auto& [name, value, release, expected] : kValues)
    EXPECT_EQ(refused(name, value, release), expected) << name << ' ' << release.text();
}

TEST(Annotations, OfAPodAreRefusedTogether) {
  EXPECT_EQ(refuse_annotations({{"sidecar.istio.io/inject", "perhaps"}}, kNewestRelease), "");
  EXPECT_EQ(
      refuse_annotations({{"sidecar.istio.io/interceptionMode", "none"}, {"prometheus.istio.io/merge-metrics", "no"}},
                         kNewestRelease),
      "2 errors occurred:\n"
      "\t* invalid value 'no' for annotation 'prometheus.istio.io/merge-metrics': strconv.ParseBool: parsing "
      "\"no\": invalid syntax\n"
      "\t* invalid value 'none' for annotation 'sidecar.istio.io/interceptionMode': interceptionMode invalid, "
      "use REDIRECT,TPROXY,NONE: none\n\n");
}

}  // namespace
}  // namespace sidelint::istio
