#include "engine/helm/crds.h"

#include <algorithm>
#include <variant>

#include "engine/gotmpl/go/unicode.h"
#include "engine/yaml/load.h"

namespace sidelint::helm {
namespace {

bool is_definition(const std::string& name) {
  const std::string lower = gotmpl::go::to_lower(name);
  return name.starts_with("crds/") && (lower.ends_with(".yaml") || lower.ends_with(".yml") || lower.ends_with(".json"));
}

}  // namespace

void add_crds(Files& files, const Instance& chart, const std::string& path, Rendered& out) {
  for (const ChartFile& file : chart.chart->files) {
    if (!is_definition(file.name)) continue;
    std::variant<SourceId, Refusal> source;
    if (file.source) {
      source = *file.source;
    } else {
      source = files.read(file.path);
    }
    if (std::holds_alternative<Refusal>(source)) continue;
    const SourceId id = std::get<SourceId>(source);
    const std::string_view text = files.text(id);
    for (const yaml::Piece& piece : yaml::split_yaml(text, id)) {
      const yaml::Loaded loaded = yaml::load_piece(text, piece, files.origins());
      const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
      if (document == nullptr || !(*document)->root().is(yaml::Kind::mapping)) continue;
      out.objects.push_back({yaml::to_value((*document)->root()),
                             piece.bytes,
                             path + "/" + file.name,
                             RenderedObject::Kind::custom_resource_definition,
                             {}});
    }
  }
  for (const Instance& child : chart.children) add_crds(files, child, path + "/charts/" + child.name, out);
}

}  // namespace sidelint::helm
