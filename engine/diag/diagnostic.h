// A finding as data: what is wrong (message), why (notes), what to do (help), and where; resolved to spans, ready to
// print.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/diag/fix.h"
#include "engine/diag/severity.h"
#include "engine/source/span.h"

namespace sidelint {

// A place and a few words about it. The primary label says what is wrong with this text; notes say what makes it so.
struct Label {
  Span at;
  std::string text;
};

struct ResourceName {
  std::string api_version;
  std::string kind;
  std::string name_space;  // empty: cluster-scoped, or no namespace is known
  std::string name;

  auto operator<=>(const ResourceName&) const = default;
};

struct Diagnostic {
  std::string rule;  // "group/name"
  Severity severity = Severity::warning;
  std::string message;       // the effect on pods; lower case, present tense, no final stop, names in backticks
  Label primary;             // the narrowest text that a person would edit
  std::vector<Span> chain;   // who else had a hand in the primary text, newest first, without the primary itself
  std::vector<Label> notes;  // at most three more places
  std::vector<std::string> remarks;       // facts without a place ("kubectl apply fails with …")
  std::string help;                       // begins with an imperative verb; empty if there is nothing to do
  std::vector<std::string> alternatives;  // other ways to the same or another end, each written like `help`
  std::vector<Fix> fixes;                 // the first that can be made is the one that is made
  std::optional<std::string> suppressed;  // by what, and why, if somebody silenced it
  std::optional<ResourceName> resource;
  std::vector<std::string> units;       // where it applies; empty: the one plain unit
  std::optional<std::size_t> decision;  // index into Report::decisions of the trace that explains it
};

// The total order of findings: file, begin, end, rule, message. SourceIds are in order of paths.
bool before(const Diagnostic& a, const Diagnostic& b);

}  // namespace sidelint
