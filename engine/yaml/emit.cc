#include "engine/yaml/emit.h"

#include <optional>
#include <utility>

#include "engine/yaml/emit_events.h"
#include "engine/yaml/emit_simple.h"

namespace sidelint::yaml {

std::string to_yaml(const Value& value) {
  std::optional<std::string> simple = to_yaml_simply(value);
  return simple ? *std::move(simple) : to_yaml_by_events(value);
}

}  // namespace sidelint::yaml
