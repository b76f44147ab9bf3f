// Any bytes as what a chart is made of: a setting of values, values, an archive, a template, patterns. Nothing may go
// wrong but a refusal, and every place of the result must lie in its file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/base/check.h"
#include "engine/helm/chart/archive.h"
#include "engine/helm/chart/ignore.h"
#include "engine/helm/functions/read_toml.h"
#include "engine/helm/render.h"
#include "engine/helm/values/strvals.h"
#include "engine/helm/wildcard.h"
#include "tests/harness/memory_file_system.h"

namespace {

using namespace sidelint;

void check_place(const SourceMap& sources, const Origins& origins, OriginId id) {
  for (const Span& place : origins.chain(id))
    SIDELINT_CHECK(place.begin <= place.end && place.end <= sources.text(place.source).size(),
                   "a place lies outside its file");
}

void check_places(const SourceMap& sources, const Origins& origins, const yaml::Value& value) {
  check_place(sources, origins, value.origin);
  for (const yaml::Value& item : value.items) check_places(sources, origins, item);
  for (const yaml::Entry& entry : value.entries) {
    check_place(sources, origins, entry.key_origin);
    check_places(sources, origins, entry.value);
  }
}

void render(const std::string& text) {
  testing::MemoryFileSystem system;
  system.file("chart/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  system.file("chart/values.yaml", "a: {b: 1, c: [x, {d: e}]}\nt: \"{{ .Values.a.b }}\"\n");
  system.file("chart/templates/fuzz.yaml", text);
  system.file("chart/charts/child/Chart.yaml", "name: child\nversion: 1.0.0\n");
  system.file("chart/charts/child/values.yaml", text);
  SourceMap sources;
  Origins origins;
  helm::Renderer renderer(system, sources, origins, {{"."}});
  helm::ChartOrder order;
  order.chart = "chart";
  const helm::Rendered rendered = renderer.render(order);
  for (const helm::RenderedObject& object : rendered.objects) check_places(sources, origins, object.value);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  constexpr std::size_t kSmallHeap = std::size_t{8} << 20U;
  gotmpl::Heap heap(kSmallHeap);
  switch (data[0] % 5) {
    case 0:
      render(text);
      break;
    case 1:
      for (const helm::SetAs as :
           {helm::SetAs::typed, helm::SetAs::text, helm::SetAs::json, helm::SetAs::literal, helm::SetAs::file})
        helm::set_values(heap, heap.map(), text, {as, helm::HelmMajor::four, gotmpl::kNoOrigin, {}});
      break;
    case 2:
      SIDELINT_CHECK(helm::unpack(text).error.empty() || helm::unpack(text).files.empty(), "half an archive");
      break;
    case 3: {
      helm::IgnoreRules rules;
      if (rules.read(text).empty()) rules.ignores("templates/a.yaml", EntryKind::file);
      helm::matching(text, {"config/a.txt", "b"});
      break;
    }
    default:
      helm::read_toml(heap, text);
  }
  return 0;
}
