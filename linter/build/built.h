// What `sidelint build` makes of its subject: a folder that kustomize builds, a chart that helm renders, or what a
// controller delivers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/source/file_system.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/source/span.h"
#include "engine/yaml/value.h"
#include "linter/options.h"

namespace sidelint::linter {

struct LeftOut {
  Span at;
  std::string what;
  std::string why;
};

struct Refused {
  Span at;
  std::string message;
};

struct BuiltSubject {
  std::vector<yaml::Value> objects;  // in the order of the real program
  std::vector<LeftOut> left_out;     // what only the network, a program or a cluster could add
  std::optional<Refused> refusal;
};

// Of a chart what the options say is its user's: files of values, single values, the release, the namespace.
BuiltSubject build_subject(const FileSystem& files, const Options& options, SourceMap& sources, Origins& origins);

}  // namespace sidelint::linter
