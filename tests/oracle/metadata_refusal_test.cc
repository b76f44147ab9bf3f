// Labels and annotations of single pods against a real API server: which it refuses, and its words.
#include <string>

#include <gtest/gtest.h>

#include "tests/harness/oracle.h"
#include "tests/oracle/repository_text.h"

namespace sidelint {
namespace {

using nlohmann::json;

TEST(MetadataRefusal, SaysWhatTheApiServerSays) {
  const auto path = testing::oracle_path("cluster/validation.jsonl");
  if (!path) GTEST_SKIP() << "no cluster/validation.jsonl: set SIDELINT_ORACLE";
  testing::Tally tally("cluster/validation.jsonl (pods)");
  testing::for_each_case(*path, [&](const json& line) {
    if (line["kind"] != "Pod") return;
    const auto text =
        testing::read_repository(line.contains("yaml") ? line["yaml"].get<std::string>() : line["object"].dump(1));
    const model::Repository& repository = text->repository;
    json expected = {{"refused", !line["default"]["message"].is_null()}};
    json got = {{"refused", repository.workloads.empty() || repository.workloads[0].refusal.has_value()}};
    // Of a document that is no YAML of an object the words are the reader's.
    if (!repository.workloads.empty()) {
      expected["message"] = line["default"]["message"];
      if (const auto& refusal = repository.workloads[0].refusal) got["message"] = refusal->message;
    }
    if (!got.contains("message") && expected.contains("message")) got["message"] = nullptr;
    tally.add(line["note"].get<std::string>(), line, expected, got);
  });
}

}  // namespace
}  // namespace sidelint
