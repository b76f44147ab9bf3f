#include "engine/helm/root.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "engine/helm/chart_files.h"
#include "engine/helm/open_release.h"
#include "engine/helm/values/tables.h"
#include "engine/source/path.h"

namespace sidelint::helm {
namespace {

using gotmpl::Value;

Value release_value(gotmpl::Heap& heap, OriginNumbers& numbers, Origins& origins, const RootRequest& request) {
  const Release& release = request.release;
  const auto name = [&] {
    if (release.name) return heap.text(*release.name);
    const auto shard = static_cast<std::uint32_t>(request.root.chart->written.source);
    const OriginId assumed = origins.add(shard, Assumed{kNobodySaysName});
    return heap.text(request.root.name).with_origin(numbers.add(assumed));
  };
  const bool upgrades = release.action == Release::Action::upgrade;
  const Value out = heap.map();
  heap.set(out, "Name", name());
  heap.set(out, "Namespace", release.ns ? heap.text(*release.ns) : Value::unknown(kNobodySaysNamespace));
  heap.set(out, "IsUpgrade", Value::boolean(upgrades));
  heap.set(out, "IsInstall", Value::boolean(!upgrades));
  heap.set(out, "Revision", Value::integer(release.revision));
  heap.set(out, "Service", Value::text("Helm"));
  return out;
}

std::string file_path(const std::string& base, const std::string& name) { return join_path(base, name); }

class Gatherer {
 public:
  Gatherer(gotmpl::Heap& heap, OriginNumbers& numbers, Files& files, const RootRequest& request)
      : heap_(heap),
        numbers_(numbers),
        files_(files),
        request_(request),
        release_(release_value(heap, numbers, files.origins(), request)) {}

  Value gather(const Instance& chart, const std::string& path, const Value& values, bool is_root) {
    const Value children = heap_.map();
    const Value data = heap_.map();
    heap_.set(data, "Chart", chart_value(heap_, chart, is_root, request_.helm));
    heap_.set(data, "Files", files_of(*chart.chart));
    heap_.set(data, "Release", release_);
    heap_.set(data, "Capabilities", request_.capabilities);
    heap_.set(data, "Values", Value::map(values.as_map(), kValuesType).with_origin(values.origin()));
    heap_.set(data, "Subcharts", children);
    for (const Instance& child : chart.children) {
      const std::optional<Value> own = table_at(values, child.name);
      heap_.set(children, child.name, gather(child, path + "/charts/" + child.name, own ? *own : heap_.map(), false));
    }
    for (const ChartFile& file : chart.chart->templates) {
      const bool is_partial = base_name(file.name).starts_with('_');
      if (chart.chart->metadata.is_library() && !is_partial) continue;
      out_.push_back({file_path(path, file.name), &file, data, path + "/templates", !is_partial});
    }
    return data;
  }

  std::vector<ChartTemplate> take() {
    const auto depth = [](const ChartTemplate& a) { return std::count(a.name.begin(), a.name.end(), '/'); };
    std::sort(out_.begin(), out_.end(), [&](const ChartTemplate& a, const ChartTemplate& b) {
      return depth(a) != depth(b) ? depth(a) > depth(b) : a.name > b.name;
    });
    return std::move(out_);
  }

  // Files are read only if a template can ask for them.
  void look_for_uses(const Instance& chart) {
    for (const ChartFile& file : chart.chart->templates)
      uses_files_ = uses_files_ || (file.source && files_.text(*file.source).find("Files") != std::string_view::npos);
    for (const Instance& child : chart.children) look_for_uses(child);
  }

 private:
  Value files_of(const Chart& chart) {
    std::vector<std::pair<std::string_view, Value>> files;
    if (!uses_files_) return files_value(heap_, files);
    for (const ChartFile& file : chart.files) {
      std::variant<SourceId, Refusal> source;
      if (file.source) {
        source = *file.source;
      } else {
        source = files_.read(file.path);
      }
      const auto* id = std::get_if<SourceId>(&source);
      if (id == nullptr) continue;
      const std::string_view text = files_.text(*id);
      const gotmpl::Origin origin = numbers_.add(OriginId::written({*id, 0, static_cast<std::uint32_t>(text.size())}));
      files.emplace_back(file.name, heap_.text(without_mark(text)).with_origin(origin));
    }
    return files_value(heap_, files);
  }

  gotmpl::Heap& heap_;
  OriginNumbers& numbers_;
  Files& files_;
  const RootRequest& request_;
  Value release_;
  bool uses_files_ = false;
  std::vector<ChartTemplate> out_;
};

}  // namespace

std::vector<ChartTemplate> all_templates(gotmpl::Heap& heap, OriginNumbers& numbers, Files& files,
                                         const RootRequest& request) {
  Gatherer gatherer(heap, numbers, files, request);
  gatherer.look_for_uses(request.root);
  gatherer.gather(request.root, request.root.name, request.values, true);
  return gatherer.take();
}

}  // namespace sidelint::helm
