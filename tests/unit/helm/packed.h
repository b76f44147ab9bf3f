// Charts as .tgz.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <zlib.h>

namespace sidelint::helm {

inline std::string gzip(std::string_view bytes) {
  z_stream stream{};
  constexpr int kGzip = 16;
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + kGzip, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  std::string in(bytes);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string octal(std::size_t value, std::size_t width) {
  std::string digits(width - 1, '0');
  for (std::size_t i = width - 1; i-- > 0; value /= 8) digits[i] = static_cast<char>('0' + value % 8);
  return digits + '\0';
}

// One file of a tar archive; `size` is what its header says.
inline std::string tar_entry(std::string_view name, std::string_view text, std::size_t size, char type = '0') {
  std::string header(512, '\0');
  header.replace(0, name.size(), name);
  header.replace(100, 8, octal(0644, 8));
  header.replace(124, 12, octal(size, 12));
  header[156] = type;
  header.replace(257, 6, std::string_view("ustar\0", 6));
  header.replace(148, 8, "        ");
  std::size_t sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  header.replace(148, 8, octal(sum, 7) + ' ');
  std::string out = header + std::string(text);
  out.resize((out.size() + 511) / 512 * 512);
  return out;
}

inline std::string tgz(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string tar;
  for (const auto& [name, text] : files) tar += tar_entry(name, text, text.size());
  return gzip(tar + std::string(1024, '\0'));
}

}  // namespace sidelint::helm
