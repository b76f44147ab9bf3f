#include "engine/model/application.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <utility>

#include "engine/model/reader.h"

namespace sidelint::model {
namespace {

constexpr std::string_view kWave = "argocd.argoproj.io/sync-wave";

std::int64_t wave_of(const FieldMap& annotations) {
  const Field* wave = annotations.find(kWave);
  std::int64_t number = 0;
  if (wave != nullptr) std::from_chars(wave->value.data(), wave->value.data() + wave->value.size(), number);
  return number;
}

bool matches(std::string_view pattern, std::string_view text) { return pattern == "*" || pattern == text; }

// Of a name that several deliveries have, the part that the order gives.
std::string_view name_of_order(std::string_view unit) {
  unit.remove_prefix(std::min(unit.find('/') + 1, unit.size()));  // npos + 1 is 0
  return unit.substr(0, unit.find('@'));
}

std::string delivered_by(const units::AppliedObject& applied, std::string_view name,
                         const std::vector<units::Unit>& units) {
  const auto found = std::find_if(units.begin(), units.end(), [&](const units::Unit& unit) {
    return unit.kind == units::UnitKind::argocd_application && unit.ordered_at == applied.bytes &&
           name_of_order(unit.name) == name;
  });
  return found == units.end() ? std::string() : found->name;
}

Application read_application(Object object, const Reading& reading) {
  Application read;
  const yaml::Node spec = object.node.find("spec");
  const yaml::Node destination = spec.find("destination").find("namespace");
  const yaml::Node policy = spec.find("syncPolicy");
  read.name_space = {std::string(destination.text()), destination.origin()};
  read.policy_at = policy ? policy.origin() : destination.origin();
  read.heals_itself = policy.find("automated").find("selfHeal").boolean() == true;
  const yaml::Node options = policy.find("syncOptions");
  for (std::size_t i = 0; options.is(yaml::Kind::sequence) && i < options.size(); ++i) {
    if (options.item(i).text() == "CreateNamespace=true") read.creates = options.item(i).origin();
  }
  read.name_space_labels = read_metadata(object.node, "spec.syncPolicy.managedNamespaceMetadata", reading).labels;
  const yaml::Node ignored = spec.find("ignoreDifferences");
  for (std::size_t i = 0; ignored.is(yaml::Kind::sequence) && i < ignored.size(); ++i) {
    const yaml::Node each = ignored.item(i);
    read.ignored.push_back({std::string(each.find("group").text()), std::string(each.find("kind").text()),
                            std::string(each.find("name").text())});
  }
  read.wave = wave_of(object.metadata.annotations);
  read.object = std::move(object);
  return read;
}

}  // namespace

bool Application::ignores(std::string_view group, std::string_view kind) const {
  return std::any_of(ignored.begin(), ignored.end(),
                     [&](const Ignored& each) { return matches(each.group, group) && matches(each.kind, kind); });
}

std::vector<Application> read_applications(const std::vector<units::Unit>& units, const SourceMap& sources,
                                           Origins& origins) {
  std::vector<Application> applications;
  for (const units::Unit& unit : units) {
    const Reading reading{sources, origins, unit};
    for (const units::AppliedObject& applied : unit.objects) {
      if (applied.kind != "Application" || !applied.api_version.starts_with("argoproj.io/")) continue;
      Application read = read_application(read_object(applied, reading), reading);
      read.delivers = delivered_by(applied, read.name(), units);
      applications.push_back(std::move(read));
    }
  }
  return applications;
}

}  // namespace sidelint::model
