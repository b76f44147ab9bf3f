// Every suppression of a run, and which findings each of them hides.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/diag/diagnostic.h"
#include "engine/source/span.h"
#include "linter/analysis.h"
#include "linter/select.h"
#include "linter/suppress/directive.h"
#include "rules/suppression.h"

namespace sidelint::linter {

class Suppressions {
 public:
  // Gathers what stands in comments, annotations and the configuration.
  Suppressions(const Analysis& analysis, std::chrono::sys_days now);

  // Notes of which of them it can be told whether they hide anything: `rules` run, and all the rules that it names and
  // that would run without flags are among them; and the run sees all that a finding could rest on.
  void ask(const std::vector<SelectedRule>& rules);

  // The first that hides the finding; each that does is counted as used. Null if none does.
  const rules::Suppression* hide(const Diagnostic& finding);

  std::span<const rules::Suppression> all() const { return all_; }

 private:
  // An object in its unit.
  struct Subject {
    ResourceName name;
    std::string unit;
  };
  // What a suppression covers: a text that some place of the finding touches, objects, or an entry of the
  // configuration.
  struct Reach {
    std::optional<Span> text;
    std::vector<Subject> subjects;
    const RuleIgnore* entry = nullptr;
  };

  void gather_comments(SourceId source);
  void gather_annotation(const model::Object& object);
  void gather_settings();
  void add(const Directive& directive, rules::Suppression suppression, const Reach& reach);
  void hold_to_policy(rules::Suppression& suppression) const;
  bool covers(const Reach& reach, const Diagnostic& finding) const;
  bool fits(const RuleIgnore& entry, const Diagnostic& finding) const;

  const Analysis& analysis_;
  std::chrono::sys_days now_;
  std::vector<rules::Suppression> all_;
  std::vector<Reach> reaches_;  // of each
};

// Every place that a finding names: its own, those that make it so, and where its text comes from.
std::vector<Span> places_of(const Diagnostic& finding);

}  // namespace sidelint::linter
