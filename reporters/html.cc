// One page for people without a terminal: findings with their frames, every workload with its verdict and trace, a
// search over them. Self-contained, so it can be an artifact of a job or an attachment of a mail.
#include <ostream>
#include <string>

#include <fmt/format.h>

#include "reporters/machine/place.h"
#include "reporters/page/look.h"
#include "reporters/page/picture.h"
#include "reporters/reporter.h"
#include "reporters/terminal/frame.h"
#include "reporters/terminal/trace.h"
#include "reporters/words/markup.h"
#include "reporters/words/summary.h"
#include "reporters/words/verdict.h"

namespace sidelint::reporters {
namespace {

class Page {
 public:
  Page(const Report& report, const SourceMap& sources, ReportOptions options, std::ostream& out)
      : report_(report), sources_(sources), options_(std::move(options)), out_(out) {
    options_.colour = Colour::never;
    options_.links = Links::never;
  }

  void write() {
    out_ << "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<title>sidelint</title>\n<style>\n"
         << kStyle << "</style>\n</head>\n<body>\n<main>\n"
         << fmt::format("<h1>sidelint {}</h1>\n<p>{}</p>\n<p>{}</p>\n", text(report_.version), text(figures(report_)),
                        text(results(report_)))
         << fmt::format("<nav><a href=\"#findings\">{}</a> · <a href=\"#search\">{}</a></nav>\n",
                        counted(report_.findings.size(), "finding"), counted(report_.decisions.size(), "workload"));
    write_picture();
    write_findings();
    write_workloads();
    out_ << "</main>\n<script>\n" << kScript << "</script>\n</body>\n</html>\n";
  }

 private:
  std::string text(std::string_view words) const { return html_text(words, options_.charset); }
  std::string message(std::string_view words) const { return html_message(words, options_.charset); }
  // Lines that have been made printable, line by line.
  std::string lines(std::string_view printable_lines) const;

  void write_picture();
  void write_findings();
  void write_finding(const Diagnostic& finding);
  void write_workloads();
  void write_workload(const DecisionRecord& decision);

  const Report& report_;
  const SourceMap& sources_;
  ReportOptions options_;
  std::ostream& out_;
};

std::string Page::lines(std::string_view printable_lines) const {
  std::string out;
  while (!printable_lines.empty()) {
    const std::size_t end = std::min(printable_lines.find('\n'), printable_lines.size());
    out += html_references(printable_lines.substr(0, end)) + '\n';
    printable_lines.remove_prefix(std::min(end + 1, printable_lines.size()));
  }
  return out;
}

void Page::write_picture() {
  const std::string svg = picture(report_, options_);
  if (!svg.empty())
    out_ << "<h2>Namespaces</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Namespaces\">\n"
         << svg << "</div>\n";
}

void Page::write_findings() {
  out_ << fmt::format("<h2 id=\"findings\">{}</h2>\n", counted(report_.findings.size(), "finding"));
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    for (const Diagnostic& finding : report_.findings) {
      if (finding.severity == severity) write_finding(finding);
    }
  }
}

void Page::write_finding(const Diagnostic& finding) {
  const std::string_view severity = to_string(finding.severity);
  out_ << fmt::format("<article class=\"{}\">\n<h3><b>{}</b> {}</h3>\n<p class=\"soft\"><code>{}</code></p>\n",
                      severity, severity, message(finding.message), text(finding.rule))
       << "<pre tabindex=\"0\">" << lines(frames(finding, sources_, options_).text) << "</pre>\n";
  for (const std::string& remark : finding.remarks) out_ << fmt::format("<p>{}</p>\n", message(remark));
  if (!finding.help.empty()) out_ << fmt::format("<p>{}</p>\n", message("help: " + finding.help));
  for (const std::string& other : finding.alternatives)
    out_ << fmt::format("<p>{}</p>\n", message("help: " + or_else(other)));
  out_ << "</article>\n";
}

void Page::write_workloads() {
  out_ << fmt::format("<h2>{}</h2>\n", counted(report_.decisions.size(), "workload"))
       << "<p><label for=\"search\">Search</label> <input id=\"search\" type=\"search\" "
          "placeholder=\"words such as: shop deployment unknown\"> <span id=\"count\" class=\"soft\" "
          "aria-live=\"polite\"></span></p>\n"
          "<table id=\"workloads\">\n<thead><tr><th scope=\"col\">Workload</th><th scope=\"col\">Verdict</th><th "
          "scope=\"col\">Why</th></tr></thead>\n<tbody>\n";
  for (const DecisionRecord& decision : report_.decisions) write_workload(decision);
  out_ << "</tbody>\n</table>\n";
}

void Page::write_workload(const DecisionRecord& decision) {
  const Place place = place_of(decision.at, sources_, options_);
  out_ << fmt::format(R"(<tr><td>{}<br><span class="soft">{}:{}</span></td><td class="{}">{}</td><td>)",
                      message(name_in_words(decision)), text(place.file), place.begin.line, to_string(decision.verdict),
                      message(verdict_words(decision)))
       << fmt::format("<details><summary>{}</summary><pre tabindex=\"0\">", message(decision.because));
  for (const std::string& line : trace_lines(decision, TraceDetail::whole, sources_, options_)) {
    out_ << "<span>" << lines(line) << "</span>";
  }
  out_ << "</pre></details></td></tr>\n";
}

void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  Page(report, sources, options, out).write();
}

}  // namespace

extern constinit const Reporter html{
    .format = "html",
    .alias = "",
    .summary = "One self-contained page: findings, and every workload with its trace.",
    .write = write,
    .decisions = Reporter::Decisions::all,
};

}  // namespace sidelint::reporters
