#include "rules/report.h"

#include <utility>

#include "engine/base/check.h"
#include "rules/rule.h"

namespace sidelint::rules {

Finding Report::add(OriginId at, std::string message) {
  std::vector<Span> places = origins_.chain(at);
  SIDELINT_CHECK(!places.empty(), "a rule placed a finding where no file has text");
  Found found;
  found.diagnostic.rule = rule_.name;
  found.diagnostic.severity = rule_.severity;
  found.diagnostic.message = std::move(message);
  found.diagnostic.primary.at = places.front();
  found.diagnostic.chain.assign(places.begin() + 1, places.end());
  found_.push_back(std::move(found));
  return {*this, found_.size() - 1};
}

void Report::add_note(std::size_t index, OriginId at, std::string text) {
  constexpr std::size_t kMostNotes = 3;  // more places hide the story that they tell
  Diagnostic& diagnostic = found_[index].diagnostic;
  if (diagnostic.notes.size() == kMostNotes) return;
  if (const std::optional<Span> place = origins_.where(at)) {
    diagnostic.notes.push_back({*place, std::move(text)});
  } else {
    diagnostic.remarks.push_back(std::move(text));
  }
}

Finding Finding::fix(ProposedFix fix) {
  report_->found_[index_].fixes.push_back(std::move(fix));
  return *this;
}

Finding Finding::severity(Severity severity) {
  report_->found_[index_].diagnostic.severity = severity;
  return *this;
}

Finding Finding::in(std::string_view unit) {
  constexpr std::string_view kPlain = ".";
  std::vector<std::string>& units = report_->found_[index_].diagnostic.units;
  units.clear();
  if (unit != kPlain) units.emplace_back(unit);
  return *this;
}

Finding Finding::about(const model::Object& object) {
  Diagnostic& diagnostic = report_->found_[index_].diagnostic;
  diagnostic.resource =
      ResourceName{object.api_version, object.kind, object.metadata.name_space.value, object.metadata.name.value};
  return in(object.unit);
}

Finding Finding::about(const model::Workload& workload) {
  report_->found_[index_].workload = &workload;
  return about(workload.object);
}

}  // namespace sidelint::rules
