#include <algorithm>
#include <cstddef>
#include <limits>

#include "engine/model/repository.h"

namespace sidelint::model {
namespace {

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

// The length of the deepest folder that both folders are, or lie in.
std::size_t shared_folder(std::string_view a, std::string_view b) {
  const std::size_t length = std::min(a.size(), b.size());
  const auto differ = std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(length), b.begin()).first;
  const auto same = static_cast<std::size_t>(differ - a.begin());
  const bool a_ends = same == a.size() || a[same] == '/';
  const bool b_ends = same == b.size() || b[same] == '/';
  if (a_ends && b_ends) return same;
  const std::size_t slash = a.substr(0, same).rfind('/');
  return slash == std::string_view::npos ? 0 : slash;
}

// The smaller, the nearer is a definition in `other` (in the folder `other_folder`) to what stands in `file`.
std::size_t distance(std::string_view file, const Object& other) {
  if (other.file == file) return 0;
  const std::string_view folder = folder_of(file);
  const std::size_t shared = shared_folder(folder, other.folder);
  const std::string_view above = folder.substr(shared);
  std::size_t steps_up = static_cast<std::size_t>(std::count(above.begin(), above.end(), '/'));
  if (shared == 0 && !folder.empty()) ++steps_up;  // from a first component to the root there is no slash
  return 1 + 2 * steps_up + (other.folder.size() == shared ? 0 : 1);
}

}  // namespace

std::vector<std::size_t> nearest_definitions(const std::vector<const Object*>& all, std::string_view file) {
  std::vector<std::size_t> nearest;
  std::size_t least = std::numeric_limits<std::size_t>::max();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t away = distance(file, *all[i]);
    if (away < least) nearest.clear();
    if (away <= least) nearest.push_back(i);
    least = std::min(least, away);
  }
  return nearest;
}

}  // namespace sidelint::model
