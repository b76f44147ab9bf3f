#include "engine/units/delivery/open_value.h"

#include <cstddef>
#include <utility>

namespace sidelint::units {

helm::OpenValue open_value(std::string_view name, std::string why) {
  helm::OpenValue open{{std::string()}, std::move(why)};
  for (std::size_t i = 0; i < name.size() && name[i] != '['; ++i) {
    if (name[i] == '.') {
      open.path.emplace_back();
    } else {
      if (name[i] == '\\' && i + 1 < name.size()) ++i;
      open.path.back() += name[i];
    }
  }
  return open;
}

}  // namespace sidelint::units
