// A chart as its files say: read once, rendered any number of times.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/gotmpl/value.h"
#include "engine/source/span.h"

namespace sidelint::helm {

struct ChartFile {
  std::string name;                // seen from the chart
  std::string path;                // of a file in a folder, all links resolved
  std::optional<SourceId> source;  // set once it is read
};

// An entry of `import-values`; a plain text is {exports.TEXT, .}.
struct ImportedValues {
  std::string child;
  std::string parent;
};

struct Dependency {
  std::string name;
  std::string version;
  std::string repository;
  std::string condition;
  std::vector<std::string> tags;
  bool enabled = false;
  std::vector<ImportedValues> import_values;
  std::string alias;
  Span at;  // its entry
};

struct Maintainer {
  std::string name;
  std::string email;
  std::string url;
};

struct Metadata {
  std::string name;
  std::string home;
  std::vector<std::string> sources;
  std::string version;
  std::string description;
  std::vector<std::string> keywords;
  std::vector<Maintainer> maintainers;
  std::string icon;
  std::string api_version;
  std::string condition;
  std::string tags;
  std::string app_version;
  bool deprecated = false;
  std::vector<std::pair<std::string, std::string>> annotations;
  std::string kube_version;
  std::vector<Dependency> dependencies;
  std::string type;

  bool is_library() const;  // in any letter case
};

struct Chart {
  Metadata metadata;
  Span written;                // Chart.yaml
  gotmpl::Value values;        // of values.yaml; a map, or invalid if there is none
  std::optional<Span> schema;  // values.schema.json
  std::vector<ChartFile> templates;
  std::vector<ChartFile> files;   // all others but those of sub-charts; `crds/` among them
  std::vector<SourceId> sources;  // that were read so far
  std::vector<Chart> children;    // by the name that they have in charts/
};

}  // namespace sidelint::helm
