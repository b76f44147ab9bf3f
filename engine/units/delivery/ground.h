// What the readers of deliveries know of the run around an ordering object.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/file_system.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/units/delivery/repository.h"
#include "engine/units/hands/site.h"
#include "engine/units/unit.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

// Deliveries are told on one thread, so what their readers make gets entries in the run's own tables.
struct Ground {
  const Site& site;
  const Remotes& remotes;
  SourceMap& sources;
  Origins& origins;
  // All objects of the kind that have this name, of any unit.
  std::function<std::vector<const AppliedObject*>(std::string_view kind, std::string_view name)> called;
  // All objects of the kind.
  std::function<std::vector<const AppliedObject*>(std::string_view kind)> all;
  // The run's source of a file; a new one if the run has not met it.
  std::function<SourceId(const std::string& path)> source_of;
};

// The run's name of a folder that an order names by its path in the repository. Empty if it is not there, or outside.
// Where nobody says which folder is the repository's root, the folders on the way to the order are tried too, the
// highest first. `order` is the file of the order.
std::optional<std::string> folder_in_repository(const Ground& ground, const std::string& order, std::string_view path);
// The real folder in which the path begins, if something of any kind is there.
std::optional<std::string> root_of_path(const Ground& ground, const std::string& order, std::string_view path);
// The same of a file.
std::optional<std::string> file_in_repository(const Ground& ground, const std::string& order, std::string_view path);
// The run's name of what lies at a path that begins in the folder of the order; of all that a last part with `*`, `?`
// or `[…]` takes, in order.
std::optional<std::string> entry_beside(const Ground& ground, const std::string& order, std::string_view path,
                                        EntryKind wanted);
std::vector<std::string> entries_beside(const Ground& ground, const std::string& order, std::string_view path,
                                        EntryKind wanted);

// The first document of a file, with origins there; null where it holds nothing. Empty if it cannot be read.
std::optional<yaml::Value> read_file(const Ground& ground, const std::string& name);
// All its documents that hold something. Empty if one cannot be read.
std::optional<std::vector<yaml::Value>> read_documents(const Ground& ground, const std::string& name);

// Whether an order that names this address and this path means the repository of the run.
bool is_here(const Ground& ground, const std::string& order, std::string_view address, std::string_view path);

}  // namespace sidelint::units
