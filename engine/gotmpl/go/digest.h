// Checksums in hexadecimal: crypto/sha1, sha256 and sha512.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sidelint::gotmpl::go {

enum class Checksum : std::uint8_t { sha1, sha256, sha512 };

std::string hex_digest(Checksum checksum, std::string_view text);

}  // namespace sidelint::gotmpl::go
