// What ends a run: not a format of its own, but what standard error says beside any of them.
#include "reporters/words/summary.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "reporters/reporter.h"
#include "reporters/terminal/shown.h"
#include "reporters/terminal/style.h"

namespace sidelint {
namespace reporters {
namespace {

constexpr std::size_t kMostUnread = 20;

std::string unread(const std::vector<UnreadFile>& files, const ReportOptions& options) {
  if (files.empty()) return {};
  const bool one = files.size() == 1;
  std::string text = paint(options.colour, Tone::warning, counted(files.size(), "file"));
  text += one ? " was not read:\n" : " were not read:\n";
  const std::size_t shown = std::min(files.size(), kMostUnread);
  for (std::size_t i = 0; i < shown; ++i) {
    text +=
        fmt::format("  {}: {}\n", printable(files[i].path, options.charset), printable(files[i].why, options.charset));
  }
  if (files.size() > shown) text += fmt::format("  and {} more\n", files.size() - shown);
  return text;
}

std::string unrendered(std::size_t count) {
  if (count == 0) return {};
  return fmt::format("{} {} not rendered, so what {} create is not judged.\n", counted(count, "template"),
                     count == 1 ? "was" : "were", count == 1 ? "it would" : "they would");
}

}  // namespace
}  // namespace reporters

void write_summary(const Report& report, const ReportOptions& options, std::ostream& out) {
  out << reporters::unread(report.summary.unread, options) << reporters::unrendered(report.summary.unrendered.size())
      << reporters::summary_line(report) << '\n';
}

}  // namespace sidelint
