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
#include "engine/units/unit.h"
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

// What may be otherwise than it is shown, or may be there though it is not shown.
struct OpenPart {
  std::vector<std::string> path;  // empty: the whole object
  Span by;                        // who leaves it open: an action of a template, the line of an order
};

struct BuiltObject {
  yaml::Value value;
  std::vector<OpenPart> open;
};

struct BuiltSubject {
  std::vector<BuiltObject> objects;  // in the order of the real program
  std::vector<LeftOut> left_out;     // what only the network, a program or a cluster could add
  std::optional<Refused> refusal;
};

std::vector<OpenPart> open_parts(const std::vector<units::Change>& changes, const Origins& origins);

// Of a chart what the options say is its user's: files of values, single values, the release, the namespace.
BuiltSubject build_subject(const FileSystem& files, const Options& options, SourceMap& sources, Origins& origins);

}  // namespace sidelint::linter
