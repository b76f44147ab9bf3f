#include "engine/decide/release.h"

#include <cstddef>
#include <iterator>

namespace sidelint::decide {
namespace {

constexpr std::string_view kReserved[] = {"kube-system", "kube-public", "kube-node-lease", "local-path-storage"};
constexpr std::size_t kReservedBefore19 = 2;

constexpr Release kFirstLabelRelease{1, 12, 0};
constexpr Release kFirstStrictRelease{1, 27, 0};
constexpr Release kFirstFourReserved{1, 9, 0};

}  // namespace

Family family(Release release) {
  if (release < kFirstLabelRelease) return Family::annotation_loose;
  return release < kFirstStrictRelease ? Family::label_loose : Family::label_strict;
}

std::string_view releases_of(Family family) {
  switch (family) {
    case Family::annotation_loose:
      return "1.11 and older";
    case Family::label_loose:
      return "1.12 to 1.26";
    case Family::label_strict:
      return "1.27 and newer";
  }
  return "";
}

std::span<const std::string_view> reserved_namespaces(Release release) {
  return std::span(kReserved).first(release < kFirstFourReserved ? kReservedBefore19 : std::size(kReserved));
}

}  // namespace sidelint::decide
