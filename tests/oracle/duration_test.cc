// Lengths of time against Go's package time.
#include "engine/gotmpl/go/duration.h"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "tests/harness/oracle.h"
#include "tests/oracle/oracle_text.h"

namespace sidelint {
namespace {

using nlohmann::json;

TEST(Duration, IsReadAndWrittenAsGoDoes) {
  const auto path = testing::oracle_path("vectors/duration.jsonl");
  if (!path) GTEST_SKIP() << "no vectors/duration.jsonl: set SIDELINT_ORACLE";
  testing::Tally tally("vectors/duration.jsonl");
  testing::for_each_case(*path, [&](const json& line) {
    const gotmpl::go::DurationResult read = gotmpl::go::parse_duration(testing::text_of(line["input"], "text"));
    json expected = line["expected"];
    for (const char* derived : {"round1s", "truncate1m", "seconds"}) expected.erase(derived);
    const json got = read.error.empty() ? json{{"nanoseconds", std::to_string(read.nanoseconds)},
                                               {"string", gotmpl::go::duration_text(read.nanoseconds)}}
                                        : json{{"error", read.error}};
    tally.add(line["id"].get<std::string>(), line["input"], expected, got);
  });
}

}  // namespace
}  // namespace sidelint
