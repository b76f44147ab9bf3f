#include "engine/helm/chart/folder.h"

#include <algorithm>
#include <utility>

#include "engine/helm/chart/ignore.h"

namespace sidelint::helm {
namespace {

constexpr std::size_t kMostFiles = 50'000;
constexpr std::size_t kDeepest = 100;  // folders within folders

class Lister {
 public:
  Lister(Files& files, IgnoreRules rules) : files_(files), rules_(std::move(rules)) {}

  bool list(const std::string& folder, const std::string& below) {
    open_.push_back(folder);
    for (const DirectoryEntry& entry : files_.list(folder))
      if (!add(folder, below, entry)) return false;
    open_.pop_back();
    return true;
  }

  std::vector<ChartFile> take() { return std::move(found_); }
  std::string take_error() { return std::move(error_); }

 private:
  bool add(const std::string& folder, const std::string& below, const DirectoryEntry& entry) {
    const std::string name = below + entry.name;
    std::string path = folder + "/" + entry.name;
    EntryKind kind = entry.kind;
    if (kind == EntryKind::symlink) {
      const std::variant<std::string, Refusal> real = files_.resolve(folder, entry.name);
      if (const auto* refusal = std::get_if<Refusal>(&real))
        return rules_.ignores(name, EntryKind::file) || fail(refusal->message);
      path = std::get<std::string>(real);
      kind = files_.is_folder(path) ? EntryKind::directory : EntryKind::file;
    }
    if (rules_.ignores(name, kind)) return true;
    if (kind == EntryKind::directory) {
      if (std::find(open_.begin(), open_.end(), path) != open_.end() || open_.size() == kDeepest)
        return fail("the folders of the chart lead back into themselves: " + files_.shown(path));
      return list(path, name + "/");
    }
    if (kind != EntryKind::file)
      return fail("cannot load irregular file " + files_.shown(path) + " as it has file mode type bits set");
    if (found_.size() == kMostFiles) return fail("the chart has too many files");
    found_.push_back({name, std::move(path), {}});
    return true;
  }

  bool fail(std::string error) {
    error_ = std::move(error);
    return false;
  }

  Files& files_;
  IgnoreRules rules_;
  std::vector<std::string> open_;
  std::vector<ChartFile> found_;
  std::string error_;
};

}  // namespace

std::variant<std::vector<ChartFile>, Refusal> list_chart(Files& files, const std::string& folder) {
  IgnoreRules rules;
  std::string_view patterns;
  const std::variant<std::string, Refusal> path = files.resolve(folder, ".helmignore");
  if (const auto* resolved = std::get_if<std::string>(&path)) {
    const std::variant<SourceId, Refusal> source = files.read(*resolved);
    if (const auto* id = std::get_if<SourceId>(&source)) patterns = files.text(*id);
  }
  if (std::string error = rules.read(patterns); !error.empty()) return Refusal{{}, std::move(error)};
  Lister lister(files, std::move(rules));
  if (!lister.list(folder, "")) return Refusal{{}, lister.take_error()};
  return lister.take();
}

}  // namespace sidelint::helm
