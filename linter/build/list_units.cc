#include "linter/build/list_units.h"

#include <cstddef>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/units/cluster.h"
#include "linter/json_text.h"
#include "reporters/terminal/shown.h"

namespace sidelint::linter {
namespace {

// As text and as JSON have it.
struct KindWords {
  std::string_view text;
  std::string_view json;
};

KindWords words_of(units::UnitKind kind) {
  switch (kind) {
    case units::UnitKind::plain:
      return {"plain", "plain"};
    case units::UnitKind::kustomization:
      return {"kustomization", "kustomization"};
    case units::UnitKind::chart:
      return {"chart", "chart"};
    case units::UnitKind::argocd_application:
      return {"Argo CD Application", "argocd-application"};
    case units::UnitKind::flux_kustomization:
      return {"Flux Kustomization", "flux-kustomization"};
    case units::UnitKind::flux_helm_release:
      return {"Flux HelmRelease", "flux-helm-release"};
    case units::UnitKind::helmfile_release:
      return {"helmfile release", "helmfile-release"};
  }
  return {};
}

struct Counts {
  std::size_t workloads = 0;
  std::size_t namespaces = 0;
};

// By the unit's name and the file that orders it; by the name alone for those whose objects have files of their own.
using CountsByUnit = std::map<std::pair<std::string, std::string>, Counts>;

CountsByUnit count_objects(const model::Repository& repository) {
  CountsByUnit counts;
  const auto count = [&](const model::Object& object, std::size_t Counts::*kind) {
    ++(counts[{object.unit, object.file}].*kind);
    ++(counts[{object.unit, ""}].*kind);
  };
  for (const model::Workload& each : repository.workloads) count(each.object, &Counts::workloads);
  for (const model::Namespace& each : repository.namespaces) count(each.object, &Counts::namespaces);
  return counts;
}

Counts counts_of(const CountsByUnit& counts, const units::Unit& unit) {
  const auto found = counts.find({unit.name, unit.file});
  return found == counts.end() ? Counts{} : found->second;
}

std::string plural(std::size_t count, std::string_view word) {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

// A path from a manifest must not move the cursor or forge a line.
std::string printable(std::string_view text) { return reporters::printable(text, Charset::unicode); }

std::string place(Span at, const SourceMap& sources) {
  return fmt::format("{}:{}", sources.path(at.source), sources.position(at.source, at.begin).line);
}

// A cluster that nobody names goes by the folder of its orders.
std::string cluster_words(std::string_view cluster) {
  if (!cluster.starts_with(units::kClusterFolder)) return fmt::format("cluster {}", cluster);
  return fmt::format("the cluster of {}", cluster.substr(units::kClusterFolder.size()));
}

void write_text(const Analysis& analysis, std::ostream& out) {
  const SourceMap& sources = analysis.sources;
  const CountsByUnit all = count_objects(analysis.repository);
  for (const units::Unit& unit : analysis.units) {
    const Counts counts = counts_of(all, unit);
    const std::string where = unit.cluster.empty() ? std::string() : " for " + cluster_words(unit.cluster);
    out << printable(fmt::format("{}: {}{}, {}, {}", unit.name, words_of(unit.kind).text, where,
                                 plural(counts.workloads, "workload"), plural(counts.namespaces, "namespace")))
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

std::string json_unit(const Analysis& analysis, const units::Unit& unit, const Counts& counts) {
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
      R"({{"unit": {}, "kind": "{}", "cluster": {}, "workloads": {}, "namespaces": {}, "made_of": [{}], "unknown": [{}], "refused": {}}})",
      json_text(unit.name), words_of(unit.kind).json, unit.cluster.empty() ? "null" : json_text(unit.cluster),
      counts.workloads, counts.namespaces, made_of, unknown, refused);
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
  const CountsByUnit all = count_objects(analysis.repository);
  for (const units::Unit& unit : analysis.units) {
    out << separator << "\n  " << json_unit(analysis, unit, counts_of(all, unit));
    separator = ",";
  }
  out << "\n]}\n";
  return std::nullopt;
}

}  // namespace sidelint::linter
