// What to change in the files so that a finding goes away.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/diag/verdict.h"
#include "engine/source/span.h"

namespace sidelint {

// Bytes of a source, and what shall stand there instead.
struct Edit {
  Span replace;
  std::string text;

  friend bool operator==(const Edit&, const Edit&) = default;
};

// safe: no verdict changes. unsafe: what is written comes true, so some verdicts change. display_only: nobody but a
// person can make it.
enum class Applicability : std::uint8_t { safe, unsafe, display_only };

struct Fix {
  Applicability how = Applicability::display_only;
  std::string title;               // what it does; imperative, in lower case, without a final stop
  std::string effect;              // of an unsafe one, on pods: "1 workload loses its sidecar"
  std::optional<Verdict> intends;  // of an unsafe one: the only verdict that it may give
  std::vector<Edit> edits;         // by place, apart from each other; empty if it is display_only
  std::string obstacle;            // why it cannot be made by a program, if that is so
};

}  // namespace sidelint
