#include "linter/build/list_units.h"

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "linter/json_text.h"
#include "reporters/terminal/shown.h"

namespace sidelint::linter {
namespace {

std::string_view kind_of(const units::Unit& unit) {
  return unit.kind == units::UnitKind::plain ? "plain" : "kustomization";
}

struct Counts {
  std::size_t workloads = 0;
  std::size_t namespaces = 0;
};

// The unit's objects of these; that of a plain tree has no file of its own.
template <class T>
std::size_t count(const std::vector<T>& all, const units::Unit& unit) {
  const bool is_plain = unit.file.empty();
  return static_cast<std::size_t>(std::ranges::count_if(all, [&](const T& each) {
    return each.object.unit == unit.name && (is_plain || each.object.file == unit.file);
  }));
}

Counts counts_of(const Analysis& analysis, const units::Unit& unit) {
  return {count(analysis.repository.workloads, unit), count(analysis.repository.namespaces, unit)};
}

std::string plural(std::size_t count, std::string_view word) {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

// A path from a manifest must not move the cursor or forge a line.
std::string printable(std::string_view text) { return reporters::printable(text, Charset::unicode); }

std::string place(Span at, const SourceMap& sources) {
  return fmt::format("{}:{}", sources.path(at.source), sources.position(at.source, at.begin).line);
}

void write_text(const Analysis& analysis, std::ostream& out) {
  const SourceMap& sources = analysis.sources;
  for (const units::Unit& unit : analysis.units) {
    const Counts counts = counts_of(analysis, unit);
    out << printable(fmt::format("{}: {}, {}, {}", unit.name, kind_of(unit), plural(counts.workloads, "workload"),
                                 plural(counts.namespaces, "namespace")))
        << '\n';
    for (const SourceId source : unit.sources) out << "  " << printable(sources.path(source)) << '\n';
    for (const units::UnknownPart& unknown : unit.unknown) {
      out << printable(fmt::format("  ? {} ({}): {}", unknown.what, place(unknown.at, sources), unknown.why)) << '\n';
    }
    if (unit.refusal) {
      out << printable(fmt::format("  ! it cannot be built ({}): {}", place(unit.refusal->at, sources),
                                   unit.refusal->message))
          << '\n';
    }
  }
}

std::string json_place(Span at, const SourceMap& sources) {
  return fmt::format(R"("file": {}, "line": {})", json_text(sources.path(at.source)),
                     sources.position(at.source, at.begin).line);
}

std::string json_unit(const Analysis& analysis, const units::Unit& unit) {
  const Counts counts = counts_of(analysis, unit);
  std::string made_of;
  for (const SourceId source : unit.sources) {
    made_of.append(made_of.empty() ? "" : ", ").append(json_text(analysis.sources.path(source)));
  }
  std::string unknown;
  for (const units::UnknownPart& part : unit.unknown) {
    unknown += fmt::format(R"({}{{{}, "what": {}, "why": {}}})", unknown.empty() ? "" : ", ",
                           json_place(part.at, analysis.sources), json_text(part.what), json_text(part.why));
  }
  std::string refused = "null";
  if (unit.refusal) {
    refused = fmt::format(R"({{{}, "why": {}}})", json_place(unit.refusal->at, analysis.sources),
                          json_text(unit.refusal->message));
  }
  return fmt::format(
      R"({{"unit": {}, "kind": "{}", "workloads": {}, "namespaces": {}, "made_of": [{}], "unknown": [{}], "refused": {}}})",
      json_text(unit.name), kind_of(unit), counts.workloads, counts.namespaces, made_of, unknown, refused);
}

}  // namespace

std::optional<Failure> list_units(const Analysis& analysis, const Options& options, std::ostream& out) {
  const bool as_json = !options.formats.empty() && options.formats.front().format == "json";
  if (!options.formats.empty() && options.formats.front().path != "-") {
    return Failure{Failure::Code::usage, "units are listed on standard output only"};
  }
  if (!as_json) {
    write_text(analysis, out);
    return std::nullopt;
  }
  std::string_view separator;
  out << "{\"units\": [";
  for (const units::Unit& unit : analysis.units) {
    out << separator << "\n  " << json_unit(analysis, unit);
    separator = ",";
  }
  out << "\n]}\n";
  return std::nullopt;
}

}  // namespace sidelint::linter
