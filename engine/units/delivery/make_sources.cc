#include "engine/units/delivery/make_sources.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <variant>

#include "engine/base/parallel.h"
#include "engine/units/charts/render_charts.h"
#include "engine/units/hands/adoption.h"
#include "engine/units/kustomizations/build_kustomizations.h"

namespace sidelint::units {
namespace {

// Orders that one hand carries out: files that they share are parsed once.
constexpr std::size_t kLargestPart = 16;

struct Part {
  std::vector<std::size_t> orders;  // all of one kind and one repository
  Workplace place = {};
};

const std::string& place_of(const DeliveredSource& source) {
  if (const auto* folder = std::get_if<KustomizeSource>(&source)) return folder->folder;
  if (const auto* directory = std::get_if<DirectorySource>(&source)) return directory->folder;
  return std::get<ChartSource>(source).order.chart;
}

// Parts are fixed before anything is made, so that the result does not depend on the number of threads. Orders for one
// chart stand together.
std::vector<Part> parted(const Site& site, const std::vector<SourceOrder>& orders) {
  using Key = std::tuple<std::size_t, std::string, std::string, std::size_t>;  // kind, repository, place, order
  std::vector<Key> keys;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    const std::string& place = place_of(*orders[i].source);
    keys.emplace_back(orders[i].source->index(), site.territory.repository(place), place, i);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<Part> parts;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const bool is_alike =
        i > 0 && std::get<0>(keys[i]) == std::get<0>(keys[i - 1]) && std::get<1>(keys[i]) == std::get<1>(keys[i - 1]);
    if (!is_alike || parts.back().orders.size() == kLargestPart) parts.emplace_back();
    parts.back().orders.push_back(std::get<3>(keys[i]));
  }
  return parts;
}

// Lends values of the run to a workplace: their places become places of its sources.
class Lender {
 public:
  Lender(Intake& intake, Workplace& place)
      : adoption_(intake.sources(), intake.origins(), Adoption::Party{place.sources, place.origins},
                  [this, &place](const std::string& path) {
                    const auto known = lent_.find(path);
                    return known != lent_.end() ? known->second
                                                : lent_.emplace(path, place.sources.add(path)).first->second;
                  }) {}
  Lender(const Lender&) = delete;
  Lender& operator=(const Lender&) = delete;

  yaml::Value lend(yaml::Value value) {
    adoption_.adopt(value);
    return value;
  }
  Span lend(Span at) { return adoption_.adopt(at); }

 private:
  std::map<std::string, SourceId> lent_;
  Adoption adoption_;
};

FolderOrder folder_order(const KustomizeSource& source, Span at, Lender& lender) {
  using Reader = kustomize::Amendment::Reader;
  const bool is_flux = source.without == KustomizeSource::Without::generated;
  return {source.folder,
          {lender.lend(source.amendment), is_flux ? Reader::flux : Reader::kustomize, lender.lend(at)},
          source.ignored};
}

void lend_all(std::vector<helm::ValuesSource>& files, Lender& lender) {
  for (helm::ValuesSource& values : files) {
    if (auto* given = std::get_if<yaml::Value>(&values)) *given = lender.lend(std::move(*given));
    if (auto* hidden = std::get_if<helm::HiddenValues>(&values)) hidden->at = lender.lend(hidden->at);
  }
}

ChartSource lent_chart(const ChartSource& source, Lender& lender) {
  ChartSource lent = source;
  lend_all(lent.order.values.files, lender);
  if (lent.order.own_values) lend_all(*lent.order.own_values, lender);
  for (helm::SetValue& set : lent.order.values.set) set.at = lender.lend(set.at);
  for (yaml::Value& renderer : lent.post_renderers) renderer = lender.lend(std::move(renderer));
  return lent;
}

void carry_out(const Site& site, const std::vector<SourceOrder>& orders, Intake& intake, Part& part) {
  Lender lender(intake, part.place);
  std::vector<FolderOrder> folders;
  std::vector<ChartSource> charts;
  for (const std::size_t i : part.orders) {
    const DeliveredSource& source = *orders[i].source;
    if (const auto* folder = std::get_if<KustomizeSource>(&source)) {
      folders.push_back(folder_order(*folder, orders[i].at, lender));
    } else if (const auto* chart = std::get_if<ChartSource>(&source)) {
      charts.push_back(lent_chart(*chart, lender));
    }
  }
  build_kustomizations(site, folders, part.place);
  std::vector<helm::ChartOrder> chart_orders;
  chart_orders.reserve(charts.size());
  for (const ChartSource& chart : charts) chart_orders.push_back(chart.order);
  const std::size_t first = part.place.made.size();
  render_charts(site, chart_orders, part.place);
  for (std::size_t i = 0; i < charts.size(); ++i) {
    post_render(site, charts[i].order.chart, charts[i].post_renderers, part.place, part.place.made[first + i]);
  }
}

}  // namespace

std::vector<Made> make_sources(const Site& site, const std::vector<SourceOrder>& orders, Intake& intake) {
  std::vector<Part> parts = parted(site, orders);
  for_each_index(parts.size(), site.options.threads, [&](std::size_t i) { carry_out(site, orders, intake, parts[i]); });
  std::vector<Made> made(orders.size());
  for (Part& part : parts) {
    Adoption adoption = intake.adoption_from(part.place);
    for (std::size_t i = 0; i < part.orders.size(); ++i) {
      adopt(adoption, part.place.made[i]);
      made[part.orders[i]] = std::move(part.place.made[i]);
    }
  }
  return made;
}

}  // namespace sidelint::units
