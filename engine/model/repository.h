// The typed picture of what a repository applies. Built once, then read by everybody; points into the scan's documents.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/application.h"
#include "engine/model/injector.h"
#include "engine/model/mesh/mesh_install.h"
#include "engine/model/mutation/mutation.h"
#include "engine/model/namespace.h"
#include "engine/model/supporting.h"
#include "engine/model/webhook.h"
#include "engine/model/workload.h"
#include "engine/source/source_map.h"
#include "engine/units/unit.h"

namespace sidelint::model {

// A document that cannot be read as YAML: the parser's words.
struct Unreadable {
  Span at;
  std::string message;
  std::optional<Span> context_at;
  std::string context;
};

// A unit that kustomize would refuse to build.
struct Unbuildable {
  std::string unit;
  OriginId at;
  std::string message;
  // How its objects are read instead: from the files as they stand, or as the build would go on without what is
  // missing.
  enum class Read : std::uint8_t { as_they_stand, without_it } read;
};

// A unit with a chart that cannot be rendered as it is ordered; its objects are read as far as it could.
struct Unrenderable {
  std::string unit;
  OriginId at;
  std::string_view by;  // the program that stops: "helm", or who would hand the chart to it
  std::string message;
  std::string missing;  // the value that nobody gave, if that is why
  bool is_ordered;      // somebody installs it, with these values
};

// What only the network or a program could add to a unit that is built.
struct UnseenPart {
  std::string unit;
  std::string what;  // as it is written: an address, a plugin's kind, a chart's name
  OriginId at;
};

struct Repository {
  std::vector<Namespace> namespaces;  // each vector in order of place (file, byte)
  std::vector<Workload> workloads;
  std::vector<WebhookConfiguration> webhooks;
  std::vector<InjectorConfig> injectors;
  std::vector<MeshInstall> mesh;          // orders for control planes
  std::vector<MutationPolicy> mutations;  // by admission policies
  Supporting supporting;
  std::vector<Application> applications;
  std::vector<Unreadable> unreadable;
  std::vector<Unbuildable> unbuildable;
  std::vector<Unrenderable> unrenderable;
  std::vector<UnseenPart> unseen;
  std::vector<yaml::DuplicateKey> duplicate_keys;  // in documents that hold an object
};

// Reads every object of the units; `kind: List` and `*List` are opened. Objects of kinds nobody needs are passed over.
Repository read(const std::vector<units::Unit>& units, const SourceMap& sources, Origins& origins);

// The definitions among `all` that count for something in `file`: those in the same file; else in the same folder; else
// under it; else the same for each folder above. Several are returned if they are equally near: they may disagree.
// `all` are objects of one identity (the Namespaces of one name); indexes into it are returned, ascending.
std::vector<std::size_t> nearest_definitions(const std::vector<const Object*>& all, std::string_view file);

}  // namespace sidelint::model
