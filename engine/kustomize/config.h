// Which fields the transformers work on: kustomize's own list, and what `configurations:` and `crds:` add.
//
// Mirrors kustomize api 0.21, internal/plugins/builtinconfig.
#pragma once

#include <deque>
#include <string_view>
#include <vector>

#include "engine/kustomize/field_spec.h"
#include "engine/kustomize/resource.h"
#include "engine/kustomize/run.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// Who may refer to objects of a kind by their name, and where.
struct NameReference {
  Gvk target;
  FieldSpecs referrers;
};

struct Config {
  FieldSpecs name_prefix;
  FieldSpecs name_suffix;
  FieldSpecs ns;
  FieldSpecs common_labels;
  FieldSpecs labels;
  FieldSpecs template_labels;
  FieldSpecs volume_claim_template_labels;
  FieldSpecs common_annotations;
  FieldSpecs images;
  FieldSpecs replicas;
  FieldSpecs var_references;
  std::vector<NameReference> name_references;
};

// False if the two contradict each other.
bool merge_into(Config& config, const Config& added);

// Owns the configurations of builds; most builds share the default one.
class Configs {
 public:
  // Sorted, as kustomize merges it.
  static const Config& initial() { return built_in().sorted; }
  // Null stands for a configuration that says nothing. Null (and a refusal at `at`) if they contradict each other.
  // A spec without a kind is left out if one with a kind came before it: the real program's merge works so.
  const Config* merged(Run& run, const Config* config, const Config* added, Span at);
  const Config& keep(Config config) { return kept_.emplace_back(std::move(config)); }

 private:
  struct Initial {
    Config sorted;
    Config alone;  // merged with nothing
  };
  static const Initial& built_in();

  std::deque<Config> kept_;
};

// A file of `configurations:`. False (and a refusal) if it cannot be read as one.
bool read_config(Run& run, const yaml::Value& root, Config& config);
// The fields that the OpenAPI definitions of a file of `crds:` mark with `x-kubernetes-` extensions.
bool read_crds(Run& run, const yaml::Value& root, Config& config);

}  // namespace sidelint::kustomize
