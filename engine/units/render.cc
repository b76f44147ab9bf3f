#include "engine/units/render.h"

#include <cstddef>
#include <utility>

#include "engine/units/charts/chart_units.h"
#include "engine/units/charts/local_charts.h"
#include "engine/units/delivery/delivery_units.h"
#include "engine/units/discover.h"
#include "engine/units/hands/intake.h"
#include "engine/units/hands/site.h"
#include "engine/units/kustomizations/kustomization.h"
#include "engine/units/kustomizations/kustomization_units.h"
#include "engine/units/scan/file_index.h"
#include "engine/units/scan/named_objects.h"

namespace sidelint::units {
namespace {

Selection everything(const Scan& scan, const std::vector<Kustomization>& kustomizations) {
  return {std::vector<bool>(scan.files.size(), true), std::vector<bool>(kustomizations.size(), true)};
}

}  // namespace

std::vector<Unit> render(const FileSystem& files, const std::vector<std::string>& paths, const Scan& scan,
                         const ScanOptions& options, SourceMap& sources, Origins& origins, const RenderLimits& limits) {
  const FileIndex index(scan, sources);
  const std::vector<Kustomization> kustomizations = read_kustomizations(scan, index, sources, origins);
  const Standing standing(scan, sources, index, kustomizations);
  const Site site{files, scan, index, options, sources, Territory(files, paths), names_in(scan)};
  Intake intake(index, sources, origins);

  KustomizationUnits built(site, kustomizations, standing, intake);
  built.build(limits);

  Selection plain = everything(scan, kustomizations);
  built.leave_out(plain);
  ChartUnits charts(site, intake);
  charts.render(plain);
  charts.leave_out(plain);

  std::vector<Unit> units;
  units.push_back(standing.take_plain(plain));
  built.take(units);
  charts.take(units);
  DeliveryUnits(site, kustomizations, standing, intake, limits).add_to(units);
  name_local_charts(site, sources, units);
  return units;
}

void note_rendered(const std::vector<Unit>& units, Scan& scan) {
  for (const Unit& unit : units) {
    for (const SourceId source : unit.sources) {
      const auto index = static_cast<std::size_t>(source);  // files of the scan come first
      if (index >= scan.files.size() || !scan.files[index].unrendered) continue;
      scan.files[index].unrendered.reset();
      scan.files[index].is_rendered = true;
    }
  }
}

std::vector<Unit> discover(const Scan& scan, const SourceMap& sources, Origins& origins) {
  const FileIndex index(scan, sources);
  const std::vector<Kustomization> kustomizations = read_kustomizations(scan, index, sources, origins);
  std::vector<Unit> units;
  units.push_back(Standing(scan, sources, index, kustomizations).take_plain(everything(scan, kustomizations)));
  return units;
}

}  // namespace sidelint::units
