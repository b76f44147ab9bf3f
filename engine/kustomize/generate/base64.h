// Base64 as kustomize writes it into data.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::kustomize {

// In lines of 70 characters, each with a line end, if there is more than one line. Mirrors kyaml 0.21, datamap.go.
std::string encode_base64(std::string_view bytes);

}  // namespace sidelint::kustomize
