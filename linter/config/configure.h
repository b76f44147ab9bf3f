// `config show|path|verify|init|schema`.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "engine/base/result.h"
#include "engine/source/file_system.h"
#include "linter/options.h"

namespace sidelint::linter {

// Failure: an action that there is not, or a configuration that is refused.
std::optional<Failure> configure(const FileSystem& files, const Options& options, std::ostream& out);

// The JSON Schema of the configuration.
std::string config_schema();
// Every key with its meaning and an example, as YAML comments.
std::string config_documentation();

}  // namespace sidelint::linter
