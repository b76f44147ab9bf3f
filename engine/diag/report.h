// All that a run has to say, as plain data: what reporters print. They know neither the model nor the rules' code.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/diag/diagnostic.h"
#include "engine/diag/rule_info.h"
#include "engine/diag/verdict.h"

namespace sidelint {

struct TraceLine {
  std::string step;  // the step's kebab-case name
  Outcome outcome;
  std::string text;
  std::optional<Span> at;
  std::string effect;  // what follows from it: "no webhook is called"; may be empty
};

struct DecisionRecord {
  ResourceName resource;
  std::string part;  // which of the object's pods, if it makes several kinds of them: "head", "workers"
  std::string unit;  // the unit's folder; "." for a plain tree
  Span at;           // the workload's first line
  Verdict verdict;
  std::string revision;                    // of the injector that serves the pod; empty if none does or it is not known
  std::vector<std::string> webhooks;       // configurations whose entries are called for the pod; of a definite verdict
  std::string because;                     // the deciding fact, one sentence without a final stop
  std::string message;                     // Istio's or the API server's words, of a rejected pod
  std::vector<std::string> missing;        // the facts without which it cannot be told
  std::vector<Possibility> possibilities;  // of an unknown verdict
  std::vector<TraceLine> trace;            // every step, in evaluation order
};

struct UnreadFile {
  std::string path;
  std::string why;
};

struct Summary {
  std::size_t files = 0;       // files read
  std::size_t documents = 0;   // documents in them
  std::size_t namespaces = 0;  // declared, by distinct name
  std::size_t workloads = 0;
  std::array<std::size_t, kVerdictCount> verdicts{};  // by Verdict
  std::vector<UnreadFile> unread;                     // could not be read
  std::vector<UnreadFile> unrendered;                 // templates, listed and not guessed
  std::size_t suppressed = 0;                         // findings that somebody silenced
  std::size_t baselined = 0;                          // findings that the baseline lists
  double seconds = 0;                                 // wall time of the run; shown by the text summary only
};

struct Report {
  std::string version;  // of sidelint
  Summary summary;
  std::vector<DecisionRecord> decisions;  // ordered by namespace, kind, name, place
  std::vector<Diagnostic> findings;       // in the total order
  std::vector<RuleInfo> rules;            // every rule that ran, by name
};

}  // namespace sidelint
