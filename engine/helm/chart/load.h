// From a folder or an archive to a Chart.
//
// Mirrors helm 4.3, pkg/chart/v2/loader. What stands in a repository as `file://` dependency and is not vendored is
// taken from its own folder, as `helm dependency build` would copy it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/gotmpl/heap.h"
#include "engine/helm/chart/chart.h"
#include "engine/helm/chart/instance.h"
#include "engine/helm/data.h"
#include "engine/helm/files.h"

namespace sidelint::helm {

// The values of a file of values. Helm 4 lays its documents one over the other, helm 3 reads the first.
std::variant<gotmpl::Value, Refusal> load_values(Files& files, gotmpl::Heap& heap, OriginNumbers& numbers,
                                                 SourceId source, HelmMajor helm);

// Whether a `file://` dependency that is not vendored is taken from where it lies, as after `helm dependency build`.
enum class LocalDependencies : std::uint8_t { built, missing };

class Loader {
 public:
  Loader(Files& files, OriginNumbers& numbers, LocalDependencies local, HelmMajor helm)
      : files_(files), numbers_(numbers), local_(local), helm_(helm) {}
  Loader(const Loader&) = delete;
  Loader& operator=(const Loader&) = delete;

  // The chart in a folder, or in an archive; each is loaded once.
  const std::variant<Chart, Refusal>& load(const std::string& resolved);

 private:
  using Loaded = std::variant<Chart, Refusal>;

  Loaded load_folder(const std::string& folder, std::size_t depth);
  Loaded load_archive(std::string_view bytes, const std::string& shown, std::size_t depth);
  Loaded assemble(std::vector<ChartFile> files, std::size_t depth);
  Loaded load_child(Chart& parent, const std::string& name, std::vector<ChartFile> files, std::size_t depth);
  std::optional<Refusal> read_metadata_files(Chart& chart, const std::vector<ChartFile>& files, std::size_t depth);
  std::optional<Refusal> read_metadata_file(Chart& chart, ChartFile& file, bool is_root);
  std::optional<Refusal> sort_in(Chart& chart, ChartFile file,
                                 std::map<std::string, std::vector<ChartFile>, std::less<>>& children);
  void add_local_dependencies(Chart& chart, const std::string& folder, std::size_t depth);
  std::variant<SourceId, Refusal> source_of(Chart& chart, ChartFile& file);

  Files& files_;
  OriginNumbers& numbers_;
  LocalDependencies local_;
  HelmMajor helm_;
  gotmpl::Heap heap_;  // of the charts' own values
  std::map<std::string, Loaded, std::less<>> loaded_;
  std::vector<std::string> open_;  // folders whose dependencies are being loaded
  std::size_t charts_ = 0;         // that were put together for the chart under way
  std::size_t unpacked_ = 0;       // bytes
};

}  // namespace sidelint::helm
