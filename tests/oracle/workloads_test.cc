// Workloads that real controllers made pods of, in a real cluster: whether the pod came out injected.
#include <string>

#include <gtest/gtest.h>

#include "engine/decide/decide.h"
#include "tests/harness/oracle.h"
#include "tests/oracle/cluster_files.h"

namespace sidelint {
namespace {

using nlohmann::json;

// What came of the pod; the controllers put their own words before the message of a refusal.
json expected_of(const json& line, const std::string& message) {
  if (!line.contains("pod")) {
    const std::string full = line["outcome"]["message"].get<std::string>();
    return "rejected: " + (full.ends_with(message) ? message : full);
  }
  const json& metadata = line["pod"]["metadata"];
  const bool injected = metadata.contains("annotations") && metadata["annotations"].contains("sidecar.istio.io/status");
  return injected ? "injected" : "not injected";
}

std::string told(const decide::Decision& decision) {
  switch (decision.verdict()) {
    case Verdict::injected:
      return "injected";
    case Verdict::not_injected:
      return "not injected";
    case Verdict::rejected:
      return "rejected: " + decision.deciding_step()->message;
    case Verdict::unknown:
      break;
  }
  return "undecided";
}

TEST(Workloads, ArePodsAsTheirControllersMakeThem) {
  const auto folder = testing::oracle_path("cluster");
  if (!folder) GTEST_SKIP() << "no cluster/: set SIDELINT_ORACLE";
  testing::Files files(*folder);
  testing::Tally tally("cluster/workloads.jsonl");
  testing::for_each_case(*folder + "/workloads.jsonl", [&](const json& line) {
    const model::Repository repository = testing::repository_of(line, "workload", files);
    const decide::MeshFacts facts{.release = decide::parse_release(line["istioVersion"].get<std::string>())};
    const decide::Decisions decisions(repository, facts, 1);
    const decide::Decision& decision = decisions.of(repository.workloads.at(0));
    const decide::Step* deciding = decision.deciding_step();
    tally.add(line["id"].get<std::string>(), line, expected_of(line, deciding == nullptr ? "?" : deciding->message),
              told(decision));
  });
}

}  // namespace
}  // namespace sidelint
