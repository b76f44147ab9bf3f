// `.sidelint.yaml`: facts about the mesh that the repository does not show, what is expected of it, and how findings
// are treated.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/decide/mesh_facts.h"
#include "engine/diag/severity.h"
#include "engine/source/file_system.h"
#include "engine/source/span.h"
#include "linter/options.h"
#include "rules/expectation.h"

namespace sidelint::linter {

// Findings of a rule that are not shown: `ignore` of its settings. All that is given has to fit.
struct RuleIgnore {
  std::string workload;  // a glob over handles, `daemonset/kube-system/*`
  std::string name_space;
  std::string file;
  std::string reason;
  std::string until;
  std::optional<Span> at;  // in the configuration; empty if it stands in the one above
};

// What the configuration says of some rules.
struct RuleSetting {
  std::string rules;  // a name, a group or a glob
  bool off = false;
  std::optional<Severity> severity;
  std::vector<RuleIgnore> ignore;
};

struct SuppressionPolicy {
  bool require_reason = false;
  std::optional<std::int64_t> max_days;  // that a suppression lasts at the most; it then needs an end
  std::vector<std::string> forbid;       // rules that nobody may suppress
};

struct Config {
  std::string path;  // of the file; empty if there is none
  std::string text;  // of it
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  decide::MeshFacts mesh;
  std::vector<rules::Expectation> expect;  // their places are spans of source 0
  std::vector<RuleSetting> rules;          // in written order; the last that says something counts
  SuppressionPolicy suppressions;
  std::optional<std::string> baseline;  // as seen from the folder of the file
  std::optional<FailOn> fail_on;
};

// The file `named`, or else the nearest `.sidelint.yaml` (or `.github/sidelint.yaml`) from the folder of `root` upward,
// to the folder that holds `.git` at the most. Empty if there is none.
std::optional<std::string> find_config(const FileSystem& files, const std::optional<std::string>& named,
                                       const std::string& root);

// Reads that file. Failure: it cannot be read, or says what is not known; with its place, and the nearest known word.
Result<Config> load_config(const FileSystem& files, const std::optional<std::string>& named, const std::string& root);

}  // namespace sidelint::linter
