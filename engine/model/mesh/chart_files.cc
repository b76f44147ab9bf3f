// Charts that a file orders which is no Kubernetes object: `helmCharts` of a kustomization, `releases` of a helmfile.
//
// Mirrors kustomize api v0.20 (types/helmchartargs.go, HelmChartInflationGenerator) and helmfile 1.x (docs: releases).
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "engine/model/mesh/mesh_sources.h"

namespace sidelint::model {
namespace {

std::string quoted(std::string_view what, std::string_view name) {
  return std::string(what).append(" `").append(name).append("`");
}

}  // namespace

void read_kustomize_charts(const units::OtherFile& file, MeshSources& sources) {
  const yaml::Node charts = file.root.find("helmCharts");
  for (std::size_t i = 0; charts.is(yaml::Kind::sequence) && i < charts.size(); ++i) {
    const yaml::Node chart = charts.item(i);
    ChartOrder order;
    order.object = sources.part(file.source, chart);
    order.words = quoted("the chart", chart.find("name").text()) + " of " + order.object.file;
    order.at = chart.find("name").origin();
    order.chart = {std::string(chart.find("name").text()), std::string(chart.find("repo").text()),
                   order.values.substituted(chart.find("version"))};
    if (!is_control_plane(order.chart)) continue;
    const std::string_view merge = chart.find("valuesMerge").text();
    if (merge == "merge") order.values.add(chart.find("valuesInline"));
    const yaml::Node values = chart.find("valuesFile");
    if (values && merge != "replace") {
      sources.add_file(units::named_beside(order.object.file, values.text()), values, order.values);
    }
    if (merge != "merge") order.values.add(chart.find("valuesInline"));
    const yaml::Node more = chart.find("additionalValuesFiles");
    for (std::size_t m = 0; m < more.size(); ++m) {
      sources.add_file(units::named_beside(order.object.file, more.item(m).text()), more.item(m), order.values);
    }
    sources.take_chart(std::move(order));
  }
}

void read_helmfile_release(const units::OtherFile& file, const units::Unit& unit, MeshSources& sources) {
  const yaml::Node release = file.root;
  const yaml::Node chart = release.find("chart");
  const std::string_view name = chart.text();
  ChartOrder order;
  order.object = sources.part(file.source, release);
  order.object.cluster = unit.cluster;
  order.words = quoted("the release", release.find("name").text()) + " of " + order.object.file;
  order.at = chart.origin();
  order.chart = {std::string(name.substr(name.rfind('/') + 1)), std::string(name),
                 order.values.substituted(release.find("version"))};
  if (!is_control_plane(order.chart)) return;
  const yaml::Node values = release.find("values");
  for (std::size_t v = 0; values.is(yaml::Kind::sequence) && v < values.size(); ++v) {
    const yaml::Node each = values.item(v);
    if (each.is(yaml::Kind::mapping)) {
      order.values.add(each);
    } else {
      sources.add_file(units::named_beside(order.object.file, each.text()), each, order.values);
    }
  }
  const yaml::Node set = release.find("set");
  for (std::size_t s = 0; set.is(yaml::Kind::sequence) && s < set.size(); ++s) {
    order.values.set(set.item(s).find("name").text(), set.item(s).find("value"));
  }
  sources.take_chart(std::move(order));
}

}  // namespace sidelint::model
