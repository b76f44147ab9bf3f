// JUnit's XML: a suite for each file with findings, a failed case for each finding. Without any finding one case
// passes: a report without cases counts as broken.
#include <cstddef>
#include <map>
#include <ostream>
#include <string>

#include <fmt/format.h>

#include "reporters/machine/place.h"
#include "reporters/machine/xml.h"
#include "reporters/reporter.h"
#include "reporters/terminal/shown.h"
#include "reporters/words/details.h"
#include "reporters/words/verdict.h"

namespace sidelint::reporters {
namespace {

class Cases {
 public:
  Cases(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out)
      : report_(report), sources_(sources), options_(options), xml_(out) {}

  void write() {
    const std::size_t failures = report_.findings.size();
    begin("testsuites", "sidelint", failures == 0 ? 1 : failures, failures);
    if (failures == 0) {
      begin("testsuite", "sidelint", 1, 0);
      xml_.empty("testcase", {{"name", "no findings"}, {"classname", "sidelint"}});
      xml_.end();
    }
    for (std::size_t i = 0; i < failures; i = write_file(i)) {
    }
    xml_.end();
  }

 private:
  void begin(std::string_view element, const std::string& name, std::size_t tests, std::size_t failures) {
    xml_.begin(
        element,
        {{"name", name}, {"tests", std::to_string(tests)}, {"failures", std::to_string(failures)}, {"errors", "0"}});
  }

  // The findings of the file in which finding `first` stands; the number of the next finding.
  std::size_t write_file(std::size_t first) {
    const SourceId source = report_.findings[first].primary.at.source;
    std::size_t last = first;
    while (last < report_.findings.size() && report_.findings[last].primary.at.source == source) ++last;
    begin("testsuite", shown(repository_path(sources_.path(source), options_)), last - first, last - first);
    for (std::size_t i = first; i < last; ++i) write_case(report_.findings[i]);
    xml_.end();
    return last;
  }

  void write_case(const Diagnostic& finding) {
    const Place place = place_of(finding.primary.at, sources_, options_);
    const std::string name = finding.resource ? name_in_words(*finding.resource) : place.file;
    std::string text = fmt::format("{}:{}:{}\n", shown(place.file), place.begin.line, place.begin.column);
    for (const std::string& line : details(finding, sources_, options_)) text += line + '\n';
    // GitLab takes cases of one name for one case, and shows the first.
    const std::size_t count = ++named_[finding.rule + '\n' + name];
    const std::string which = count == 1 ? "" : fmt::format(" ({})", count);
    xml_.begin("testcase", {{"name", shown(finding.rule) + which},
                            {"classname", shown(name)},
                            {"file", shown(place.file)},
                            {"line", std::to_string(place.begin.line)}});
    xml_.text_element("failure",
                      {{"message", shown(finding.message)}, {"type", std::string(to_string(finding.severity))}}, text);
    xml_.end();
  }

  std::string shown(std::string_view words) const { return printable(words, options_.charset); }

  const Report& report_;
  const SourceMap& sources_;
  const ReportOptions& options_;
  XmlWriter xml_;
  std::map<std::string, std::size_t> named_;  // how many cases there are of a rule and a class name
};

void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  Cases(report, sources, options, out).write();
}

}  // namespace

extern constinit const Reporter junit{
    .format = "junit",
    .alias = "",
    .summary = "JUnit's XML: findings as failed test cases.",
    .write = write,
};

}  // namespace sidelint::reporters
