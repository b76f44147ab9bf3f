#include "linter/build/delivered.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/source/walk.h"
#include "engine/units/render.h"
#include "engine/units/scan/scan.h"

namespace sidelint::linter {
namespace {

bool is_any(std::string_view /*kind*/) { return true; }

bool is_delivery(const units::Unit& unit) {
  return unit.kind != units::UnitKind::plain && unit.kind != units::UnitKind::kustomization &&
         unit.kind != units::UnitKind::chart;
}

BuiltSubject take(const units::Unit& unit, const Origins& origins) {
  BuiltSubject built;
  for (const units::AppliedObject& object : unit.objects)
    built.objects.push_back({yaml::to_value(object.node), open_parts(object.changes, origins)});
  for (const auto* parts : {&unit.unknown, &unit.hidden_objects})
    for (const units::UnknownPart& part : *parts) built.left_out.push_back({part.at, part.what, part.why});
  if (unit.refusal) built.refusal = Refused{unit.refusal->at, unit.refusal->message};
  return built;
}

}  // namespace

std::optional<BuiltSubject> build_delivery(const FileSystem& files, const Options& options, SourceMap& sources,
                                           Origins& origins) {
  const std::size_t threads = options.threads != 0 ? options.threads : available_threads();
  const Result<Walk> found = walk(files, options.paths, {.exclude = {}, .threads = threads});
  if (!found) return std::nullopt;
  const units::ScanOptions scanning{.wanted = is_any, .max_file_size = options.max_file_size, .threads = threads};
  const units::Scan scan = units::scan(files, found.value().files, scanning, sources, origins);
  const std::vector<units::Unit> units = units::render(files, options.paths, scan, scanning, sources, origins);
  const auto unit = std::ranges::find_if(
      units, [&](const units::Unit& each) { return is_delivery(each) && each.name == options.subject; });
  if (unit == units.end()) return std::nullopt;
  return take(*unit, origins);
}

}  // namespace sidelint::linter
