// Workloads that real controllers made pods of, in a real cluster: whether the pod came out injected.
#include <string>

#include <gtest/gtest.h>

#include "engine/decide/decide.h"
#include "tests/harness/oracle.h"
#include "tests/oracle/cluster_files.h"

namespace sidelint {
namespace {

using nlohmann::json;

// A pod that is refused for what stands in an annotation was to be injected.
bool was_injected(const json& line) {
  if (!line.contains("pod")) return true;
  const json& metadata = line["pod"]["metadata"];
  return metadata.contains("annotations") && metadata["annotations"].contains("sidecar.istio.io/status");
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
    const Verdict verdict = decisions.of(repository.workloads.at(0)).verdict();
    const std::string got = verdict == Verdict::injected       ? "injected"
                            : verdict == Verdict::not_injected ? "not injected"
                                                               : "undecided";
    tally.add(line["id"].get<std::string>(), line, was_injected(line) ? "injected" : "not injected", got);
  });
}

}  // namespace
}  // namespace sidelint
