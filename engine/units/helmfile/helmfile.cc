#include "engine/units/helmfile/helmfile.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/source/path.h"
#include "engine/units/helmfile/inherit.h"
#include "engine/units/helmfile/release.h"
#include "engine/units/helmfile/state.h"

namespace sidelint::units {
namespace {

constexpr std::array<std::string_view, 2> kNames{"helmfile.yaml", "helmfile.yaml.gotmpl"};
constexpr std::string_view kFolder = "helmfile.d";
constexpr std::array<std::string_view, 4> kSuffixes{".yaml", ".yml", ".yaml.gotmpl", ".yml.gotmpl"};
constexpr std::size_t kMostHelmfiles = 10'000;

bool is_helmfile_suffix(std::string_view name) {
  return std::ranges::any_of(kSuffixes, [&](std::string_view suffix) { return name.ends_with(suffix); });
}

class Reader {
 public:
  Reader(const Site& site, const std::function<Ground(const std::string& file)>& ground_of)
      : site_(site), ground_of_(ground_of) {}

  Helmfiles read() {
    for (const std::string& folder : folders()) add_folder(folder);
    for (std::size_t next = 0; next < files_.size() && next < kMostHelmfiles; ++next)
      read_file(std::string(files_[next]));
    return std::move(read_);
  }

 private:
  // All folders in which the run has files, and those around them.
  std::set<std::string> folders() const {
    std::set<std::string> found;
    for (const ScannedFile& file : site_.scan.files) {
      std::string_view path = site_.sources.path(file.source);
      while (!path.empty()) {
        const std::size_t slash = path.rfind('/');
        path = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
        if (!found.emplace(path).second) break;
      }
    }
    return found;
  }

  void add_folder(const std::string& folder) {
    const std::string prefix = as_prefix(folder);
    if (folder.substr(folder.rfind('/') + 1) == kFolder) return add_all_of(folder);
    for (const std::string_view name : kNames) {
      const std::string file = prefix + std::string(name);
      const Result<EntryKind> kind = site_.files.kind(site_.territory.real(file));
      if (kind && *kind == EntryKind::file) add_found(file);
    }
  }

  // What the walk leaves out is left out; of templates it knows nothing.
  void add_found(const std::string& file) {
    if (file.ends_with(".gotmpl") || site_.index.find(file) != nullptr) add(file);
  }

  void add_all_of(const std::string& folder) {
    const Result<std::vector<DirectoryEntry>> entries = site_.files.list(site_.territory.real(folder));
    if (!entries) return;
    std::set<std::string> names;
    for (const DirectoryEntry& entry : *entries)
      if (entry.kind == EntryKind::file && is_helmfile_suffix(entry.name)) names.insert(entry.name);
    for (const std::string& name : names) add_found(as_prefix(folder) + name);
  }

  void add(const std::string& file) {
    if (known_.insert(file).second) files_.push_back(file);
  }

  void read_file(const std::string& file) {
    const Ground ground = ground_of_(file);
    std::variant<HelmfileState, UnknownPart> read = read_helmfile_state(file, ground);
    if (auto* why = std::get_if<UnknownPart>(&read)) {
      read_.unknown.push_back(std::move(*why));
      return;
    }
    const HelmfileState& state = std::get<HelmfileState>(read);
    for (const yaml::Value& release : releases_of(state)) {
      if (std::optional<Delivery> delivery = read_release(release, state, ground))
        read_.deliveries.push_back(*std::move(delivery));
    }
    const yaml::Value* helmfiles = state.fields.find("helmfiles");
    for (std::size_t i = 0; helmfiles != nullptr && i < helmfiles->items.size(); ++i)
      add_named(helmfiles->items[i], state, ground);
  }

  // A path, or a mapping with one; of a folder all its files.
  void add_named(const yaml::Value& entry, const HelmfileState& state, const Ground& ground) {
    const yaml::Value* path = entry.is(yaml::Kind::mapping) ? entry.find("path") : &entry;
    if (path == nullptr || path->text.empty()) return;
    const Span at = ground.origins.where(path->origin).value_or(Span{});
    const auto miss = [&](std::string why) { read_.unknown.push_back({at, path->text, std::move(why)}); };
    if (is_open_in_helmfile(path->text)) return miss("a template tells which helmfiles those are");
    if (path->text.find("://") != std::string::npos) return miss("another repository");
    if (const auto folder = entry_beside(ground, state.file, path->text, EntryKind::directory))
      return add_all_of(*folder);
    std::vector<std::string> found = entries_beside(ground, state.file, path->text, EntryKind::file);
    if (const auto file = entry_beside(ground, state.file, path->text, EntryKind::file)) found.push_back(*file);
    if (found.empty()) miss("the repository has no such file");
    for (const std::string& file : found) add(file);
  }

  const Site& site_;
  const std::function<Ground(const std::string& file)>& ground_of_;
  std::vector<std::string> files_;
  std::set<std::string> known_;
  Helmfiles read_;
};

}  // namespace

Helmfiles read_helmfiles(const Site& site, const std::function<Ground(const std::string& file)>& ground_of) {
  return Reader(site, ground_of).read();
}

}  // namespace sidelint::units
