// The git generator: folders of the repository, or what files in it hold.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/source/path.h"
#include "engine/units/argocd/generators.h"
#include "engine/units/argocd/path_patterns.h"

namespace sidelint::units {
namespace {

std::string_view text_of(const yaml::Value& mapping, std::string_view key) {
  const yaml::Value* value = mapping.find(key);
  return value == nullptr ? std::string_view() : std::string_view(value->text);
}

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }  // npos + 1 is 0

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? std::string_view(".") : path.substr(0, slash));
}

std::vector<std::string> segments_of(const std::string& path) {
  std::vector<std::string> segments;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    segments.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return segments;
}

// The pattern itself if it has none, else the folder in front of them.
std::string_view before_wildcards(std::string_view pattern) {
  const std::size_t literal = pattern.find_first_of("*?[");
  if (literal == std::string_view::npos) return pattern;
  const std::size_t slash = pattern.substr(0, literal).rfind('/');
  return slash == std::string_view::npos ? std::string_view(".") : pattern.substr(0, slash);
}

class GitReader {
 public:
  GitReader(const yaml::Value& given, Generating& all)
      : given_(given), all_(all), prefix_(text_of(given, "pathParamPrefix")) {}

  std::vector<Parameters> read() {
    const yaml::Value* folders = given_.find("directories");
    const yaml::Value* files = given_.find("files");
    const bool by_folders = folders != nullptr && !folders->items.empty();
    if (!by_folders && files == nullptr) return {};
    const std::vector<std::string> paths = matching(by_folders ? *folders : *files, by_folders);
    if (paths.empty() && !is_ours(by_folders ? *folders : *files)) {
      const yaml::Value* repository = given_.find("repoURL");
      Parameters open = all_.miss(repository == nullptr ? given_.origin : repository->origin,
                                  text_of(given_, "repoURL"), "another repository");
      if (by_folders) open = {.unknown = {prefix_.empty() ? "path" : prefix_}};
      add_values(given_, all_, open);
      return {std::move(open)};
    }
    std::vector<Parameters> made;
    for (const std::string& path : paths) {
      if (made.size() > kMostApplications) break;
      by_folders ? add_folder(path, made) : add_file(path, made);
    }
    return made;
  }

 private:
  struct Found {
    std::string root;
    std::string path;
  };

  // The folder in which the patterns begin: where what stands in them before the first wildcard is there.
  std::optional<std::string> root_of(std::string_view pattern) const {
    return root_of_path(all_.ground, all_.file, before_wildcards(pattern));
  }

  bool is_ours(const yaml::Value& patterns) const {
    for (const yaml::Value& each : patterns.items) {
      const std::string_view pattern = text_of(each, "path");
      if (is_here(all_.ground, all_.file, text_of(given_, "repoURL"), before_wildcards(pattern))) return true;
    }
    return false;
  }

  std::vector<std::string> matching(const yaml::Value& patterns, bool by_folders) {
    std::vector<std::string> paths;
    if (!is_ours(patterns)) return paths;
    const FileSystem& files = all_.ground.site.files;
    for (const yaml::Value& each : patterns.items) {
      const std::string_view pattern = text_of(each, "path");
      const std::optional<std::string> root = root_of(pattern);
      if (!root || text_of(each, "exclude") == "true") continue;
      std::vector<std::string> found =
          by_folders ? folders_matching(files, *root, pattern) : files_matching(files, *root, pattern);
      std::move(found.begin(), found.end(), std::back_inserter(paths));
    }
    std::sort(paths.begin(), paths.end());
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    for (const yaml::Value& each : patterns.items) {
      if (text_of(each, "exclude") != "true") continue;
      const std::string pattern = tidy_path(text_of(each, "path"));
      std::erase_if(paths, [&](const std::string& path) {
        return by_folders ? is_path_match(pattern, path) : is_wildcard_match(pattern, path);
      });
    }
    return paths;
  }

  yaml::Value text(std::string_view value) const { return yaml::Value::string(value, given_.origin); }

  // `path` and its kin, as the templates of the set ask for them.
  void add_path(const std::string& folder, std::string_view file, Parameters& parameters) const {
    const std::string_view base = last_part(folder);
    std::vector<std::pair<std::string, yaml::Value>> fields{{"basename", text(base)},
                                                            {"basenameNormalized", text(normalized_name(base))}};
    if (!file.empty()) {
      fields.emplace_back("filename", text(file));
      fields.emplace_back("filenameNormalized", text(normalized_name(file)));
    }
    const std::vector<std::string> segments = segments_of(folder);
    if (all_.filler.is_go()) {
      yaml::Value path = yaml::Value::mapping(given_.origin);
      path.set("path", text(folder));
      for (auto& [name, value] : fields) path.set(name, std::move(value));
      yaml::Value list = yaml::Value::sequence(given_.origin);
      for (const std::string& segment : segments) list.items.push_back(text(segment));
      path.set("segments", std::move(list));
      if (prefix_.empty()) {
        parameters.known.set("path", std::move(path));
        return;
      }
      yaml::Value named = yaml::Value::mapping(given_.origin);
      named.set("path", std::move(path));
      parameters.known.set(prefix_, std::move(named));
      return;
    }
    const std::string name = prefix_.empty() ? "path" : prefix_ + ".path";
    parameters.known.set(name, text(folder));
    for (auto& [field, value] : fields) {
      std::string below = name;
      parameters.known.set((below += '.') += field, std::move(value));
    }
    for (std::size_t i = 0; i < segments.size(); ++i) {
      std::string segment = name;
      ((segment += '[') += std::to_string(i)) += ']';
      parameters.known.set(segment, text(segments[i]));
    }
  }

  void add_folder(const std::string& folder, std::vector<Parameters>& made) {
    Parameters parameters;
    add_path(folder, {}, parameters);
    add_values(given_, all_, parameters);
    made.push_back(std::move(parameters));
  }

  // A file holds one set, or a list of them.
  void add_file(const std::string& path, std::vector<Parameters>& made) {
    const std::optional<std::string> name = file_in_repository(all_.ground, all_.file, path);
    std::optional<yaml::Value> content = name ? read_file(all_.ground, *name) : std::nullopt;
    if (!content) {
      made.push_back(all_.miss(given_.origin, path, "the file cannot be read"));
      return;
    }
    std::vector<yaml::Value> sets;
    if (content->is(yaml::Kind::sequence)) {
      sets = std::move(content->items);
    } else {
      sets.push_back(*std::move(content));
    }
    for (yaml::Value& set : sets) {
      if (set.is(yaml::Kind::null)) set = yaml::Value::mapping(set.origin);
      if (!set.is(yaml::Kind::mapping)) {
        all_.fail(given_.origin, path, "the file holds something else than fields");
        continue;
      }
      Parameters parameters{.known = all_.filler.is_go() ? std::move(set) : flat(set)};
      add_path(folder_of(path), last_part(path), parameters);
      add_values(given_, all_, parameters);
      made.push_back(std::move(parameters));
    }
  }

  // Under dotted names, so that a `path` in the file and the file's own do not meet.
  static yaml::Value flat(const yaml::Value& set) {
    yaml::Value made = yaml::Value::mapping(set.origin);
    for (const FlatText& each : flat_texts(set)) made.set(each.name, yaml::Value::string(each.text, each.origin));
    return made;
  }

  const yaml::Value& given_;
  Generating& all_;
  std::string prefix_;
};

}  // namespace

std::vector<Parameters> generate_git(const yaml::Value& given, Generating& all) { return GitReader(given, all).read(); }

}  // namespace sidelint::units
