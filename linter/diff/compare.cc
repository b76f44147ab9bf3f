#include "linter/diff/compare.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "linter/diff/adoption.h"
#include "linter/diff/cause.h"
#include "linter/diff/changed_files.h"
#include "linter/diff/pairs.h"
#include "linter/diff/same_template.h"

namespace sidelint::linter::diff {
namespace {

using decide::Decision;
using model::Workload;
using rules::VerdictChange;
using Kind = VerdictChange::Kind;

// What has to be equal in workloads to which one thing happens.
using Group = std::tuple<std::string, std::string, Kind, Verdict, Verdict, std::string, std::string, std::string,
                         std::string, OriginId, OriginId>;

class Comparing {
 public:
  Comparing(const Compared& compared, std::uint64_t max_file_size)
      : compared_(compared),
        adoption_(compared.before.sources, compared.before.origins, compared.before_path, compared.after.sources),
        files_(compared.files_before, compared.files_after, max_file_size) {}

  void add(const Workload& before, const Workload& after) {
    const Decision& was = compared_.before.decisions->of(before);
    const Decision& is = compared_.after.decisions->of(after);
    const std::optional<Kind> kind = kind_of(was, is);
    if (!kind) return;
    const Cause cause = cause_of(was, is);
    VerdictChange change{*kind,
                         {was.verdict(), was.revision, cause.before.text, adoption_.adopt(cause.before.at)},
                         {is.verdict(), is.revision, cause.after.text, place_after(cause.after, after)},
                         {{&after, have_same_template(before, after)}},
                         files_behind(cause, was, is)};
    const auto [known, is_new] = groups_.emplace(group_of(change), changes_.size());
    if (is_new) {
      changes_.push_back(std::move(change));
    } else {
      changes_[known->second].members.push_back(change.members.front());
    }
  }

  std::vector<VerdictChange> changes() { return std::move(changes_); }

 private:
  // A place that somebody can edit: where nothing says so any more, the workload itself.
  OriginId place_after(const Fact& fact, const Workload& workload) const {
    const Origins& origins = compared_.after.origins;
    for (const OriginId each : fact.at) {
      if (origins.where(each)) return each;
    }
    const OriginId name = workload.object.metadata.name.origin;
    return origins.where(name) ? name : workload.object.at;
  }

  // Those behind the facts that differ; where these stand as they did, those behind all that was asked.
  std::vector<std::string> files_behind(const Cause& cause, const Decision& was, const Decision& is) {
    std::set<std::string> files;
    files_.add(cause.before.at, compared_.before, files);
    files_.add(cause.after.at, compared_.after, files);
    if (files.empty()) {
      files_.add(evidence_of(was), compared_.before, files);
      files_.add(evidence_of(is), compared_.after, files);
    }
    return {files.begin(), files.end()};
  }

  static std::vector<OriginId> evidence_of(const Decision& decision) {
    std::vector<OriginId> places;
    for (const decide::Step& step : decision.trace) {
      for (const decide::Evidence& evidence : step.evidence) {
        if (evidence.origin) places.push_back(evidence.origin);
      }
    }
    return places;
  }

  static Group group_of(const VerdictChange& change) {
    const model::Object& object = change.members.front().workload->object;
    return {object.unit,           object.metadata.name_space.value,
            change.kind,           change.before.verdict,
            change.after.verdict,  change.before.revision,
            change.after.revision, change.before.fact,
            change.after.fact,     change.before.at,
            change.after.at};
  }

  const Compared& compared_;
  Adoption adoption_;
  ChangedFiles files_;
  std::vector<VerdictChange> changes_;
  std::map<Group, std::size_t> groups_;
};

}  // namespace

std::optional<Kind> kind_of(const Decision& before, const Decision& after) {
  const Verdict was = before.verdict();
  const Verdict is = after.verdict();
  if (was == is) {
    const bool known = !before.revision.empty() && !after.revision.empty();
    const bool moves = is == Verdict::injected && known && before.revision != after.revision;
    return moves ? std::optional(Kind::moved) : std::nullopt;
  }
  if (is == Verdict::rejected) return Kind::refused;
  if (is == Verdict::unknown) return Kind::undecided;
  if (was == Verdict::rejected) return Kind::accepted;
  if (was == Verdict::unknown) return Kind::decided;
  return is == Verdict::injected ? Kind::gained : Kind::lost;
}

Comparison compare(const Compared& compared, std::uint64_t max_file_size) {
  Comparison comparison;
  Comparing comparing(compared, max_file_size);
  for (const auto& [before, after] : pair_up(compared.before.repository, compared.after.repository)) {
    if (before == nullptr) {
      comparison.appeared.push_back(after);
    } else if (after == nullptr) {
      comparison.disappeared.push_back(before);
    } else {
      ++comparison.workloads;
      comparing.add(*before, *after);
    }
  }
  compared.after.changes = comparing.changes();
  return comparison;
}

}  // namespace sidelint::linter::diff
