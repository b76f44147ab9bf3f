// The fields of a kustomization that list patches.
#pragma once

#include <optional>
#include <string_view>

#include "engine/units/kustomizations/kustomization.h"
#include "engine/yaml/node.h"

namespace sidelint::units {

// Adds the patches' orders to a kustomization, and their files to those that are no objects. `by` is the field, a
// string literal.
class PatchOrders {
 public:
  PatchOrders(Kustomization& into, const Surroundings& around) : into_(into), around_(around) {}

  // `patchesStrategicMerge`: paths, or the patches themselves.
  void read_merges(std::string_view by, yaml::Node list);
  // `patches` and `patchesJson6902`: each names its target or, in a strategic merge patch, is named by it.
  void read(std::string_view by, yaml::Node list);

 private:
  void read_entry(std::string_view by, yaml::Node entry);
  void read_file(std::string_view by, yaml::Node path, const std::optional<Target>& target);
  void read_text(std::string_view by, yaml::Node text, const std::optional<Target>& target);
  void add(std::string_view by, yaml::Node patch, const std::optional<Target>& target);
  void add_unknown(std::string_view by, OriginId at, const std::optional<Target>& target);

  Kustomization& into_;
  const Surroundings& around_;
};

}  // namespace sidelint::units
