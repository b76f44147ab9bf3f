#include "engine/source/root_folder.h"

#include "engine/source/path.h"

namespace sidelint {

RootFolder::RootFolder(const FileSystem& files, std::string_view typed) : typed_(tidy_path(typed)) {
  const Result<std::string> real = files.real_path(typed.empty() ? "." : std::string(typed));
  if (real) real_ = *real;
  const Result<std::string> here = files.real_path(".");
  if (here) working_folder_ = *here;
}

bool RootFolder::holds(std::string_view resolved) const { return !real_.empty() && is_within(resolved, real_); }

std::string RootFolder::shown(std::string_view resolved) const {
  if (!holds(resolved)) return std::string(resolved);
  std::string_view below = resolved.substr(real_.size());
  if (below.starts_with('/')) below.remove_prefix(1);
  if (below.empty()) return typed_.empty() ? "." : typed_;
  return as_prefix(typed_) + std::string(below);
}

}  // namespace sidelint
