#include "linter/ask/upgrade.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include <fmt/format.h>

#include "linter/describe.h"
#include "linter/pod_fate.h"
#include "reporters/terminal/shown.h"
#include "reporters/words/verdict.h"

namespace sidelint::linter {
namespace {

std::string line_of(const decide::Release& release) { return fmt::format("{}.{}", release.major, release.minor); }

}  // namespace

std::vector<Change> changes_between(const Analysis& analysis, const std::vector<decide::Release>& releases,
                                    const decide::MeshFacts& facts, std::size_t threads) {
  std::vector<Change> all;
  std::vector<std::string> first;  // of each workload's last stretch
  for (const model::Workload& workload : analysis.repository.workloads) all.push_back({&workload, {}});
  first.resize(all.size());
  for (const decide::Release& release : releases) {
    decide::MeshFacts then = facts;
    then.release = release;
    const inject::Injections injections;
    const decide::Decisions decisions(analysis.repository, then, threads, pod_fate(injections));
    for (std::size_t i = 0; i < all.size(); ++i) {
      const DecisionRecord record = describe(analysis, *all[i].workload, decisions.of(*all[i].workload));
      std::vector<Stretch>& stretches = all[i].stretches;
      if (!stretches.empty() && stretches.back().verdict == record.verdict) {
        stretches.back().releases = first[i] + " to " + line_of(release);
        continue;
      }
      first[i] = line_of(release);
      stretches.push_back({first[i], record.verdict, record.because});
    }
  }
  std::erase_if(all, [](const Change& change) { return change.stretches.size() < 2; });
  return all;
}

void write_changes(const std::vector<Change>& changes, const Analysis& analysis, std::ostream& out) {
  const auto printable = [](std::string_view text) { return reporters::printable(text, Charset::unicode); };
  for (const Change& change : changes) {
    out << printable(change.workload->title());
    if (const auto at = analysis.origins.where(change.workload->object.at)) {
      out << fmt::format("  {}:{}", printable(analysis.sources.path(at->source)),
                         analysis.sources.position(at->source, at->begin).line);
    }
    out << '\n';
    for (const Stretch& stretch : change.stretches) {
      out << fmt::format("  {}: {}, for {}\n", stretch.releases, reporters::in_words(stretch.verdict),
                         printable(stretch.because));
    }
    out << '\n';
  }
  const std::size_t count = analysis.repository.workloads.size();
  out << fmt::format("{} of {} {} {} with the release\n", changes.size(), count, count == 1 ? "workload" : "workloads",
                     changes.size() == 1 ? "changes" : "change");
}

}  // namespace sidelint::linter
