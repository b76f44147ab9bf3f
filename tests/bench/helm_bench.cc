// What rendering every chart of a corpus costs: $SIDELINT_CORPUS is the folder, and helm itself, if it is installed,
// renders some of the same charts for a ratio. CPU seconds are user and system time.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <sys/resource.h>

#include "engine/helm/render.h"
#include "engine/source/walk.h"

namespace sidelint {
namespace {

constexpr int kRounds = 3;
constexpr std::size_t kSampled = 40;  // charts that the real program renders, too

double cpu_seconds(int who) {
  rusage usage{};
  getrusage(who, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::vector<std::string> find_charts(const std::string& corpus) {
  const DiskFileSystem files;
  std::vector<std::string> charts;
  const Result<Walk> found = walk(files, {corpus}, {});
  for (const std::string& path : found->files) {
    const std::size_t slash = path.rfind('/');
    if (path.substr(slash + 1) == "Chart.yaml") charts.push_back(path.substr(0, slash));
  }
  return charts;
}

struct Counts {
  std::size_t rendered = 0;
  std::size_t objects = 0;
  std::vector<std::string> charts;  // that render as they are
};

// Each chart with a renderer of its own, as the real program has it.
Counts render_all(const std::string& corpus, const std::vector<std::string>& charts) {
  const DiskFileSystem files;
  Counts counts;
  for (const std::string& chart : charts) {
    SourceMap sources;
    Origins origins;
    helm::Renderer renderer(files, sources, origins, {{corpus}});
    helm::ChartOrder order;
    order.chart = chart;
    const helm::Rendered rendered = renderer.render(order);
    if (!rendered.refusal) counts.charts.push_back(chart);
    counts.objects += rendered.objects.size();
  }
  counts.rendered = counts.charts.size();
  return counts;
}

double seconds_for(const std::string& corpus, const std::vector<std::string>& charts, Counts& counts) {
  std::vector<double> seconds;
  for (int round = 0; round < kRounds; ++round) {
    const double before = cpu_seconds(RUSAGE_SELF);
    counts = render_all(corpus, charts);
    seconds.push_back(cpu_seconds(RUSAGE_SELF) - before);
  }
  std::ranges::sort(seconds);
  return seconds[seconds.size() / 2];
}

// CPU seconds that the real program takes for each of some charts; none if it is not there.
double real_seconds(const std::vector<std::string>& charts) {
  const std::size_t step = std::max<std::size_t>(1, charts.size() / kSampled);
  const double before = cpu_seconds(RUSAGE_CHILDREN);
  std::size_t count = 0;
  for (std::size_t i = 0; i < charts.size(); i += step, ++count) {
    const std::string command = "helm template rel '" + charts[i] + "' > /dev/null 2>&1";
    if (std::system(command.c_str()) == 127 << 8) return 0;  // NOLINT(concurrency-mt-unsafe)
  }
  return (cpu_seconds(RUSAGE_CHILDREN) - before) / static_cast<double>(count);
}

int run(const std::string& corpus) {
  const std::vector<std::string> charts = find_charts(corpus);
  Counts counts;
  const double all = seconds_for(corpus, charts, counts);
  std::printf("%zu charts, %zu rendered, %zu objects: %.3f s CPU, %.3f ms each\n", charts.size(), counts.rendered,
              counts.objects, all, all * 1e3 / static_cast<double>(charts.size()));
  const std::vector<std::string> good = std::move(counts.charts);
  const double ours = seconds_for(corpus, good, counts);
  std::printf("those that helm renders: %.3f ms each\n", ours * 1e3 / static_cast<double>(good.size()));
  const double real = real_seconds(good);
  if (real > 0)
    std::printf("the real program: %.1f ms each, %.0f x\n", real * 1e3, real * static_cast<double>(good.size()) / ours);
  return 0;
}

}  // namespace
}  // namespace sidelint

int main() {
  const char* corpus = std::getenv("SIDELINT_CORPUS");  // NOLINT(concurrency-mt-unsafe)
  if (corpus == nullptr) {
    std::puts("set SIDELINT_CORPUS to a folder of charts");
    return 0;
  }
  return sidelint::run(corpus);
}
