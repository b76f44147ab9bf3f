// The templates of the injector: which a pod asks for, and which the charts bring.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/istio/release.h"

namespace sidelint::istio {

// Names of templates in a pod's annotation, since this release. Before it there was one template without a name.
inline constexpr std::string_view kTemplatesAnnotation = "inject.istio.io/templates";
inline constexpr Release kFirstWithTemplates{1, 9, 0};

// The templates that the chart of that release puts into the injector's configuration, sorted.
std::vector<std::string> chart_templates(Release release);
// The first chart that has it; empty if none does.
std::optional<Release> first_with_template(std::string_view name);

using Aliases = std::vector<std::pair<std::string, std::vector<std::string>>>;

// The templates that the annotation's value asks for: between commas, without spaces around them, aliases resolved
// once. Mirrors istio, pkg/kube/inject/inject.go (selectTemplates, resolveAliases), 1.9.0 to 1.30.3.
std::vector<std::string> requested_templates(std::string_view annotation, const Aliases& aliases);
std::vector<std::string> resolve_aliases(const std::vector<std::string>& names, const Aliases& aliases);

// The injector's words on a name that is none of those it has.
std::string template_not_found(std::string_view name, const std::vector<std::string>& known);

}  // namespace sidelint::istio
