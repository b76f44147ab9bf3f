// One kustomization at work: what it includes, makes and changes, in kustomize's order.
//
// Mirrors kustomize api 0.21, internal/target/kusttarget.go.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kustomize/build.h"
#include "engine/kustomize/config.h"
#include "engine/kustomize/kustomization.h"
#include "engine/kustomize/print/notes.h"
#include "engine/kustomize/resource_list.h"
#include "engine/kustomize/run.h"
#include "engine/kustomize/transform/replacements.h"

namespace sidelint::kustomize {

// What a kustomization has gathered. Components work on that of whoever includes them.
struct Gathered {
  ResourceList list;
  const Config* config = nullptr;
  Vars vars;
};

// What the kustomizations of one build share.
struct Shared {
  Run& run;
  Configs& configs;
  const RenderChart& render_chart;
  bool notes_origins = false;  // the root asks for buildMetadata
};

// Who includes whom: from the root to the one at work.
struct Include {
  const Include* by = nullptr;
  std::string folder;
  std::string shown;    // from the root's folder, as origin annotations write it
  std::string helm_ns;  // for charts that name none
  std::size_t depth = 0;
};

class Target {
 public:
  Target(Shared& shared, const Kustomization& file, const Include& include)
      : shared_(shared), run_(shared.run), file_(file), include_(include) {}

  // False: the build is refused.
  bool gather(Gathered& gathered);
  // The definitions that the kustomization brings, if none are there yet.
  bool read_open_api(const Kustomization& file);

 private:
  enum class Part : std::uint8_t { base, component };

  bool include_all(const std::vector<yaml::Value>& paths, Gathered& gathered);
  bool include(const yaml::Value& path, Gathered& gathered);
  bool include_file(SourceId source, const yaml::Value& path, Gathered& gathered);
  bool include_folder(const yaml::Value& path, Part part, Gathered& gathered);
  bool gather_part(const std::string& folder, const yaml::Value& path, Part part, Gathered& gathered);
  bool configure(Gathered& gathered);
  bool read_configs(std::string_view field, Config& config);

  bool run_generators(Gathered& gathered);
  bool generate_all(std::string_view field, Gathered& gathered);
  bool absorb(std::vector<Resource> made, Gathered& gathered, Span at, const std::string& note);
  bool inflate(const yaml::Value& chart, std::vector<Resource>& made);
  bool load_plugins(std::string_view field, std::vector<Resource>& plugins);
  bool run_plugin_generators(Gathered& gathered);

  bool run_transformers(Gathered& gathered);
  bool run_patches(Gathered& gathered);
  bool run_label_transformers(Gathered& gathered);
  bool run_image_and_count_transformers(Gathered& gathered);
  bool run_plugin_transformers(Gathered& gathered);
  bool run_validators(Gathered& gathered);
  // After each transformer: what became empty goes, and buildMetadata is noted.
  bool finish(bool ok, Gathered& gathered, std::string_view transformer);
  void finish_with(Gathered& gathered, const std::string& note);

  std::string note_of(std::string_view kind) const;

  Shared& shared_;
  Run& run_;
  const Kustomization& file_;
  const Include& include_;
};

}  // namespace sidelint::kustomize
