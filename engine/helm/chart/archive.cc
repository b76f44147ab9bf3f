#include "engine/helm/chart/archive.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

#include <zlib.h>

#include "engine/gotmpl/go/quote.h"
#include "engine/helm/files.h"
#include "engine/source/path.h"

namespace sidelint::helm {
namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kPiece = 64U << 10U;
// The chart, and what the blocks of a tar file waste: a header for each file, and the rest of its last block.
constexpr std::size_t kLargestTar = kLargestUnpackedChart + (16U << 20U);

std::string too_large() {
  return "decompressed chart is larger than the maximum size " + std::to_string(kLargestUnpackedChart);
}

struct Unzipped {
  std::string bytes;
  std::string error;
};

// All members of a gzip file, one behind the other.
Unzipped unzip(std::string_view bytes) {
  Unzipped out;
  z_stream stream{};
  constexpr int kGzipOnly = 16;
  if (inflateInit2(&stream, MAX_WBITS + kGzipOnly) != Z_OK) return {{}, "out of memory"};
  std::vector<char> piece(kPiece);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib only reads there
  stream.avail_in = static_cast<uInt>(bytes.size());
  for (bool done = bytes.empty(); !done && out.error.empty();) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    const int state = inflate(&stream, Z_NO_FLUSH);
    out.bytes.append(piece.data(), piece.size() - stream.avail_out);
    if (state == Z_STREAM_END) {
      done = stream.avail_in == 0;
      if (!done && inflateReset(&stream) != Z_OK) out.error = "gzip: invalid header";
    } else if (state == Z_BUF_ERROR || (state == Z_OK && stream.avail_in == 0 && stream.avail_out > 0)) {
      out.error = "unexpected EOF";
    } else if (state != Z_OK) {
      out.error = out.bytes.empty() ? "gzip: invalid header" : "flate: corrupt input";
    }
    if (out.bytes.size() > kLargestTar) out.error = too_large();
  }
  if (bytes.empty()) out.error = "EOF";
  inflateEnd(&stream);
  return out;
}

// A number of a header: octal digits, or bytes behind a first one with its highest bit set.
std::uint64_t number_in(std::string_view field) {
  std::uint64_t value = 0;
  if (!field.empty() && (static_cast<unsigned char>(field.front()) & 0x80U) != 0) {
    value = static_cast<unsigned char>(field.front()) & 0x7FU;
    for (const char c : field.substr(1)) value = value << 8U | static_cast<unsigned char>(c);
    return value;
  }
  for (const char c : field)
    if (c >= '0' && c <= '7') value = value * 8 + static_cast<std::uint64_t>(c - '0');
  return value;
}

std::string_view text_in(std::string_view field) { return field.substr(0, std::min(field.find('\0'), field.size())); }

// The records of a pax header: "LENGTH KEY=VALUE\n".
std::string pax_path(std::string_view records) {
  std::string path;
  while (!records.empty()) {
    const std::size_t space = records.find(' ');
    std::size_t length = 0;
    for (const char c : records.substr(0, std::min(space, records.size())))
      if (c >= '0' && c <= '9' && length < records.size()) length = length * 10 + static_cast<std::size_t>(c - '0');
    if (space == std::string_view::npos || length <= space + 1 || length > records.size()) return path;
    std::string_view record = records.substr(space + 1, length - space - 2);
    if (record.starts_with("path=")) path = record.substr(5);
    records.remove_prefix(length);
  }
  return path;
}

// The name in the chart that a name in the archive stands for; an error where it would leave the chart.
ArchiveFile placed(std::string_view full, std::string& error) {
  const char delimiter = full.find('\\') == std::string_view::npos ? '/' : '\\';
  const std::size_t first = full.find(delimiter);
  std::string name(first == std::string_view::npos ? std::string_view() : full.substr(first + 1));
  std::replace(name.begin(), name.end(), delimiter, '/');
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (name.starts_with('/')) {
    error = "chart illegally contains absolute paths";
  } else if (name = join_path("", name); name == ".") {
    error = "chart illegally contains content outside the base directory: " + gotmpl::go::quote(full);
  } else if (name.starts_with("..")) {
    error = "chart illegally references parent directory";
  } else if (name.size() > 2 && is_letter(name[0]) && name.substr(1, 2) == ":/") {
    error = "chart contains illegally named files";
  } else if (full.substr(0, first) == "Chart.yaml") {
    error = "chart yaml not in base directory";
  }
  return {std::move(name), {}};
}

class TarReader {
 public:
  explicit TarReader(std::string_view bytes) : rest_(bytes) {}

  Archive read() {
    while (out_.error.empty() && rest_.size() >= kBlock) {
      const std::string_view header = rest_.substr(0, kBlock);
      rest_.remove_prefix(kBlock);
      if (header.find_first_not_of('\0') == std::string_view::npos) break;
      entry(header);
    }
    if (out_.error.empty() && out_.files.empty()) out_.error = "no files in chart archive";
    return std::move(out_);
  }

 private:
  void entry(std::string_view header) {
    if (!is_sum_right(header)) return fail("archive/tar: invalid tar header");
    const std::uint64_t size = number_in(header.substr(124, 12));
    const char type = header[156];
    const bool has_bytes =
        type == '0' || type == '\0' || type == '7' || type == 'x' || type == 'g' || type == 'L' || type == 'K';
    if (has_bytes && size > rest_.size()) return fail(size > kLargestUnpackedChart ? too_large() : "unexpected EOF");
    const std::string_view bytes = rest_.substr(0, has_bytes ? static_cast<std::size_t>(size) : 0);
    rest_.remove_prefix(std::min(rest_.size(), (bytes.size() + kBlock - 1) / kBlock * kBlock));
    if (type == 'x') {
      long_name_ = pax_path(bytes);
    } else if (type == 'L') {
      long_name_ = text_in(bytes);
    } else if (type != 'g' && type != 'K') {
      std::string name = std::exchange(long_name_, {});
      if (name.empty()) name = name_in(header);
      if (type != '5' && !name.ends_with('/')) add(name, bytes);
    }
  }

  static bool is_sum_right(std::string_view header) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kBlock; ++i)
      sum += i >= 148 && i < 156 ? static_cast<unsigned char>(' ') : static_cast<unsigned char>(header[i]);
    return sum == number_in(header.substr(148, 8));
  }

  static std::string name_in(std::string_view header) {
    std::string name(text_in(header.substr(0, 100)));
    const std::string_view prefix = text_in(header.substr(345, 155));
    if (header.substr(257, 5) == "ustar" && header[262] == '\0' && !prefix.empty())
      name = std::string(prefix) + "/" + name;
    return name;
  }

  void add(std::string_view full, std::string_view bytes) {
    ArchiveFile file = placed(full, out_.error);
    if (!out_.error.empty()) return;
    total_ += bytes.size();
    if (total_ >= kLargestUnpackedChart) return fail(too_large());
    file.text = without_mark(bytes);
    out_.files.push_back(std::move(file));
  }

  void fail(std::string error) {
    out_.error = std::move(error);
    out_.files.clear();
  }

  std::string_view rest_;
  std::string long_name_;
  std::size_t total_ = 0;
  Archive out_;
};

}  // namespace

Archive unpack(std::string_view bytes) {
  Unzipped tar = unzip(bytes);
  if (!tar.error.empty()) return {{}, std::move(tar.error)};
  Archive archive = TarReader(tar.bytes).read();
  if (!archive.error.empty()) archive.files.clear();
  return archive;
}

}  // namespace sidelint::helm
