#include "linter/build/delivered.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/base/nearest.h"
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

// Who leaves out what a name begins with (`shop` for `argocd/shop`) slips likelier than who misspells it.
std::string may_be_meant(std::string_view asked, const std::vector<units::Unit>& units) {
  const auto whole = std::ranges::find_if(
      units, [&](const units::Unit& unit) { return unit.name.ends_with(fmt::format("/{}", asked)); });
  if (whole != units.end()) return whole->name;
  std::vector<std::string_view> names;
  for (const units::Unit& unit : units) names.push_back(unit.name);
  return std::string(nearest(asked, names).value_or(""));
}

BuiltSubject nothing_of_that_name(std::string_view asked, const std::vector<units::Unit>& units) {
  const std::string meant = may_be_meant(asked, units);
  return {.refusal = Refused{{},
                             fmt::format("no folder, chart or unit is called `{}`{}", asked,
                                         meant.empty() ? "" : fmt::format("; did you mean `{}`?", meant))}};
}

}  // namespace

BuiltSubject build_delivery(const FileSystem& files, const Options& options, SourceMap& sources, Origins& origins) {
  const std::size_t threads = options.threads != 0 ? options.threads : available_threads();
  const Result<Walk> found = walk(files, options.paths, {.exclude = {}, .threads = threads});
  if (!found) return nothing_of_that_name(options.subject, {});
  const units::ScanOptions scanning{.wanted = is_any, .max_file_size = options.max_file_size, .threads = threads};
  const units::Scan scan = units::scan(files, found.value().files, scanning, sources, origins);
  const std::vector<units::Unit> units = units::render(files, options.paths, scan, scanning, sources, origins);
  const auto unit = std::ranges::find_if(
      units, [&](const units::Unit& each) { return is_delivery(each) && each.name == options.subject; });
  if (unit == units.end()) return nothing_of_that_name(options.subject, units);
  return take(*unit, origins);
}

}  // namespace sidelint::linter
