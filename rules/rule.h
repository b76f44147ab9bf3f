// A rule: metadata, a check and the examples that are its tests and its documentation. One rule = one file
// rules/<group>/<name>.cc that defines `extern constinit const Rule <group>_<name>`; the directory is the list.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/decide/decide.h"
#include "engine/diag/rule_info.h"
#include "engine/diag/severity.h"
#include "engine/inject/inject.h"
#include "engine/model/repository.h"
#include "rules/expectation.h"
#include "rules/report.h"
#include "rules/suppression.h"
#include "rules/unread_input.h"
#include "rules/verdict_change.h"

namespace sidelint::rules {

struct Input {
  const model::Repository& repository;
  const decide::Decisions& decisions;
  const inject::Injections& injections;            // what the injectors make of pods; injected_pod.h asks them
  std::span<const Expectation> expectations = {};  // what the configuration expects
  std::span<const Suppression> suppressions = {};  // known to the rules that run last
  std::span<const UnreadInput> unread = {};
  std::span<const VerdictChange> changes = {};  // where two states are compared; `repository` is the later one
};

// last: after the others, since it asks what became of their findings.
enum class Turn : std::uint8_t { first, last };
// on_request: only if it is selected, or the configuration or a profile asks for it. in_preview: a rule that is new and
// may still change what it finds; only if it is selected, or with --preview. on_comparison: of `diff` alone, where no
// other rule runs.
enum class Runs : std::uint8_t { always, on_request, in_preview, on_comparison };

// A small repository as txtar (`-- path --` before each file). In a failing example a comment line of carets marks the
// bytes of the line above that the finding's primary span must cover, in the order of the findings. Of a rule that runs
// on a comparison it holds two states, in the folders `before` and `after`.
struct Example {
  std::string_view title;
  std::string_view files;
  std::string_view fixed = {};  // of a failing one: the files with all its fixes made, without marks
};

struct Rule {
  std::string_view name;     // "group/kebab-case", equal to the file's path
  std::string_view since;    // the first release of sidelint that has it
  std::string_view summary;  // one sentence: what is found
  std::string_view why;      // one or two sentences: why it matters
  std::string_view help;     // one or two sentences: what to do
  Severity severity = Severity::warning;
  std::string_view releases = "all";                   // of Istio
  std::span<const std::string_view> equivalents = {};  // "IST0107", "KIA1301"
  Turn turn = Turn::first;
  Runs runs = Runs::always;
  void (*check)(const Input&, Report&) = nullptr;
  std::span<const Example> bad;
  std::span<const Example> good;
};

// Every rule, by name. Generated from the directory (all_rules.cc.in).
std::span<const Rule* const> all_rules();
// The rule of that name; null if there is none.
const Rule* find_rule(std::string_view name);
// What reporters and the documentation need of it.
RuleInfo info(const Rule& rule);

}  // namespace sidelint::rules
