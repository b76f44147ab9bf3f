// The generators of an ApplicationSet: from what stands in the repository to sets of parameters.
//
// Mirrors argo-cd 3.1 to 3.3, applicationset/generators. What only a cluster or the network lists (clusters that are
// not declared here, pull requests, organisations, plugins) becomes one set that stands for all: its parameters are
// unknown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/origin.h"
#include "engine/units/argocd/filler.h"
#include "engine/units/argocd/parameters.h"
#include "engine/units/delivery/ground.h"
#include "engine/units/unit.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

// Of one ApplicationSet no more applications than these are followed.
inline constexpr std::size_t kMostApplications = 1'000;

struct Generating {
  const Ground& ground;
  std::string file;  // of the ApplicationSet
  Span at;
  Filler& filler;
  std::vector<UnknownPart> unknown = {};  // what could not be generated
  bool fails = false;                     // Argo CD stops here: it makes nothing of the whole set

  // Notes a part and answers what stands for it.
  Parameters miss(OriginId where, std::string_view what, std::string_view why);
  void fail(OriginId where, std::string_view what, std::string_view why);
};

// The sets of one entry of `generators:`.
std::vector<Parameters> generate(const yaml::Value& generator, Generating& all);

// Single kinds; `given` is what stands behind the generator's name.
std::vector<Parameters> generate_list(const yaml::Value& given, Generating& all);
std::vector<Parameters> generate_git(const yaml::Value& given, Generating& all);
std::vector<Parameters> generate_clusters(const yaml::Value& given, Generating& all);

// Fills a generator's own `values:` and adds them to its parameters.
void add_values(const yaml::Value& given, Generating& all, Parameters& parameters);

}  // namespace sidelint::units
