// Reports of a repository whose author is an enemy.
#pragma once

#include <string>
#include <vector>

#include "tests/unit/reporters/one_finding.h"

namespace sidelint::testing {

// Names and values as an attacker would write them.
inline std::vector<std::string> hostile_texts() {
  return {"\x1b[2J\x1b]0;owned\x07",
          "a\n::error file=x::forged\n",
          "a\r\n##[error]forged",
          "\xc2\x9b"
          "31m",
          "\xe2\x80\xae"
          "drowssap",
          "\xff\xfe\x80 half \xe2\x82",
          std::string("nul\0nul", 7),
          std::string(10'000, 'x'),
          "\xef\xbb\xbf"
          "bom",
          "\"quoted\\\" </script>"};
}

// A report in which every field that can hold a manifest's text holds this one.
inline OneFinding hostile_everywhere(const std::string& text) {
  OneFinding one(text, "a: \"" + text + "\" # " + text, text, text);
  Diagnostic& finding = one.finding();
  finding.rule = text;
  finding.message = text;
  finding.notes = {{finding.primary.at, text}};
  finding.remarks = {text};
  finding.help = text;
  finding.alternatives = {text};
  finding.resource = ResourceName{text, text, text, text};
  finding.units = {text};
  finding.decision = 0;
  one.report.decisions.push_back({.resource = *finding.resource,
                                  .unit = text,
                                  .at = finding.primary.at,
                                  .verdict = Verdict::rejected,
                                  .revision = text,
                                  .because = text,
                                  .message = text,
                                  .missing = {text},
                                  .possibilities = {{Verdict::injected, text}},
                                  .trace = {{text, Outcome::settled, text, finding.primary.at, text}}});
  one.report.summary.unread = {{text, text}};
  one.report.summary.unrendered = {{text, text}};
  return one;
}

}  // namespace sidelint::testing
