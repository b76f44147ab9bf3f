#include "engine/units/charts/chart_units.h"

#include <utility>

#include "engine/base/parallel.h"
#include "engine/units/charts/render_charts.h"

namespace sidelint::units {
namespace {

// As many renderings by one hand: neighbours often take in the same chart.
constexpr std::size_t kLargestPart = 8;

helm::ChartOrder order_of(const ChartRoot& chart, const std::string& values) {
  helm::ChartOrder order;
  order.chart = chart.folder;
  order.release = {.name = std::nullopt, .ns = std::nullopt};
  if (!values.empty()) order.values.files.emplace_back(values);
  return order;
}

}  // namespace

void ChartUnits::render(const Selection& plain) {
  for (ChartRoot& chart : find_chart_roots(site_)) {
    const ScannedFile* file = site_.index.find(chart.file);
    if (!plain.files[static_cast<std::size_t>(file - site_.scan.files.data())]) continue;
    for (const std::string& values : chart.values) orders_.push_back({charts_.size(), values});
    if (chart.values.empty()) orders_.push_back({charts_.size(), {}});
    charts_.push_back(std::move(chart));
  }
  std::string repository;
  for (std::size_t i = 0; i < orders_.size(); ++i) {
    std::string own = site_.territory.repository(charts_[orders_[i].chart].folder);
    if (parts_.empty() || parts_.back().size() == kLargestPart || own != repository) parts_.emplace_back();
    parts_.back().push_back(i);
    repository = std::move(own);
  }
  places_.resize(parts_.size());
  for_each_index(parts_.size(), site_.options.threads, [&](std::size_t part) {
    std::vector<helm::ChartOrder> orders;
    for (const std::size_t i : parts_[part]) orders.push_back(order_of(charts_[orders_[i].chart], orders_[i].values));
    render_charts(site_, orders, places_[part]);
  });
}

void ChartUnits::leave_out(Selection& plain) const {
  for (const Workplace& place : places_) {
    for (const Made& made : place.made) {
      for (const SourceId source : made.sources) {
        const ScannedFile* file = site_.index.find(place.sources.path(source));
        if (file != nullptr) plain.files[static_cast<std::size_t>(file - site_.scan.files.data())] = false;
      }
    }
  }
}

Unit ChartUnits::unit_of(const Order& order) const {
  const ChartRoot& chart = charts_[order.chart];
  Unit unit;
  unit.kind = UnitKind::chart;
  unit.folder = chart.folder;
  unit.name = order.values.empty() ? chart.folder : order.values;
  unit.file = chart.file;
  return unit;
}

void ChartUnits::take(std::vector<Unit>& units) {
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    Adoption adoption = intake_.adoption_from(places_[part]);
    for (std::size_t i = 0; i < parts_[part].size(); ++i) {
      Made& made = places_[part].made[i];
      adopt(adoption, made);
      Unit unit = unit_of(orders_[parts_[part][i]]);
      unit.refusal = std::move(made.refusal);
      if (unit.refusal && unit.refusal->at == Span{}) unit.refusal->at = {intake_.source_of(unit.file), 0, 0};
      unit.unknown = std::move(made.unknown);
      unit.hidden_objects = std::move(made.hidden_objects);
      unit.sources = std::move(made.sources);
      for (MadeObject& object : made.objects) add_object(std::move(object), unit);
      units.push_back(std::move(unit));
    }
  }
}

}  // namespace sidelint::units
