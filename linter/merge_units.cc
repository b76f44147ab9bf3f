#include "linter/merge_units.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace sidelint::linter {
namespace {

constexpr std::string_view kPlain = ".";

bool says_the_same(const Diagnostic& a, const Diagnostic& b) {
  return a.rule == b.rule && a.primary.at == b.primary.at && a.message == b.message && a.severity == b.severity &&
         a.suppressed.has_value() == b.suppressed.has_value();
}

void add_units(const Diagnostic& from, Diagnostic& to) {
  if (to.units.empty()) to.units.emplace_back(kPlain);
  const std::vector<std::string> more = from.units.empty() ? std::vector<std::string>{std::string(kPlain)} : from.units;
  for (const std::string& unit : more) {
    if (std::ranges::find(to.units, unit) == to.units.end()) to.units.push_back(unit);
  }
  if (to.units.size() == 1 && to.units.front() == kPlain) to.units.clear();
}

}  // namespace

void merge_units(std::vector<Diagnostic>& findings) {
  std::vector<Diagnostic> merged;
  std::size_t group = 0;  // of those in the same place the first
  for (Diagnostic& finding : findings) {
    if (group < merged.size() && before(merged[group], finding)) group = merged.size();
    const auto first = merged.begin() + static_cast<std::ptrdiff_t>(group);
    // Within one unit the same may well be said twice: of two objects that share what is wrong.
    const auto same = std::find_if(first, merged.end(), [&](const Diagnostic& other) {
      return says_the_same(other, finding) && other.units != finding.units;
    });
    if (same == merged.end()) {
      merged.push_back(std::move(finding));
    } else {
      add_units(finding, *same);
    }
  }
  findings = std::move(merged);
}

}  // namespace sidelint::linter
