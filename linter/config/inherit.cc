#include "linter/config/inherit.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sidelint::linter {
namespace {

template <class T>
void fill(std::optional<T>& own, std::optional<T>& above) {
  if (!own) own = std::move(above);
}

template <class T>
void append(std::vector<T>& list, std::vector<T>& more) {
  list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void inherit_mesh(decide::MeshFacts& own, decide::MeshFacts& above) {
  fill(own.release, above.release);
  fill(own.kubernetes, above.kubernetes);
  fill(own.policy, above.policy);
  fill(own.enable_namespaces_by_default, above.enable_namespaces_by_default);
  fill(own.revisions, above.revisions);
  fill(own.default_revision, above.default_revision);
  if (own.never_inject.empty()) own.never_inject = std::move(above.never_inject);
  own.namespaces.merge(above.namespaces);
}

void inherit_suppressions(SuppressionPolicy& own, SuppressionPolicy& above) {
  own.require_reason |= above.require_reason;
  if (own.max_days && above.max_days) own.max_days = std::min(*own.max_days, *above.max_days);
  fill(own.max_days, above.max_days);
  append(own.forbid, above.forbid);
}

// Places are of the file that is shown, and that one is another.
void forget_places(Config& config) {
  for (rules::Expectation& expectation : config.expect) expectation.at = OriginId();
  for (RuleSetting& setting : config.rules) {
    for (RuleIgnore& entry : setting.ignore) entry.at.reset();
  }
}

}  // namespace

Config inherit(Config own, Config above) {
  forget_places(above);
  inherit_mesh(own.mesh, above.mesh);
  inherit_suppressions(own.suppressions, above.suppressions);
  append(own.exclude, above.exclude);
  append(own.expect, above.expect);  // of which the first that covers a workload counts
  append(above.rules, own.rules);    // of which the last does
  own.rules = std::move(above.rules);
  fill(own.fail_on, above.fail_on);
  return own;
}

}  // namespace sidelint::linter
