// Holds a configuration against the table of its keys.
#pragma once

#include <optional>
#include <string_view>

#include "engine/base/result.h"
#include "engine/source/span.h"
#include "engine/yaml/node.h"

namespace sidelint::linter {

// A configuration file as read, for messages about it.
struct ConfigText {
  std::string_view path;
  std::string_view text;
};

// Every mistake, with its place and the line it stands in. A configuration that is half understood must not run.
std::optional<Failure> verify(yaml::Node root, const ConfigText& file);

// "config.yaml:2:3: why", and the line with the place underlined.
Failure failure_at(const ConfigText& file, Span at, std::string_view why);

}  // namespace sidelint::linter
