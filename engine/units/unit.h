// What is applied together, as it will be applied: the objects of a unit. The model reads units and does not ask how
// they came to be (files as they stand today; rendered overlays and charts arrive through the same door).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/origin.h"
#include "engine/source/span.h"
#include "engine/units/scan.h"
#include "engine/yaml/node.h"

namespace sidelint::units {

// A change that somebody makes to an object before it is applied and that is not rendered into the node: a fact is
// known to be open. A kustomization's `namespace:`, `commonLabels:`, `labels:`, `commonAnnotations:` or a patch. A path
// stands for all that is below it; `namespace:` renames a Namespace, so there it is {"metadata", "name"}.
struct Change {
  OriginId at;                       // the line that orders it
  std::string_view by;               // the field of the kustomization: "namespace", "patches"; a string literal
  std::vector<std::string> path;     // the field that changes ({"metadata", "namespace"}); empty: it may be any
  std::optional<std::string> value;  // what it becomes; empty: removed, or not told
};

// An object as it stands in a file, lists opened.
struct AppliedObject {
  yaml::Node node;
  std::string api_version;  // of an item of a typed list that leaves them out: told by the list's
  std::string kind;
  SourceId source{};
  Span bytes;                                // of its document
  const yaml::Document* document = nullptr;  // that holds the node
  std::vector<Change> changes;               // those of a base before those of its overlays
};

// A file that holds no objects but says something of them: a kustomization, a Chart.yaml, values that one of them
// names.
struct OtherFile {
  SourceId source{};
  yaml::Node root;  // of its first document
};

struct Unit {
  std::string folder;  // "." for a plain tree
  std::vector<AppliedObject> objects;
  std::vector<OtherFile> other_files;   // by SourceId
  std::vector<yaml::Problem> problems;  // documents that should have been objects and cannot be read
};

// Finds the units of a scan. Files that a kustomization lists as patches, generators, transformers, configuration or
// Helm values are no objects of their own. Patches written inside a kustomization get their origins' entries in its
// shard.
std::vector<Unit> discover(const Scan& scan, const SourceMap& sources, Origins& origins);

}  // namespace sidelint::units
