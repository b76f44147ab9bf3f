// The figures that end a run.
#include "reporters/words/summary.h"

#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "reporters/reporter.h"

namespace sidelint {
namespace {

Report report(std::size_t workloads, std::array<std::size_t, kVerdictCount> verdicts, double seconds) {
  Report result;
  result.summary.files = 1;
  result.summary.workloads = workloads;
  result.summary.verdicts = verdicts;
  result.summary.seconds = seconds;
  return result;
}

TEST(SummaryLine, CountsInWords) {
  Report run = report(3, {1, 1, 1, 0}, 1.26);
  run.summary.namespaces = 1;
  run.findings.resize(3);
  run.findings[0].severity = Severity::note;
  run.findings[1].severity = Severity::error;
  run.findings[2].severity = Severity::note;
  EXPECT_EQ(reporters::summary_line(run),
            "Checked 1 file, 3 workloads in 1 namespace in 1.3 s: 1 injected, 1 not, 1 rejected, 0 undecided.  "
            "1 error, 2 notes.");
}

TEST(SummaryLine, SaysWhatWasNotThere) {
  EXPECT_EQ(reporters::summary_line(report(0, {}, 0.0001)),
            "Checked 1 file, 0 workloads in 0 namespaces in less than 1 ms: no workloads.  No findings.");
}

TEST(SummaryLine, RoundsTheTime) {
  const auto time = [](double seconds) {
    const std::string line = reporters::summary_line(report(0, {}, seconds));
    const std::size_t begin = line.rfind(" in ") + 4;
    return line.substr(begin, line.find(':') - begin);
  };
  EXPECT_EQ(time(0.001), "1 ms");
  EXPECT_EQ(time(0.9994), "999 ms");
  EXPECT_EQ(time(0.9999), "1.0 s");
  EXPECT_EQ(time(75.4), "75 s");
}

TEST(Summary, ListsTwentyUnreadFilesAndCountsTheRest) {
  Report run = report(0, {}, 0.001);
  for (int i = 0; i < 23; ++i) run.summary.unread.push_back({"f" + std::to_string(i), "no\nsense\x1b[2J"});
  run.summary.unrendered.resize(2);
  std::ostringstream out;
  write_summary(run, {}, out);
  const std::string text = out.str();
  EXPECT_TRUE(text.starts_with("23 files were not read:\n  f0: no\\nsense\\x1b[2J\n")) << text;
  EXPECT_NE(text.find("  f19: "), std::string::npos);
  EXPECT_EQ(text.find("  f20: "), std::string::npos);
  EXPECT_NE(text.find("\n  and 3 more\n2 templates were not rendered, so what they would create is not judged.\n"),
            std::string::npos)
      << text;
}

}  // namespace
}  // namespace sidelint
