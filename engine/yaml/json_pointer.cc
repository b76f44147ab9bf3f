#include "engine/yaml/json_pointer.h"

#include <cstddef>

namespace sidelint::yaml {

std::string unescape_reference_token(std::string_view token) {
  std::string key;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const std::string_view two = token.substr(i, 2);
    const bool is_escape = two == "~0" || two == "~1";
    key += is_escape ? (two == "~0" ? '~' : '/') : token[i];
    if (is_escape) ++i;
  }
  return key;
}

}  // namespace sidelint::yaml
