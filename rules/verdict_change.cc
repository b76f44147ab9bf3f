#include "rules/verdict_change.h"

#include <algorithm>
#include <array>

#include "rules/wording.h"

namespace sidelint::rules {

std::string subject_of(const std::vector<VerdictChange::Member>& members) {
  const model::Workload& first = *members.front().workload;
  if (members.size() == 1) return first.title();
  const std::string& name = first.object.metadata.name_space.value;
  const std::string where = name.empty() ? "no namespace named" : "namespace `" + name + "`";
  return where + ": " + count_of(members.size(), "workload");
}

std::string effect_of(const VerdictChange& change) {
  const bool one = change.members.size() == 1;
  const std::string be = one ? "is" : "are";
  switch (change.kind) {
    case VerdictChange::Kind::lost:
      return one ? "loses its sidecar" : "lose their sidecars";
    case VerdictChange::Kind::gained:
      return one ? "gains a sidecar" : "gain sidecars";
    case VerdictChange::Kind::moved:
      return (one ? "moves" : "move") + (" from revision `" + change.before.revision + "` to `") +
             change.after.revision + "`";
    case VerdictChange::Kind::refused:
      return be + " refused now";
    case VerdictChange::Kind::accepted:
      return be + " not refused any more: " + in_words(change.after);
    case VerdictChange::Kind::undecided:
      return be + " undecided now, " + (one ? "was " : "were ") + in_words(change.before);
    case VerdictChange::Kind::decided:
      return be + " " + in_words(change.after) + " now, " + (one ? "was" : "were") + " undecided";
  }
  return "";
}

std::string in_words(const VerdictChange::Side& side) {
  constexpr std::array<std::string_view, kVerdictCount> kWords{"injected", "not injected", "refused", "undecided"};
  std::string words(kWords.at(static_cast<std::size_t>(side.verdict)));
  if (side.verdict == Verdict::injected && !side.revision.empty()) words += " by revision `" + side.revision + "`";
  return words;
}

std::string names_of(const std::vector<VerdictChange::Member>& members) {
  constexpr std::size_t kShown = 6;
  const std::size_t shown = members.size() > kShown + 1 ? kShown : members.size();
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool is_last = i > 0 && i + 1 == members.size();
    if (i > 0) text += is_last ? " and " : ", ";
    const model::Workload& workload = *members[i].workload;
    text.append(workload.object.kind).append("/").append(workload.name());
    if (!workload.part.empty()) text.append(" (").append(workload.part).append(")");
  }
  return shown == members.size() ? text : text + " and " + std::to_string(members.size() - shown) + " more";
}

}  // namespace sidelint::rules
