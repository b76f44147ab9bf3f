#include "linter/build/built.h"

#include <string_view>
#include <utility>

#include "engine/helm/render.h"
#include "engine/kustomize/build.h"
#include "engine/source/path.h"
#include "engine/units/charts/chart_roots.h"
#include "engine/units/hands/territory.h"
#include "engine/units/kustomizations/kustomize_chart.h"
#include "linter/build/delivered.h"

namespace sidelint::linter {
namespace {

struct Ground {
  const FileSystem& files;
  units::Territory territory;
  SourceMap& sources;
  Origins& origins;
};

helm::Renderer::Setting helm_setting(const Ground& ground, const std::string& subject) {
  helm::Renderer::Setting setting;
  setting.files.root = ground.territory.repository(subject);
  setting.files.name = [&ground](std::string_view real) { return ground.territory.name(real); };
  setting.unknown_texts = helm::UnknownTexts::as_in_template;
  return setting;
}

// The subject is a chart, a packed one, or the values of an environment that lie beside one.
std::optional<helm::ChartOrder> chart_order(const FileSystem& files, const std::string& subject) {
  const auto is_chart = [&](const std::string& folder) {
    return static_cast<bool>(files.kind(as_prefix(folder) + "Chart.yaml"));
  };
  helm::ChartOrder order;
  order.chart = subject;
  if (subject.ends_with(".tgz") || is_chart(subject)) return order;
  for (std::size_t slash = subject.rfind('/'); slash != std::string::npos && slash > 0;
       slash = subject.rfind('/', slash - 1)) {
    order.chart = subject.substr(0, slash);
    if (!is_chart(order.chart)) continue;
    if (!units::is_of_environment(std::string_view(subject).substr(slash + 1))) return std::nullopt;
    order.values.files.emplace_back(subject);
    return order;
  }
  return std::nullopt;
}

BuiltSubject render_chart(const Ground& ground, const Options& options, helm::ChartOrder order) {
  order.release = {.name = options.chart.release, .ns = options.chart.name_space};
  for (const std::string& file : options.chart.values_files) order.values.files.emplace_back(file);
  for (const std::string& value : options.chart.set_values) order.values.set.push_back({.text = value});
  helm::Renderer renderer(ground.files, ground.sources, ground.origins, helm_setting(ground, options.subject));
  helm::Rendered rendered = renderer.render(std::move(order));
  BuiltSubject built;
  for (helm::RenderedObject& object : rendered.objects) {
    std::vector<OpenPart> open;
    for (helm::Gap& gap : object.gaps) open.push_back({std::move(gap.path), gap.at});
    built.objects.push_back({std::move(object.value), std::move(open)});
  }
  for (helm::Unknown& unknown : rendered.unknown)
    built.left_out.push_back({unknown.at, std::move(unknown.what), std::move(unknown.why)});
  if (rendered.refusal) built.refusal = Refused{rendered.refusal->at, std::move(rendered.refusal->message)};
  return built;
}

BuiltSubject build_folder(const Ground& ground, const std::string& folder) {
  kustomize::Builder::Setting setting;
  setting.files.root = ground.territory.repository(folder);
  setting.files.name = [&](std::string_view real) { return ground.territory.name(real); };
  units::KustomizeCharts charts(ground.files, ground.sources, ground.origins, helm_setting(ground, folder));
  setting.render_chart = [&](const kustomize::ChartOrder& order) { return charts.render(order); };
  kustomize::Builder builder(ground.files, ground.sources, ground.origins, std::move(setting));
  kustomize::Built made = builder.build(folder);
  units::Made of_charts;
  for (kustomize::BuiltObject& object : made.objects)
    of_charts.objects.push_back({std::move(object.value), object.written, {}});
  charts.finish(of_charts);
  BuiltSubject built;
  for (units::MadeObject& object : of_charts.objects)
    built.objects.push_back({std::move(object.value), open_parts(object.changes, ground.origins)});
  for (kustomize::Unknown& unknown : made.unknown)
    built.left_out.push_back({unknown.at, std::move(unknown.what), std::move(unknown.why)});
  for (units::UnknownPart& part : of_charts.unknown)
    built.left_out.push_back({part.at, std::move(part.what), std::move(part.why)});
  if (made.refusal) built.refusal = Refused{made.refusal->at, std::move(made.refusal->message)};
  return built;
}

}  // namespace

std::vector<OpenPart> open_parts(const std::vector<units::Change>& changes, const Origins& origins) {
  std::vector<OpenPart> open;
  for (const units::Change& change : changes) open.push_back({change.path, origins.where(change.at).value_or(Span{})});
  return open;
}

BuiltSubject build_subject(const FileSystem& files, const Options& options, SourceMap& sources, Origins& origins) {
  Ground ground{files, units::Territory(files, options.paths), sources, origins};
  if (ground.territory.repository(options.subject).empty())
    ground.territory = units::Territory(files, {options.subject});
  if (std::optional<helm::ChartOrder> order = chart_order(files, options.subject))
    return render_chart(ground, options, *std::move(order));
  if (!files.kind(options.subject)) return build_delivery(files, options, sources, origins);
  return build_folder(ground, options.subject);
}

}  // namespace sidelint::linter
