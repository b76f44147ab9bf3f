#include "linter/output.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

#include "linter/write_file.h"

namespace sidelint::linter {
namespace {

bool environment_says(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing here sets the environment
  return value != nullptr && *value != '\0' && std::string_view(value) != "0";
}

Colour colour(ColourChoice choice) {
  if (choice != ColourChoice::automatic) return choice == ColourChoice::always ? Colour::always : Colour::never;
  // no-color.org: any non-empty value, also "0".
  if (const char* value = std::getenv("NO_COLOR"); value != nullptr && *value != '\0')
    return Colour::never;  // NOLINT(concurrency-mt-unsafe)
  if (environment_says("FORCE_COLOR") || environment_says("CLICOLOR_FORCE")) return Colour::always;
  return isatty(STDOUT_FILENO) != 0 ? Colour::always : Colour::never;
}

// Terminals that do not know hyperlinks pass over them, except where the terminal is none to speak of. FORCE_HYPERLINK
// comes before that, as in the other programs that look at it.
Links links() {
  if (const char* value = std::getenv("FORCE_HYPERLINK");
      value != nullptr && *value != '\0')  // NOLINT(concurrency-mt-unsafe)
    return std::string_view(value) == "0" ? Links::never : Links::always;
  const char* terminal = std::getenv("TERM");  // NOLINT(concurrency-mt-unsafe)
  const bool knows = terminal != nullptr && std::string_view(terminal) != "dumb" && !environment_says("CI");
  return knows && isatty(STDOUT_FILENO) != 0 ? Links::always : Links::never;
}

// Where GitHub shows the commit that its runner checked out.
std::string source_url() {
  std::array<std::string, 3> parts;
  constexpr std::array<const char*, 3> kNames{"GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA"};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const char* value = std::getenv(kNames[i]);  // NOLINT(concurrency-mt-unsafe)
    if (value == nullptr || *value == '\0') return "";
    parts[i] = value;
  }
  return parts[0] + '/' + parts[1] + "/blob/" + parts[2];
}

std::size_t terminal_width() {
  constexpr std::size_t kDefault = 120;
  constexpr std::size_t kNarrowest = 40;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kDefault;
  return std::max<std::size_t>(size.ws_col, kNarrowest);
}

std::string working_directory() {
  std::array<char, 4096> buffer{};
  return getcwd(buffer.data(), buffer.size()) != nullptr ? std::string(buffer.data()) : std::string();
}

// The folder above `directory` (or itself) that holds `.git`.
std::string repository_root(std::string directory) {
  while (!directory.empty()) {
    if (access((directory + "/.git").c_str(), F_OK) == 0) return directory;
    directory.resize(directory.rfind('/') == std::string::npos ? 0 : directory.rfind('/'));
  }
  return "";
}

std::optional<Failure> write_report(const Report& report, const SourceMap& sources, const Reporter& reporter,
                                    ReportOptions options, const std::string& path) {
  options.colour = Colour::never;
  options.links = Links::never;
  return write_file(path, [&](std::ostream& file) { reporter.write(report, sources, options, file); });
}

}  // namespace

ReportOptions report_options(const Options& options) {
  ReportOptions result;
  result.colour = colour(options.colour);
  result.links = links();
  result.charset = options.ascii ? Charset::ascii : Charset::unicode;
  result.trace = !options.trace ? TraceDetail::none : options.verbose ? TraceDetail::whole : TraceDetail::brief;
  result.width = terminal_width();
  result.working_directory = working_directory();
  result.repository_root = repository_root(result.working_directory);
  result.source_url = source_url();
  return result;
}

std::optional<Failure> write_reports(const Report& report, const SourceMap& sources, const Options& options) {
  const ReportOptions reporting = report_options(options);
  std::vector<FormatRequest> requests = options.formats;
  if (requests.empty()) requests.push_back({"text", "-"});
  for (const FormatRequest& request : requests) {
    const Reporter& reporter = *find_reporter(request.format);
    if (request.path != "-") {
      if (std::optional<Failure> failure = write_report(report, sources, reporter, reporting, request.path))
        return failure;
      continue;
    }
    reporter.write(report, sources, reporting, std::cout);
    std::cout.flush();
    if (!std::cout) {
      const char* why = std::strerror(errno);  // NOLINT(concurrency-mt-unsafe)
      return Failure{Failure::Code::environment, std::string("cannot write `standard output`: ") + why};
    }
  }
  return std::nullopt;
}

Result<std::string> read_standard_input(std::uint64_t limit) {
  std::string text;
  std::array<char, 1U << 16U> buffer{};
  while (true) {
    const ssize_t count = read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count == 0) return text;
    if (count < 0) {
      if (errno == EINTR) continue;
      return Failure{Failure::Code::environment, std::string("cannot read standard input: ") +
                                                     std::strerror(errno)};  // NOLINT(concurrency-mt-unsafe)
    }
    text.append(buffer.data(), static_cast<std::size_t>(count));
    if (text.size() > limit)
      return Failure{Failure::Code::environment, "standard input is larger than --max-file-size"};
  }
}

}  // namespace sidelint::linter
