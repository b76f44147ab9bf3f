#include "linter/ask/upgrade.h"

#include <algorithm>
#include <utility>

#include "linter/describe.h"
#include "linter/pod_fate.h"

namespace sidelint::linter {
namespace {

// What becomes of one workload, release by release.
struct Course {
  Change change;
  bool wanted;
};

void add_release(std::size_t release, const Analysis& analysis, const decide::Decision& decision, const Filter* filter,
                 Course& course) {
  std::vector<Stretch>& stretches = course.change.stretches;
  const bool goes_on = !stretches.empty() && stretches.back().verdict == decision.verdict();
  if (goes_on) stretches.back().last = release;
  if (goes_on && course.wanted) return;
  DecisionRecord record = describe(analysis, *course.change.workload, decision);
  course.wanted = course.wanted || filter->holds(record, analysis.sources);
  if (!goes_on) stretches.push_back({release, release, record.verdict, std::move(record.because)});
}

}  // namespace

Verdict Change::at(std::size_t release) const {
  const auto stretch = std::ranges::find_if(stretches, [&](const Stretch& each) { return release <= each.last; });
  return stretch == stretches.end() ? Verdict::unknown : stretch->verdict;
}

Comparison compare_releases(const Analysis& analysis, const Upgrade& upgrade, std::size_t threads) {
  std::vector<Course> courses;
  for (const std::size_t index : listing_order(analysis.repository)) {
    courses.push_back({{&analysis.repository.workloads[index], {}}, upgrade.filter == nullptr});
  }
  for (std::size_t release = 0; release < upgrade.releases.size(); ++release) {
    decide::MeshFacts then = upgrade.facts;
    then.release = upgrade.releases[release];
    inject::Injections injections;
    injections.run_on(then.kubernetes);
    const decide::Decisions decisions(analysis.repository, then, threads, pod_fate(injections));
    for (Course& course : courses) {
      add_release(release, analysis, decisions.of(*course.change.workload), upgrade.filter, course);
    }
  }
  Comparison comparison{upgrade.releases, {}, 0};
  for (Course& course : courses) {
    if (!course.wanted) continue;
    ++comparison.workloads;
    if (course.change.stretches.size() > 1) comparison.changes.push_back(std::move(course.change));
  }
  return comparison;
}

}  // namespace sidelint::linter
