// Base64 and base32 as Go's encoding packages write and read them.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::gotmpl {

struct Decoded {
  std::string bytes;
  std::string error;  // in Go's words; then there are no bytes
};

std::string base64_encoded(std::string_view bytes);
std::string base32_encoded(std::string_view bytes);
// Line ends are skipped; padding is required.
Decoded base64_decoded(std::string_view text);
Decoded base32_decoded(std::string_view text);

}  // namespace sidelint::gotmpl
