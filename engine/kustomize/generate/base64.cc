#include "engine/kustomize/generate/base64.h"

#include <cstddef>
#include <cstdint>

namespace sidelint::kustomize {
namespace {

std::string encode(std::string_view bytes) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = (group << 8U) | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j) text += i + j > bytes.size() ? '=' : kAlphabet[(group >> (18U - 6U * j)) & 63U];
  }
  return text;
}

}  // namespace

std::string encode_base64(std::string_view bytes) {
  constexpr std::size_t kLine = 70;
  std::string text = encode(bytes);
  if (text.size() / kLine + 1 == 1) return text;
  std::string lines;
  for (std::size_t i = 0; i < text.size(); i += kLine) (lines += std::string_view(text).substr(i, kLine)) += '\n';
  return lines;
}

}  // namespace sidelint::kustomize
