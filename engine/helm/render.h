// What `helm template` (4.3) makes of a chart, without network, programs and cluster.
//
// Each value of the result keeps the origin of the template's bytes, or of the action and the data that it printed.
// Where helm would stop because nobody gave a value, the rest is rendered all the same, with gaps.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/helm/capabilities.h"
#include "engine/helm/chart/load.h"
#include "engine/helm/engine.h"
#include "engine/helm/files.h"
#include "engine/helm/output/objects.h"
#include "engine/helm/result.h"
#include "engine/helm/root.h"
#include "engine/helm/user_values.h"
#include "engine/source/file_system.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"

namespace sidelint::helm {

// A chart in the repository and all that whoever installs it says.
struct ChartOrder {
  std::string chart;   // a folder or an archive
  std::string folder;  // where the paths of the order begin; empty: where those that the user types begin
  UserValues values = {};
  // Takes the place of the chart's own values.yaml: whoever packs the chart writes it anew.
  std::optional<std::vector<ValuesSource>> own_values = {};
  Release release = {};
  Capabilities capabilities = {};
  enum class Schema : std::uint8_t { checked, disregarded } schema = Schema::checked;
};

// Whether the files of `crds/` are among the objects: they are installed, but not printed unless asked for.
enum class Crds : std::uint8_t { left_out, kept };

// What each template gives, by its name.
struct RenderedTexts {
  std::vector<std::pair<std::string, std::string>> files;
  std::optional<Refusal> refusal;
};

// Renders charts over one set of files, each of which is read and parsed once. For one thread.
class Renderer {
 public:
  struct Setting {
    Files::Setting files;
    HelmMajor helm = HelmMajor::four;
    Lookups lookups = Lookups::unknown;
    LocalDependencies local_dependencies = LocalDependencies::built;
    Crds crds = Crds::left_out;
    MissingKeys missing_keys = MissingKeys::zero;
    UnknownTexts unknown_texts = UnknownTexts::marked;
    WantedKinds wanted = {};
  };
  Renderer(const FileSystem& system, SourceMap& sources, Origins& origins, Setting setting);

  Rendered render(ChartOrder order);
  // The texts alone, and only if helm would render them all.
  RenderedTexts render_texts(ChartOrder order);

 private:
  std::variant<const Chart*, Refusal> load(ChartOrder& order);
  const ParsedTemplates& parsed(const std::vector<ChartTemplate>& templates, gotmpl::Blocks blocks);

  friend class Rendering;

  Setting setting_;
  Files files_;
  OriginNumbers numbers_;
  Loader loader_;
  std::map<std::string, std::unique_ptr<ParsedTemplates>> parsed_;  // by names and sources of the templates
};

}  // namespace sidelint::helm
