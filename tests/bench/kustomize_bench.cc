// What building every kustomization of a corpus costs: $SIDELINT_CORPUS is the folder, and kustomize itself, if it is
// installed, builds some of the same folders for a ratio. CPU seconds are user and system time.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <sys/resource.h>

#include "engine/kustomize/build.h"
#include "engine/source/walk.h"

namespace sidelint {
namespace {

constexpr int kRounds = 3;
constexpr std::size_t kSampled = 40;  // folders that the real program builds, too

double cpu_seconds(int who) {
  rusage usage{};
  getrusage(who, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::vector<std::string> find_roots(const std::string& corpus) {
  const DiskFileSystem files;
  std::vector<std::string> roots;
  const Result<Walk> found = walk(files, {corpus}, {});
  for (const std::string& path : found->files) {
    const std::size_t slash = path.rfind('/');
    const std::string name = path.substr(slash + 1);
    if (name == "kustomization.yaml" || name == "kustomization.yml" || name == "Kustomization")
      roots.push_back(path.substr(0, slash));
  }
  return roots;
}

struct Counts {
  std::size_t built = 0;
  std::size_t objects = 0;
};

Counts build_all(const std::string& corpus, const std::vector<std::string>& roots) {
  const DiskFileSystem files;
  SourceMap sources;
  Origins origins;
  kustomize::Builder builder(files, sources, origins, {{corpus}});
  Counts counts;
  for (const std::string& root : roots) {
    const kustomize::Built built = builder.build(root);
    if (!built.refusal) ++counts.built;
    counts.objects += built.objects.size();
  }
  return counts;
}

// CPU seconds that the real program takes for each of some folders; none if it is not there.
double real_seconds(const std::vector<std::string>& roots) {
  const std::size_t step = std::max<std::size_t>(1, roots.size() / kSampled);
  const double before = cpu_seconds(RUSAGE_CHILDREN);
  std::size_t count = 0;
  for (std::size_t i = 0; i < roots.size(); i += step, ++count) {
    const std::string command =
        "kustomize build --load-restrictor LoadRestrictionsNone '" + roots[i] + "' > /dev/null 2>&1";
    if (std::system(command.c_str()) == 127 << 8) return 0;  // NOLINT(concurrency-mt-unsafe)
  }
  return (cpu_seconds(RUSAGE_CHILDREN) - before) / static_cast<double>(count);
}

int run(const std::string& corpus) {
  const std::vector<std::string> roots = find_roots(corpus);
  std::vector<double> seconds;
  Counts counts;
  for (int round = 0; round < kRounds; ++round) {
    const double before = cpu_seconds(RUSAGE_SELF);
    counts = build_all(corpus, roots);
    seconds.push_back(cpu_seconds(RUSAGE_SELF) - before);
  }
  std::ranges::sort(seconds);
  const double ours = seconds[seconds.size() / 2];
  std::printf("%zu folders, %zu built, %zu objects: %.3f s CPU, %.3f ms each\n", roots.size(), counts.built,
              counts.objects, ours, ours * 1e3 / static_cast<double>(roots.size()));
  const double real = real_seconds(roots);
  if (real > 0)
    std::printf("the real program: %.1f ms each, %.0f x\n", real * 1e3,
                real * static_cast<double>(roots.size()) / ours);
  return 0;
}

}  // namespace
}  // namespace sidelint

int main() {
  const char* corpus = std::getenv("SIDELINT_CORPUS");  // NOLINT(concurrency-mt-unsafe)
  if (corpus == nullptr) {
    std::puts("set SIDELINT_CORPUS to a folder of manifests");
    return 0;
  }
  return sidelint::run(corpus);
}
