#include "linter/excluded.h"

#include <algorithm>
#include <string_view>

#include "engine/source/gitignore.h"

namespace sidelint::linter {
namespace {

// Patterns and the folder that they are seen from.
class Exclusion {
 public:
  Exclusion(const FileSystem& files, const std::string& folder, const std::vector<std::string>& patterns)
      : files_(files), patterns_(lines(patterns)) {
    if (const Result<std::string> real = files.real_path(folder)) prefix_ = *real == "/" ? *real : *real + "/";
  }

  bool takes(const std::string& root) const {
    const Result<std::string> real = files_.real_path(root);
    if (!real || prefix_.empty() || !real->starts_with(prefix_)) return false;
    const std::string_view path = std::string_view(*real).substr(prefix_.size());
    if (path.empty()) return false;
    for (std::size_t end = path.find('/'); end != std::string_view::npos; end = path.find('/', end + 1)) {
      if (ignores(path.substr(0, end), Gitignore::Entry::directory)) return true;
    }
    const Result<EntryKind> kind = files_.kind(root);
    const bool is_folder = kind && *kind == EntryKind::directory;
    return ignores(path, is_folder ? Gitignore::Entry::directory : Gitignore::Entry::file);
  }

 private:
  static std::string lines(const std::vector<std::string>& patterns) {
    std::string text;
    for (const std::string& pattern : patterns) text.append(pattern).append("\n");
    return text;
  }
  bool ignores(std::string_view path, Gitignore::Entry entry) const {
    return patterns_.ask(path, entry) == Gitignore::Answer::ignored;
  }

  const FileSystem& files_;
  Gitignore patterns_;
  std::string prefix_;  // with a slash at the end; empty if the folder is none
};

}  // namespace

void drop_excluded(const FileSystem& files, const Options& options, const Config& config,
                   std::vector<std::string>& roots) {
  const std::size_t slash = config.path.rfind('/');
  std::string folder = slash == std::string::npos ? "." : config.path.substr(0, slash + 1);
  if (folder.ends_with(".github/")) folder += "..";
  const Exclusion configured(files, folder, config.exclude);
  const Exclusion called(files, ".", options.exclude);
  std::erase_if(roots, [&](const std::string& root) { return configured.takes(root) || called.takes(root); });
}

}  // namespace sidelint::linter
