#include "engine/gotmpl/go/digest.h"

#include <array>

#include <openssl/evp.h>

namespace sidelint::gotmpl::go {

std::string hex_digest(Checksum checksum, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const EVP_MD* algorithm = EVP_sha256();
  if (checksum == Checksum::sha1) algorithm = EVP_sha1();
  if (checksum == Checksum::sha512) algorithm = EVP_sha512();
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  EVP_Digest(text.data(), text.size(), bytes.data(), &size, algorithm, nullptr);
  std::string out;
  for (unsigned i = 0; i < size; ++i) {
    out += kDigits[bytes.at(i) >> 4U];
    out += kDigits[bytes.at(i) & 15U];
  }
  return out;
}

}  // namespace sidelint::gotmpl::go
