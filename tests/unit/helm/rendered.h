// Repositories as text, and what is rendered of a chart in them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/helm/render.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/yaml/json.h"
#include "tests/harness/memory_file_system.h"
#include "tests/harness/txtar.h"

namespace sidelint::helm {

// The files of a txtar text, and renderings of them.
struct Repository {
  explicit Repository(std::string_view files) {
    for (const testing::TxtarFile& file : testing::parse_txtar(files).files) disk.file(file.path, file.text);
  }

  Rendered render(ChartOrder order, Renderer::Setting setting = {{"."}}) {
    if (order.chart.empty()) order.chart = "chart";
    return Renderer(disk, sources, origins, std::move(setting)).render(std::move(order));
  }

  // "file:line text" of each hand that wrote the value, newest first.
  std::vector<std::string> chain_of(OriginId id) const {
    std::vector<std::string> hands;
    for (const Span& at : origins.chain(id)) {
      std::string hand = sources.path(at.source) + ":";
      hand += std::to_string(sources.position(at.source, at.begin).line) + " ";
      hands.push_back(hand += sources.text(at));
    }
    return hands;
  }

  testing::MemoryFileSystem disk;
  SourceMap sources;
  Origins origins;
};

// The objects as JSON; a refusal is the only line instead.
inline std::vector<std::string> objects_of(const Rendered& rendered) {
  if (rendered.refusal) return {"refused: " + rendered.refusal->message};
  std::vector<std::string> lines;
  for (const RenderedObject& object : rendered.objects)
    lines.push_back(yaml::to_json(yaml::to_document(object.value)->root()));
  return lines;
}

inline std::vector<std::string> objects_of(std::string_view files, ChartOrder order = {}) {
  return objects_of(Repository(files).render(std::move(order)));
}

using Lines = std::vector<std::string>;

}  // namespace sidelint::helm
