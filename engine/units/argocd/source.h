// One source of an Application: which tool makes manifests of it, and what is overridden.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/units/delivery/delivery.h"
#include "engine/units/delivery/ground.h"
#include "engine/yaml/node.h"

namespace sidelint::units {

// What all sources of one Application share.
struct SourceSetting {
  const Ground& ground;
  std::string file;        // of the Application
  std::string name;        // its name
  std::string name_space;  // of the destination
  std::string project = {};
  // `spec.sources`, some of which others name by `$ref`. One that stands alone is none of them.
  std::vector<yaml::Node> siblings = {};
};

// Adds what the source gives to the delivery's sources, or to what is unknown.
void read_source(yaml::Node source, const SourceSetting& setting, Delivery& delivery);

// Whether something in the text is still to be filled in: `{{…}}`.
inline bool is_to_be_filled(std::string_view text) { return text.find("{{") != std::string_view::npos; }

}  // namespace sidelint::units
