// What a rule says: findings, each placed at an origin of the model. A rule cannot name a line.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/diagnostic.h"
#include "engine/diag/fix.h"
#include "engine/diag/severity.h"
#include "engine/model/workload.h"
#include "engine/source/origin.h"
#include "engine/yaml/edit.h"

namespace sidelint::rules {

struct Rule;
class Report;

// A fix as a rule says it: what is done to values. Whether and how bytes can be changed so is found out later, and so
// is whether the verdicts are what is meant.
struct ProposedFix {
  Applicability how = Applicability::safe;
  std::string title;  // as in Fix, and so are the others
  std::vector<edit::Operation> operations;
  std::string effect = {};
  std::optional<Verdict> intends = {};
};

// The finding just reported, to say more of it; every call returns it again.
class Finding {
 public:
  // What is wrong with the primary text itself.
  template <class... Parts>
  Finding label(const Parts&... parts);
  // Another place that makes it so. Where no file holds `at`, the words become a remark.
  template <class... Parts>
  Finding note(OriginId at, const Parts&... parts);
  // A fact without a place.
  template <class... Parts>
  Finding remark(const Parts&... parts);
  // What to do, complete: begins with an imperative verb.
  template <class... Parts>
  Finding help(const Parts&... parts);
  // Another way out, written like `help`.
  template <class... Parts>
  Finding alternative(const Parts&... parts);
  // What a program can do about it. Of several the first that can be made is the one that is made.
  Finding fix(ProposedFix fix);
  // Not the rule's severity: lower where evidence is missing, higher where an explicit intent is defeated.
  Finding severity(Severity severity);
  // What it is about. A workload's decision trace is shown with the finding.
  Finding about(const model::Object& object);
  Finding about(const model::Workload& workload);
  // The unit of what is no object.
  Finding in(std::string_view unit);

 private:
  friend class Report;
  Finding(Report& report, std::size_t index) : report_(&report), index_(index) {}

  Report* report_;
  std::size_t index_;
};

class Report {
 public:
  Report(const Rule& rule, const Origins& origins) : rule_(rule), origins_(origins) {}

  // A finding whose primary text is what `at` names; the parts, joined, are the message. `at` must be written in a
  // file.
  template <class... Parts>
  Finding at(OriginId at, const Parts&... parts) {
    return add(at, joined(parts...));
  }

  struct Found {
    Diagnostic diagnostic;
    const model::Workload* workload = nullptr;  // whose trace explains it
    std::vector<ProposedFix> fixes;
  };
  const std::vector<Found>& found() const { return found_; }

 private:
  friend class Finding;

  template <class... Parts>
  static std::string joined(const Parts&... parts) {
    std::string text;
    (text.append(std::string_view(parts)), ...);
    return text;
  }
  Finding add(OriginId at, std::string message);
  void add_note(std::size_t index, OriginId at, std::string text);

  const Rule& rule_;
  const Origins& origins_;
  std::vector<Found> found_;
};

template <class... Parts>
Finding Finding::label(const Parts&... parts) {
  report_->found_[index_].diagnostic.primary.text = Report::joined(parts...);
  return *this;
}
template <class... Parts>
Finding Finding::note(OriginId at, const Parts&... parts) {
  report_->add_note(index_, at, Report::joined(parts...));
  return *this;
}
template <class... Parts>
Finding Finding::remark(const Parts&... parts) {
  report_->found_[index_].diagnostic.remarks.push_back(Report::joined(parts...));
  return *this;
}
template <class... Parts>
Finding Finding::help(const Parts&... parts) {
  report_->found_[index_].diagnostic.help = Report::joined(parts...);
  return *this;
}
template <class... Parts>
Finding Finding::alternative(const Parts&... parts) {
  report_->found_[index_].diagnostic.alternatives.push_back(Report::joined(parts...));
  return *this;
}

}  // namespace sidelint::rules
