// Repositories as text, and what is delivered of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/units/rendered.h"

namespace sidelint::units {

// "argocd/shop: Deployment/shop/cart, Namespace//shop": of each unit the kinds, namespaces and names of its objects; of
// a delivery that says so, the cluster. Orders themselves are left out.
inline std::vector<std::string> delivered(const Rendered& rendered) {
  std::vector<std::string> lines;
  for (const Unit& unit : rendered.units) {
    std::string line = unit.name + (unit.cluster.empty() ? "" : " on " + unit.cluster) + ":";
    for (const AppliedObject& object : unit.objects) {
      if (object.kind.starts_with("Application") || object.kind == "Secret") continue;
      const yaml::Node metadata = object.node.find("metadata");
      line.append(" ").append(object.kind).append("/").append(metadata.find("namespace").text());
      line.append("/").append(metadata.find("name").text());
    }
    for (const UnknownPart& part : unit.unknown)
      line.append(" ?").append(part.what).append(" (").append(part.why) += ")";
    if (unit.refusal) line.append(" !").append(unit.refusal->message);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace sidelint::units
