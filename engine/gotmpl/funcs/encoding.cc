// Encodings and checksums: sprig/strings.go and sprig/crypto.go.
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/gotmpl/funcs/base_n.h"
#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/go/digest.h"

namespace sidelint::gotmpl::sprig {
namespace {

Value b64enc(Call& call) { return call.text(base64_encoded(call.text_arg(0))); }
Value b32enc(Call& call) { return call.text(base32_encoded(call.text_arg(0))); }

// Sprig gives the message as the result.
Value decoded(Call& call, Decoded&& decoded) {
  return call.text(decoded.error.empty() ? std::move(decoded.bytes) : std::move(decoded.error));
}

Value b64dec(Call& call) { return decoded(call, base64_decoded(call.text_arg(0))); }
Value b32dec(Call& call) { return decoded(call, base32_decoded(call.text_arg(0))); }

Value digest(Call& call, go::Checksum checksum) { return call.text(go::hex_digest(checksum, call.text_arg(0))); }
Value sha1sum(Call& call) { return digest(call, go::Checksum::sha1); }
Value sha256sum(Call& call) { return digest(call, go::Checksum::sha256); }
Value sha512sum(Call& call) { return digest(call, go::Checksum::sha512); }

Value adler32sum(Call& call) {
  constexpr std::uint32_t kModulus = 65521;
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const char c : call.text_arg(0)) {
    low = (low + static_cast<unsigned char>(c)) % kModulus;
    high = (high + low) % kModulus;
  }
  return call.text(std::to_string((high << 16U) | low));
}

constexpr FuncDef kEncoding[] = {
    {"adler32sum", adler32sum, {&kString}}, {"b32dec", b32dec, {&kString}},       {"b32enc", b32enc, {&kString}},
    {"b64dec", b64dec, {&kString}},         {"b64enc", b64enc, {&kString}},       {"sha1sum", sha1sum, {&kString}},
    {"sha256sum", sha256sum, {&kString}},   {"sha512sum", sha512sum, {&kString}},
};

}  // namespace

std::span<const FuncDef> encoding() { return kEncoding; }

}  // namespace sidelint::gotmpl::sprig
