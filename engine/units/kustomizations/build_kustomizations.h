// Kustomizations by one hand: folders built over sources and origins of their own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/kustomize/amend.h"
#include "engine/units/hands/made.h"
#include "engine/units/hands/site.h"

namespace sidelint::units {

struct FolderOrder {
  std::string folder;  // as the run calls it
  kustomize::Amendment amendment = {};
  std::optional<std::string> ignored = {};  // of an artifact of Flux: what its source leaves out (source_ignore.h)
};

// All of one repository. The origins of amendments are the workplace's.
void build_kustomizations(const Site& site, const std::vector<FolderOrder>& orders, Workplace& place);

// Does to the objects of the chart at that path what the post-renderers say, one after the other.
void post_render(const Site& site, const std::string& chart, const std::vector<yaml::Value>& post_renderers,
                 Workplace& place, Made& made);

}  // namespace sidelint::units
