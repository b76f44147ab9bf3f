// Charts packed as .tgz.
//
// Mirrors helm 4.3, pkg/chart/loader/archive/archive.go, its limits and refusals too. Everything is unpacked in memory,
// and nothing by the names that stand in the archive: they become names in the chart, which may not leave it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sidelint::helm {

inline constexpr std::size_t kLargestUnpackedChart = 100U << 20U;  // helm's own limit

struct ArchiveFile {
  std::string name;  // without the folder that holds the chart
  std::string text;  // without a byte order mark
};
struct Archive {
  std::vector<ArchiveFile> files;
  std::string error;
};
Archive unpack(std::string_view bytes);

}  // namespace sidelint::helm
