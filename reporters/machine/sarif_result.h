// Findings as results of a SARIF run.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/report.h"
#include "engine/source/source_map.h"
#include "reporters/machine/fingerprint.h"
#include "reporters/machine/json_writer.h"
#include "reporters/machine/place.h"
#include "reporters/reporter.h"

namespace sidelint::reporters {

class SarifResults {
 public:
  SarifResults(const Report& report, const SourceMap& sources, const ReportOptions& options);

  // To be called in the order of the results: fingerprints number equal findings.
  Json next(const Diagnostic& finding);
  // A location that is a whole file.
  Json file_location(std::string_view path) const;

 private:
  Json artifact(std::string_view path) const;
  Json physical(Span at);
  Json related(const Diagnostic& finding);
  Json region(Span at);
  Json fixes(const Diagnostic& finding);
  Json code_flow(const DecisionRecord& decision);
  Json fingerprints(const Diagnostic& finding);
  const std::string& line_hash(SourceId source, std::uint32_t line);

  const Report& report_;
  const SourceMap& sources_;
  const ReportOptions& options_;
  Utf16Columns columns_;
  std::map<std::string_view, std::size_t> rule_index_;
  std::map<SourceId, std::vector<std::string>> line_hashes_;
  ResourceFingerprints resource_fingerprints_;
};

}  // namespace sidelint::reporters
