// The changes that a patch of a kustomization makes, leaf by leaf.
#pragma once

#include <string_view>
#include <vector>

#include "engine/source/origin.h"
#include "engine/units/unit.h"
#include "engine/yaml/node.h"

namespace sidelint::units {

// Reads patches and keeps the changes that can matter to somebody: of metadata, of hostNetwork, of webhooks, of a
// ConfigMap's data and of orders for charts. A patch that cannot be told leaf by leaf becomes one change without a
// path.
class PatchReader {
 public:
  // `by` is the field that lists the patches, a string literal.
  PatchReader(const Origins& origins, std::string_view by) : origins_(origins), by_(by) {}

  // A strategic merge patch. Mirrors kustomize api v0.20: null removes, `$patch` replaces or deletes, lists are leaves
  // here.
  std::vector<Change> strategic(yaml::Node patch) const;
  // A list of RFC 6902 operations.
  std::vector<Change> json(yaml::Node operations) const;

 private:
  struct Pending;
  void walk(std::vector<std::string> path, yaml::Node key, yaml::Node value, std::vector<Change>& changes) const;
  bool operation(yaml::Node operation, std::vector<Change>& changes) const;

  const Origins& origins_;
  std::string_view by_;
};

}  // namespace sidelint::units
