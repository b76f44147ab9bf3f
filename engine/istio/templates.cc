#include "engine/istio/templates.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/unicode.h"

namespace sidelint::istio {
namespace {

struct ChartTemplate {
  std::string_view name;
  Release first;
};

// istio, manifests/charts/istio-control/istio-discovery/templates/istiod-injector-configmap.yaml, read at every
// release.
constexpr ChartTemplate kChartTemplates[] = {
    {"agentgateway", {1, 29, 0}}, {"agentgateway-waypoint", {1, 31, 0}},
    {"gateway", {1, 9, 2}},       {"grpc-agent", {1, 11, 0}},
    {"grpc-simple", {1, 11, 0}},  {"kube-gateway", {1, 18, 0}},
    {"sidecar", {1, 9, 0}},       {"waypoint", {1, 18, 0}},
};

}  // namespace

std::vector<std::string> chart_templates(Release release) {
  std::vector<std::string> names;
  for (const ChartTemplate& each : kChartTemplates) {
    if (each.first <= release) names.emplace_back(each.name);
  }
  return names;
}

std::optional<Release> first_with_template(std::string_view name) {
  const auto row = std::find_if(std::begin(kChartTemplates), std::end(kChartTemplates),
                                [&](const ChartTemplate& each) { return each.name == name; });
  if (row == std::end(kChartTemplates)) return std::nullopt;
  return row->first;
}

std::vector<std::string> requested_templates(std::string_view annotation, const Aliases& aliases) {
  std::vector<std::string> names;
  for (;;) {
    const std::size_t comma = annotation.find(',');
    names.emplace_back(gotmpl::go::trim_space(annotation.substr(0, comma)));
    if (comma == std::string_view::npos) return resolve_aliases(names, aliases);
    annotation.remove_prefix(comma + 1);
  }
}

std::vector<std::string> resolve_aliases(const std::vector<std::string>& names, const Aliases& aliases) {
  std::vector<std::string> resolved;
  for (const std::string& name : names) {
    const auto alias =
        std::find_if(aliases.begin(), aliases.end(), [&](const auto& each) { return each.first == name; });
    if (alias == aliases.end()) {
      resolved.push_back(name);
    } else {
      resolved.insert(resolved.end(), alias->second.begin(), alias->second.end());
    }
  }
  return resolved;
}

std::string template_not_found(std::string_view name, const std::vector<std::string>& known) {
  return fmt::format("requested template {} not found; have {}", gotmpl::go::quote(name), fmt::join(known, ", "));
}

}  // namespace sidelint::istio
