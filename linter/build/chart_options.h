// What `sidelint build` is told of a chart: what whoever installs it would say.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sidelint::linter {

struct ChartOptions {
  std::vector<std::string> values_files;
  std::vector<std::string> set_values;    // as behind helm's --set
  std::optional<std::string> release;     // its name
  std::optional<std::string> name_space;  // where it goes
};

}  // namespace sidelint::linter
