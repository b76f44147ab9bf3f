#include "linter/fix/prove.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "reporters/words/verdict.h"

namespace sidelint::linter {
namespace {

// Who would have injected pods that get no sidecar does not matter.
bool same(const DecisionRecord& a, const DecisionRecord& b) {
  const bool same_revision = a.revision == b.revision || a.verdict == Verdict::not_injected;
  return a.verdict == b.verdict && same_revision && a.message == b.message &&
         std::ranges::equal(a.possibilities, b.possibilities, [](const Possibility& x, const Possibility& y) {
           return x.verdict == y.verdict && x.when == y.when;
         });
}

struct Change {
  const DecisionRecord* before;
  const DecisionRecord* after;
};

// Empty if the runs know other workloads.
std::optional<std::vector<Change>> changes(const Report& before, const Report& after) {
  if (before.decisions.size() != after.decisions.size()) return std::nullopt;
  std::vector<Change> found;
  for (std::size_t i = 0; i < before.decisions.size(); ++i) {
    const DecisionRecord& was = before.decisions[i];
    const DecisionRecord& is = after.decisions[i];
    if (was.resource != is.resource || was.unit != is.unit) return std::nullopt;
    if (!same(was, is)) found.push_back({&was, &is});
  }
  return found;
}

// Whether the fix says that it changes this verdict, so. What is refused has no pods whose sidecar could be lost or
// gained, so a fix of the very workload may let it pass.
bool means(const Choice& choice, const Change& change) {
  const Fix& fix = *choice.fix;
  if (!choice.finding->resource) return false;
  const ResourceName& about = *choice.finding->resource;
  if (change.before->verdict == Verdict::rejected && about == change.after->resource) return true;
  if (fix.how != Applicability::unsafe || fix.intends != change.after->verdict) return false;
  return about == change.after->resource ||
         (about.kind == "Namespace" && about.name == change.after->resource.name_space);
}

using Identity = std::tuple<std::string_view, std::optional<ResourceName>, std::optional<Severity>>;

std::map<Identity, std::vector<const Diagnostic*>> grouped(const Report& report, bool by_severity) {
  std::map<Identity, std::vector<const Diagnostic*>> groups;
  for (const Diagnostic& finding : report.findings) {
    const std::optional<Severity> severity = by_severity ? std::optional(finding.severity) : std::nullopt;
    groups[{finding.rule, finding.resource, severity}].push_back(&finding);
  }
  return groups;
}

std::optional<std::string> stays(const Report& before, const Report& after, std::span<const Choice> made) {
  const auto was = grouped(before, false);
  const auto is = grouped(after, false);
  std::map<Identity, std::size_t> fixed;
  for (const Choice& choice : made) ++fixed[{choice.finding->rule, choice.finding->resource, std::nullopt}];
  for (const auto& [identity, count] : fixed) {
    const auto old_ones = was.find(identity);
    const auto rest = is.find(identity);
    const std::size_t left = rest == is.end() ? 0 : rest->second.size();
    if (old_ones == was.end() || left + count > old_ones->second.size()) return "the finding would stay";
  }
  return std::nullopt;
}

std::optional<std::string> comes_up(const Report& before, const Report& after, std::span<const Choice> made) {
  const auto was = grouped(before, true);
  const Choice& least =
      *std::ranges::min_element(made, {}, [](const Choice& choice) { return choice.finding->severity; });
  for (const auto& [identity, findings] : grouped(after, true)) {
    const auto old_ones = was.find(identity);
    if (old_ones != was.end() && old_ones->second.size() >= findings.size()) continue;
    const Diagnostic& fresh = *findings.back();
    if (fresh.severity == Severity::note && least.finding->severity > Severity::note) continue;
    return "it would bring up " + fresh.rule + ": " + fresh.message;
  }
  return std::nullopt;
}

std::string unwanted(const Change& change) {
  const std::string who = reporters::name_in_words(change.after->resource);
  if (change.before->verdict == change.after->verdict) {
    return "it would change " +
           std::string(change.before->revision != change.after->revision ? "the revision" : "the conditions") + " of " +
           who;
  }
  return "it would make " + who + " " + std::string(reporters::in_words(change.after->verdict)) + ", which was " +
         std::string(reporters::in_words(change.before->verdict));
}

// How many workloads a fix changed, and how.
struct Counts {
  std::size_t lose = 0;
  std::size_t gain = 0;
  std::size_t pass = 0;
  std::size_t move = 0;
};

void count(const Change& change, Counts& counts) {
  if (change.before->verdict == Verdict::rejected) {
    if (change.after->verdict != Verdict::rejected) ++counts.pass;
  } else if (change.before->verdict == change.after->verdict) {
    ++counts.move;
  } else {
    ++(change.after->verdict == Verdict::injected ? counts.gain : counts.lose);
  }
}

std::string in_words(const Counts& counts) {
  std::string text;
  const auto say = [&](std::size_t count, std::string_view one, std::string_view several) {
    if (count == 0) return;
    text.append(text.empty() ? "" : ", ").append(std::to_string(count));
    text.append(count == 1 ? " workload " : " workloads ").append(count == 1 ? one : several);
  };
  say(counts.lose, "loses its sidecar", "lose their sidecars");
  say(counts.gain, "gains a sidecar", "gain sidecars");
  say(counts.pass, "is not refused any more", "are not refused any more");
  say(counts.move, "changes its revision", "change their revision");
  return text;
}

}  // namespace

std::optional<std::string> objection(const Report& before, const Report& after, std::span<const Choice> made) {
  if (std::optional<std::string> why = stays(before, after, made)) return why;
  const std::optional<std::vector<Change>> changed = changes(before, after);
  if (!changed) return "other workloads would be read";
  for (const Change& change : *changed) {
    const bool meant = std::ranges::any_of(made, [&](const Choice& choice) { return means(choice, change); });
    if (!meant) return unwanted(change);
  }
  return comes_up(before, after, made);
}

std::vector<std::string> effects(const Report& before, const Report& after, std::span<const Choice> made) {
  std::vector<Counts> counts(made.size());
  if (const std::optional<std::vector<Change>> changed = changes(before, after)) {
    for (const Change& change : *changed) {
      const auto by = std::ranges::find_if(made, [&](const Choice& choice) { return means(choice, change); });
      if (by != made.end()) count(change, counts[static_cast<std::size_t>(by - made.begin())]);
    }
  }
  std::vector<std::string> words;
  for (const Counts& of_one : counts) words.push_back(in_words(of_one));
  return words;
}

}  // namespace sidelint::linter
