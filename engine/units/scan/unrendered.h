// Tells templates apart from broken YAML. A template is listed as unrendered and never guessed at.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/yaml/load.h"

namespace sidelint::units {

// The folder of the Helm chart that `path` is a template of: it stands under `templates/` beside a Chart.yaml. Empty if
// it is none's. A chart at the root of the paths has the folder ".".
std::optional<std::string> chart_of_template(std::string_view path,
                                             const std::function<bool(const std::string&)>& is_file);

// Whether the document is annotated for ytt (`#@`). Such a document is YAML, but what stands in it are not its values.
bool is_ytt(std::string_view document);

// The mark of the template language that keeps a document from being YAML: "{{", "{%", "<%", "${", "@…@". Empty if
// there is no such mark, or if the document would be refused without its template actions too, at the very same place.
// `problem` is what is wrong with the document, which begins at byte `begin` of its source.
std::string_view breaking_mark(std::string_view document, std::uint32_t begin, const yaml::Problem& problem);

}  // namespace sidelint::units
