#include "reporters/words/verdict.h"

#include <fmt/format.h>

#include "engine/base/check.h"

namespace sidelint::reporters {
namespace {

std::string conditions(const std::vector<Possibility>& possibilities) {
  std::string words;
  for (const Possibility& possibility : possibilities) {
    const bool first = words.empty();
    if (!first) words += "; ";
    if (!possibility.when.empty()) {
      words += fmt::format("{} if {}", in_words(possibility.verdict), possibility.when);
    } else {
      const bool other_way = possibility.verdict == Verdict::not_injected && !first;
      words += fmt::format("otherwise {}", other_way ? "not" : in_words(possibility.verdict));
    }
  }
  return words;
}

}  // namespace

std::string_view in_words(Verdict verdict) {
  switch (verdict) {
    case Verdict::injected:
      return "injected";
    case Verdict::not_injected:
      return "not injected";
    case Verdict::rejected:
      return "rejected";
    case Verdict::unknown:
      return "undecided";
  }
  return "";
}

std::string verdict_words(const DecisionRecord& decision) {
  switch (decision.verdict) {
    case Verdict::injected:
      return decision.revision.empty() ? "injected" : fmt::format("injected by revision `{}`", decision.revision);
    case Verdict::not_injected:
      return "not injected";
    case Verdict::rejected:
      return decision.message.empty() ? "rejected" : fmt::format("rejected: {}", decision.message);
    case Verdict::unknown:
      break;
  }
  return decision.possibilities.empty() ? "cannot decide" : conditions(decision.possibilities);
}

std::string or_else(std::string_view help) {
  std::string words = fmt::format("or {}", help);
  const bool capital = help.size() > 1 && help[0] >= 'A' && help[0] <= 'Z' && help[1] >= 'a' && help[1] <= 'z';
  if (capital) words[3] = static_cast<char>(help[0] - 'A' + 'a');
  return words;
}

const DecisionRecord* explanation(const Diagnostic& finding, const Report& report) {
  if (!finding.decision) return nullptr;
  SIDELINT_CHECK(*finding.decision < report.decisions.size(), "a finding names a decision that is not in the report");
  return &report.decisions[*finding.decision];
}

std::string name_in_words(const ResourceName& resource) {
  if (resource.name_space.empty()) return fmt::format("{} `{}`", resource.kind, resource.name);
  return fmt::format("{} `{}/{}`", resource.kind, resource.name_space, resource.name);
}

std::string name_in_words(const DecisionRecord& decision) {
  const std::string name = name_in_words(decision.resource);
  return decision.part.empty() ? name : fmt::format("{} ({})", name, decision.part);
}

}  // namespace sidelint::reporters
