// What a whole run costs, as ratios measured in one process: against a program that only reads the same bytes, against
// libyaml's parser over all of them, and against a run that takes every file as it stands, without kustomizations,
// charts and orders. The folder is $SIDELINT_CORPUS. CPU seconds are user and system time of all threads.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <yaml.h>

#include "engine/base/parallel.h"
#include "engine/decide/decide.h"
#include "engine/model/repository.h"
#include "engine/source/file_system.h"
#include "engine/source/walk.h"
#include "engine/units/discover.h"
#include "engine/units/scan/scan.h"
#include "linter/analysis.h"
#include "linter/run.h"
#include "linter/select.h"

namespace sidelint {
namespace {

constexpr int kRounds = 5;

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

std::size_t read_only(const std::string& root) {
  const DiskFileSystem files;
  std::size_t bytes = 0;
  const Result<Walk> found = walk(files, {root}, {});
  for (const std::string& path : found->files) {
    const Result<std::string> text = files.read(path, ~0ULL);
    if (text) bytes += text->size();
  }
  return bytes;
}

std::size_t libyaml_over_all(const std::string& root) {
  const DiskFileSystem files;
  std::size_t events = 0;
  const Result<Walk> found = walk(files, {root}, {});
  for (const std::string& path : found->files) {
    const Result<std::string> text = files.read(path, ~0ULL);
    if (!text) continue;
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text->data()), text->size());
    yaml_event_t event;
    while (yaml_parser_parse(&parser, &event) != 0) {
      ++events;
      const bool last = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete(&event);
      if (last) break;
    }
    yaml_parser_delete(&parser);
  }
  return events;
}

std::size_t lint(const std::string& root, std::size_t threads) {
  linter::Options options;
  options.paths = {root};
  options.threads = threads;
  const DiskFileSystem files;
  const auto analysis = linter::analyse(files, options, {}, std::nullopt);
  const auto rules = linter::select_rules(options, {});
  return linter::check(**analysis, *rules, options).findings.size();
}

// The same run but for `units::render`.
std::size_t lint_as_it_stands(const std::string& root, std::size_t threads) {
  linter::Options options;
  const DiskFileSystem files;
  const units::ScanOptions scanning{.wanted = model::is_read,
                                    .worth = model::is_worth_reading,
                                    .max_file_size = options.max_file_size,
                                    .threads = threads};
  linter::Analysis analysis;
  WalkOptions walking;
  walking.threads = threads;
  analysis.walk = *walk(files, {root}, walking);
  analysis.scan = units::scan(files, analysis.walk.files, scanning, analysis.sources, analysis.origins);
  analysis.units = units::discover(analysis.scan, analysis.sources, analysis.origins);
  analysis.repository = model::read(analysis.units, analysis.sources, analysis.origins);
  analysis.decisions.emplace(analysis.repository, decide::MeshFacts{}, threads);
  const auto rules = linter::select_rules(options, {});
  return linter::check(analysis, *rules, options).findings.size();
}

// The seconds of a run on one thread, and those that deciding takes.
struct Share {
  double whole;
  double deciding;
};

Share time_deciding(const std::string& root) {
  using Clock = std::chrono::steady_clock;
  const auto seconds = [](Clock::duration spent) { return std::chrono::duration<double>(spent).count(); };
  linter::Options options;
  options.paths = {root};
  options.threads = 1;
  const DiskFileSystem files;
  const Clock::time_point start = Clock::now();
  const auto analysis = linter::analyse(files, options, {}, std::nullopt);
  const auto rules = linter::select_rules(options, {});
  const Report report = linter::check(**analysis, *rules, options);
  const Clock::time_point checked = Clock::now();
  const decide::Decisions again((*analysis)->repository, {}, 1);
  return {seconds(checked - start), seconds(Clock::now() - checked)};
}

struct Contender {
  const char* name;
  std::function<std::size_t()> work;
  std::vector<double> cpu;
  std::size_t result = 0;
};

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

int run(const std::string& root) {
  std::vector<Contender> contenders;
  contenders.push_back({"read the same bytes", [&] { return read_only(root); }, {}});
  const std::size_t first_peak = static_cast<std::size_t>(peak_kilobytes());
  contenders.push_back({"files as they stand", [&] { return lint_as_it_stands(root, 1); }, {}});
  contenders.push_back({"lint, 1 thread", [&] { return lint(root, 1); }, {}});
  contenders.push_back({"lint, all cores", [&] { return lint(root, available_threads()); }, {}});
  contenders.push_back({"libyaml over all", [&] { return libyaml_over_all(root); }, {}});
  for (int round = 0; round < kRounds; ++round) {
    for (Contender& contender : contenders) {
      const double before = cpu_seconds();
      contender.result = contender.work();
      contender.cpu.push_back(cpu_seconds() - before);
    }
  }
  const double base = median(contenders.front().cpu);
  for (const Contender& contender : contenders) {
    std::printf("%-22s %8.3f s CPU  %6.2f x reading  (%zu)\n", contender.name, median(contender.cpu),
                median(contender.cpu) / base, contender.result);
  }
  std::printf("with rendering: %.2f x the run of files as they stand\n",
              median(contenders[2].cpu) / median(contenders[1].cpu));
  std::vector<double> shares;
  for (int round = 0; round < kRounds; ++round) {
    const Share share = time_deciding(root);
    shares.push_back(100 * share.deciding / share.whole);
  }
  std::printf("decide: %.1f %% of the run\n", median(shares));
  std::printf("peak memory %ld kB (%zu kB at the start)\n", peak_kilobytes(), first_peak);
  return 0;
}

}  // namespace
}  // namespace sidelint

int main() {
  const char* corpus = std::getenv("SIDELINT_CORPUS");
  if (corpus == nullptr) {
    std::puts("set SIDELINT_CORPUS to a folder of manifests");
    return 0;
  }
  return sidelint::run(corpus);
}
