// A report of one finding in one file, for tests of how it is shown.
#pragma once

#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/report.h"
#include "engine/source/source_map.h"
#include "reporters/reporter.h"

namespace sidelint::testing {

struct OneFinding {
  SourceMap sources;
  Report report;

  // The file and a finding on `marked`, a part of its text.
  OneFinding(std::string path, std::string text, std::string_view marked, std::string label = "here") {
    const SourceId source = sources.add(std::move(path));
    sources.keep(source, std::move(text));
    report.version = "0.1.0";
    report.findings.push_back({.rule = "group/rule", .severity = Severity::error, .message = "it is wrong"});
    report.findings[0].primary = {find(marked), std::move(label)};
  }

  Diagnostic& finding() { return report.findings[0]; }
  // The first place of these words in the file.
  Span find(std::string_view words) const {
    const auto begin = static_cast<std::uint32_t>(sources.text(SourceId{0}).find(words));
    return {SourceId{0}, begin, begin + static_cast<std::uint32_t>(words.size())};
  }
  OneFinding& note(std::string_view marked, std::string words) {
    finding().notes.push_back({find(marked), std::move(words)});
    return *this;
  }

  std::string written(std::string_view format, const ReportOptions& options = {}) const {
    std::ostringstream out;
    find_reporter(format)->write(report, sources, options, out);
    return out.str();
  }
  // The text format's lines between the message and the way to the documentation.
  std::string frame(const ReportOptions& options = {}) const {
    const std::string text = written("text", options);
    const std::size_t begin = text.find('\n') + 1;
    return text.substr(begin, text.rfind('\n', text.rfind(" = docs")) + 1 - begin);
  }
};

}  // namespace sidelint::testing
