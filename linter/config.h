// `.sidelint.yaml`: facts about the mesh that the repository does not show, and the severity of rules.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/decide/mesh_facts.h"
#include "engine/diag/severity.h"
#include "engine/source/file_system.h"

namespace sidelint::linter {

// What the configuration says of a rule: its severity, or that it does not run.
struct RuleSetting {
  bool off = false;
  std::optional<Severity> severity;
};

struct Config {
  std::string path;  // of the file; empty if there is none
  std::vector<std::string> exclude;
  decide::MeshFacts mesh;
  std::map<std::string, RuleSetting> rules;
  std::optional<Severity> fail_on;
};

// Reads the file `named`, or else the nearest `.sidelint.yaml` from the folder of `root` upward, to the folder that
// holds
// `.git` at the most. Failure: it cannot be read, or says what is not known; with its place, and the nearest known
// word.
Result<Config> load_config(const FileSystem& files, const std::optional<std::string>& named, const std::string& root);

}  // namespace sidelint::linter
