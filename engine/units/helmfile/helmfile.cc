#include "engine/units/helmfile/helmfile.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/source/path.h"
#include "engine/units/helmfile/handed.h"
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
    std::vector<std::string> named = follow_all();
    std::sort(named.begin(), named.end());
    const std::vector<std::string> found = found_;
    for (const std::string& file : found)
      if (!std::binary_search(named.begin(), named.end(), file)) tell(file);
    for (const std::string& file : found)  // those that name each other
      if (!told_files_.contains(file)) tell(file);
    leave_to_hooks();
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
  bool counts(const std::string& file) const { return file.ends_with(".gotmpl") || site_.index.find(file) != nullptr; }
  void add_found(const std::string& file) {
    if (counts(file)) found_.push_back(file);
  }

  void add_all_of(const std::string& folder) {
    for (std::string& file : all_of(folder)) found_.push_back(std::move(file));
  }

  std::vector<std::string> all_of(const std::string& folder) const {
    std::vector<std::string> files;
    const Result<std::vector<DirectoryEntry>> entries = site_.files.list(site_.territory.real(folder));
    for (std::size_t i = 0; entries && i < entries->size(); ++i) {
      const DirectoryEntry& entry = (*entries)[i];
      if (entry.kind == EntryKind::file && is_helmfile_suffix(entry.name) && counts(as_prefix(folder) + entry.name))
        files.push_back(as_prefix(folder) + entry.name);
    }
    std::sort(files.begin(), files.end());
    return files;
  }

  // A helmfile, and the files of each entry of its `helmfiles:`. None: why it cannot be followed has been told.
  struct Followed {
    std::optional<HelmfileState> state;
    std::vector<std::vector<std::string>> named = {};
  };

  const Followed& follow(const std::string& file) {
    const auto known = followed_.find(file);
    if (known != followed_.end()) return known->second;
    const Ground ground = ground_of_(file);
    std::variant<HelmfileState, UnknownPart> read = read_helmfile_state(file, ground);
    Followed followed;
    if (auto* why = std::get_if<UnknownPart>(&read)) {
      read_.unknown.push_back(std::move(*why));
    } else {
      followed.state = std::get<HelmfileState>(std::move(read));
      if (const yaml::Value* helmfiles = followed.state->fields.find("helmfiles"))
        for (const yaml::Value& entry : helmfiles->items)
          followed.named.push_back(named_by(entry, *followed.state, ground));
    }
    return followed_.emplace(file, std::move(followed)).first->second;
  }

  // All that are found or named; answers those that another one names.
  std::vector<std::string> follow_all() {
    std::vector<std::string> named;
    std::set<std::string> seen(found_.begin(), found_.end());
    std::vector<std::string> open(found_.rbegin(), found_.rend());
    while (!open.empty() && followed_.size() < kMostHelmfiles) {
      const std::string file = std::move(open.back());
      open.pop_back();
      for (const std::vector<std::string>& each : follow(file).named) {
        for (const std::string& other : each) {
          if (other != file) named.push_back(other);
          if (seen.insert(other).second) open.push_back(other);
        }
      }
    }
    return named;
  }

  // The file, and what it names with what it hands to it.
  void tell(const std::string& first) {
    struct Order {
      std::string file;
      Handed handed;
    };
    std::vector<Order> open{{first, {}}};
    while (!open.empty() && told_.size() < kMostHelmfiles) {
      const Order order = std::move(open.back());
      open.pop_back();
      told_files_.insert(order.file);
      if (!told_.insert(order.file + '\n' + key_of(order.handed)).second) continue;
      const Followed& followed = follow(order.file);
      if (!followed.state) continue;
      HelmfileState state = *followed.state;
      take(state, order.handed);
      tell_releases(state);
      const yaml::Value* helmfiles = followed.state->fields.find("helmfiles");
      for (std::size_t i = followed.named.size(); i > 0; --i) {
        const Handed handed = handed_by(state, helmfiles->items[i - 1]);
        for (const std::string& file : followed.named[i - 1]) open.push_back({file, handed});
      }
    }
  }

  void tell_releases(const HelmfileState& state) {
    const Ground ground = ground_of_(state.file);
    note_words(state.fields.find("hooks"));
    for (const yaml::Value& release : releases_of(state)) {
      note_words(release.find("hooks"));
      if (std::optional<Delivery> delivery = read_release(release, state, ground))
        read_.deliveries.push_back(*std::move(delivery));
    }
  }

  void note_words(const yaml::Value* hooks) {
    constexpr std::string_view kBetween = " \t\n/\"'=;";
    for (std::size_t i = 0; hooks != nullptr && i < hooks->items.size(); ++i) {
      const yaml::Value* args = hooks->items[i].find("args");
      for (std::size_t a = 0; args != nullptr && a < args->items.size(); ++a) {
        std::string_view text = args->items[a].text;
        while (!text.empty()) {
          const std::size_t end = std::min(text.find_first_of(kBetween), text.size());
          hook_words_.emplace(text.substr(0, end));
          text.remove_prefix(std::min(end + 1, text.size()));
        }
      }
    }
  }

  // `kubectl label namespace shop …`: a namespace that a hook of any release names is not plainly a new one.
  void leave_to_hooks() {
    for (Delivery& delivery : read_.deliveries)
      if (hook_words_.contains(delivery.name_space.value)) delivery.created_namespace.reset();
  }

  // An entry is a path, or a mapping with one; of a folder all its files count.
  std::vector<std::string> named_by(const yaml::Value& entry, const HelmfileState& state, const Ground& ground) {
    const yaml::Value* path = entry.is(yaml::Kind::mapping) ? entry.find("path") : &entry;
    if (path == nullptr || path->text.empty()) return {};
    const Span at = ground.origins.where(path->origin).value_or(Span{});
    const auto miss = [&](std::string why) -> std::vector<std::string> {
      read_.unknown.push_back({at, path->text, std::move(why)});
      return {};
    };
    if (is_open_in_helmfile(path->text)) return miss("a template tells which helmfiles those are");
    if (path->text.find("://") != std::string::npos) return miss("another repository");
    if (const auto folder = entry_beside(ground, state.file, path->text, EntryKind::directory)) return all_of(*folder);
    std::vector<std::string> found = entries_beside(ground, state.file, path->text, EntryKind::file);
    if (const auto file = entry_beside(ground, state.file, path->text, EntryKind::file)) found.push_back(*file);
    if (found.empty()) return miss("the repository has no such file");
    return found;
  }

  const Site& site_;
  const std::function<Ground(const std::string& file)>& ground_of_;
  std::vector<std::string> found_;  // by itself, in order
  std::map<std::string, Followed> followed_;
  std::set<std::string> told_;  // with what they are handed
  std::set<std::string> told_files_;
  std::set<std::string, std::less<>> hook_words_;
  Helmfiles read_;
};

}  // namespace

Helmfiles read_helmfiles(const Site& site, const std::function<Ground(const std::string& file)>& ground_of) {
  return Reader(site, ground_of).read();
}

}  // namespace sidelint::units
