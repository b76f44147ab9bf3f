// A comparison as it is written: all that the formats need.
#pragma once

#include <array>
#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

#include "linter/analysis.h"
#include "linter/diff/compare.h"

namespace sidelint::linter::diff {

inline constexpr std::size_t kKindCount = 7;
// How many workloads fare so, by VerdictChange::Kind.
using Tally = std::array<std::size_t, kKindCount>;

struct Told {
  const Analysis& before;
  const Analysis& after;  // holds the changes
  const Comparison& comparison;
  std::string before_name;
  std::string after_name;
  std::function<std::string(const std::string& path)> before_path;
};

Tally tally(const Told& told);
std::size_t changed(const Tally& tally);
// "lost", "gained": a word for programs.
std::string_view to_string(rules::VerdictChange::Kind kind);

// "3 of 212 workloads change: 2 lose their sidecars, 1 gains a sidecar".
std::string headline(const Told& told);
// "2 are new (1 injected, 1 not injected), 1 is gone (injected)"; empty if all that is there was there.
std::string comings_and_goings(const Told& told);

// A workload that one state has alone.
struct Lone {
  const model::Workload* workload;
  const decide::Decision* decision;
  std::string file;
  std::size_t line = 0;
};
Lone appeared(const Told& told, std::size_t index);
Lone disappeared(const Told& told, std::size_t index);

// The findings are written by the reporter before this.
void write_text(const Told& told, std::ostream& out);
// A comment on a pull request: GitHub takes no more than 65,536 characters.
void write_markdown(const Told& told, std::ostream& out);
// reporters/diff-v1.schema.json says what it is.
void write_json(const Told& told, std::ostream& out);

}  // namespace sidelint::linter::diff
