// What a kustomization says, as far as it can be told without building it: which files are resources, which are not,
// and which changes it orders for whom.
//
// Mirrors kustomize api v0.20 (types/kustomization.go, konfig/builtinpluginconsts). Left out: renaming of what is no
// Namespace, images, replicas and generated ConfigMaps, which no decision depends on.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/units/kustomizations/target.h"
#include "engine/units/scan/file_index.h"
#include "engine/units/scan/scan.h"
#include "engine/units/unit.h"
#include "engine/yaml/node.h"

namespace sidelint::units {

struct Order {
  Target target;
  std::vector<Change> changes;
};

struct Kustomization {
  // another: a file of that name that is none, such as an object of Flux.
  enum class Is : std::uint8_t { kustomization, component, another } is = Is::kustomization;
  SourceId source{};
  std::string folder;                    // "" is the folder that paths are relative to
  std::vector<std::string> resources;    // paths of files and folders, remote ones too
  std::vector<std::string> components;   // paths of folders
  std::vector<std::string> other_files;  // listed for another use: patches, generators, configuration
  bool makes_objects = false;            // by generators or charts, of kinds that somebody may need
  Names names = Names::as_written;       // how it changes its resources' names
  std::vector<Order> orders;
};

// What a kustomization needs to know of the files around it.
struct Surroundings {
  const SourceMap& sources;
  Origins& origins;
  // The file of that path; null if it was not read.
  std::function<const ScannedFile*(const std::string& path)> find;
};

Kustomization read_kustomization(SourceId source, yaml::Node root, const Surroundings& around);

// Those of a scan; of several in one folder, which kustomize refuses, the first.
std::vector<Kustomization> read_kustomizations(const Scan& scan, const FileIndex& files, const SourceMap& sources,
                                               Origins& origins);

// Whom a `target:` or `select:` of a kustomization means.
Target target_of(yaml::Node node);

// The path `entry` of something in `folder`, without `.` and, where they can be resolved, `..` components.
std::string resolve(std::string_view folder, std::string_view entry);

}  // namespace sidelint::units
