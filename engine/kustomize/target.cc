#include "engine/kustomize/target.h"

#include <utility>
#include <variant>

#include "engine/kustomize/read/read_objects.h"
#include "engine/kustomize/remote.h"
#include "engine/source/path.h"

namespace sidelint::kustomize {
namespace {

// `base - ../x`, as a line with a wrong indent gives it: kustomize takes it for a slip.
bool is_ambiguous(std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (part != ".." && part.find("..") != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

bool Target::gather(Gathered& gathered) {
  return include_all(file_.list("resources"), gathered) && configure(gathered) && run_generators(gathered) &&
         [&] {
           for (const yaml::Value& path : file_.list("components"))
             if (!include_folder(path, Part::component, gathered)) return false;
           return true;
         }() &&
         run_transformers(gathered) && run_validators(gathered) &&
         add_vars(run_, gathered.list, file_.list("vars"), gathered.vars);
}

std::string Target::note_of(std::string_view kind) const {
  if (!shared_.notes_origins) return {};
  return note_of_builtin(join_path(include_.shown, file_.file_name), kind);
}

bool Target::include_all(const std::vector<yaml::Value>& paths, Gathered& gathered) {
  for (const yaml::Value& path : paths)
    if (!include(path, gathered)) return false;
  return true;
}

bool Target::include(const yaml::Value& path, Gathered& gathered) {
  const Span at = run_.place(path);
  if (is_web_address(path.text)) return run_.leave_open(at, path.text, "it lies in the network"), true;
  const std::variant<SourceId, Flaw> text = run_.files().text(include_.folder, path.text);
  if (const SourceId* source = std::get_if<SourceId>(&text)) return include_file(*source, path, gathered);
  const std::variant<std::string, Flaw> folder = run_.files().folder(include_.folder, path.text);
  if (std::holds_alternative<Flaw>(folder) && !is_git_repository(path.text))
    return run_.refuse(at, std::get<Flaw>(text).message);
  return include_folder(path, Part::base, gathered);
}

bool Target::include_file(SourceId source, const yaml::Value& path, Gathered& gathered) {
  run_.use(source);
  Objects objects = read_objects(run_, run_.files().documents(source));
  if (run_.refused()) return false;
  if (const auto* flaw = std::get_if<Flaw>(&objects)) return run_.refuse(flaw->at, flaw->message);
  auto& resources = std::get<std::vector<Resource>>(objects);
  if (shared_.notes_origins)
    for (Resource& resource : resources) resource.origin_note = note_of_file(join_path(include_.shown, path.text));
  return gathered.list.append_all(run_, std::move(resources), run_.place(path));
}

bool Target::include_folder(const yaml::Value& path, Part part, Gathered& gathered) {
  const Span at = run_.place(path);
  if (is_git_repository(path.text)) {
    run_.leave_open(at, path.text, "it lies in the network", part == Part::component ? "components" : "");
    return true;
  }
  if (path.text.empty()) return run_.refuse(at, "a path is empty");
  if (path.text.starts_with('/')) return run_.refuse(at, "`" + path.text + "` cannot be absolute");
  if (is_ambiguous(path.text)) return run_.refuse(at, "`" + path.text + "` is ambiguous");
  const std::variant<std::string, Flaw> folder = run_.files().folder(include_.folder, path.text);
  if (const auto* flaw = std::get_if<Flaw>(&folder)) return run_.refuse(at, flaw->message);
  return gather_part(std::get<std::string>(folder), path, part, gathered);
}

bool Target::gather_part(const std::string& folder, const yaml::Value& path, Part part, Gathered& gathered) {
  const Span at = run_.place(path);
  for (const Include* visited = &include_; visited != nullptr; visited = visited->by)
    if (is_within(visited->folder, folder))
      return run_.refuse(at, "cycle detected: `" + path.text + "` contains a folder that includes it");
  if (include_.depth >= run_.limits().depth) return run_.refuse(at, "kustomizations are nested too deeply");
  if (!run_.charge_folder(at)) return false;
  const std::optional<Kustomization> file = load_kustomization(run_, folder, at);
  if (!file || !read_open_api(*file)) return false;
  if (file->is_component != (part == Part::component))
    return run_.refuse(at, "`" + path.text + (file->is_component ? "` is a component" : "` is no component"));
  const std::string_view ns = file_.text("namespace");
  const Include next{&include_, folder, join_path(include_.shown, path.text),
                     ns.empty() ? include_.helm_ns : std::string(ns), include_.depth + 1};
  if (part == Part::component)
    return Target(shared_, *file, next).gather(gathered) && gathered.list.check_ids(run_, at);
  Gathered base;
  if (!Target(shared_, *file, next).gather(base)) return false;
  std::vector<Resource> resources = std::move(base.list.edit());
  if (!gathered.list.append_all(run_, std::move(resources), at)) return false;
  gathered.config = shared_.configs.merged(run_, gathered.config, base.config, at);
  return !run_.refused() && merge_vars(run_, gathered.vars, base.vars, at);
}

bool Target::read_open_api(const Kustomization& file) {
  const yaml::Value* setting = file.find("openapi");
  const yaml::Value* path = setting == nullptr ? nullptr : setting->find("path");
  const yaml::Value* version = setting == nullptr ? nullptr : setting->find("version");
  Run::Text text{Run::Text::Is::unknown};
  if (path != nullptr) text = run_.read(file.folder, *path);
  if (text.is == Run::Text::Is::refused) return false;
  if (run_.definitions().are_chosen()) return true;
  if (path != nullptr && version != nullptr)
    return run_.refuse(run_.place(*version), "`openapi` must not name both a version and a path");
  if (text.is == Run::Text::Is::there) return run_.read_definitions(text.source);
  if (version == nullptr || version->text.empty()) return true;
  if (version->text != "v1.21.2")
    return run_.refuse(run_.place(*version), "kustomize has no OpenAPI definitions of that version");
  run_.definitions().choose_builtin();
  return true;
}

bool Target::read_configs(std::string_view field, Config& config) {
  for (const yaml::Value& path : file_.list(field)) {
    const Run::Text text = run_.read(include_.folder, path, "configurations");
    if (text.is == Run::Text::Is::refused) return false;
    if (text.is == Run::Text::Is::unknown) continue;
    const ParsedText& parsed = run_.files().first_document(text.source);
    if (parsed.flaw) return run_.refuse(parsed.flaw->at, parsed.flaw->message);
    const yaml::Node root = parsed.documents.empty() ? yaml::Node() : parsed.documents.front().document->root();
    if (!root || root.is(yaml::Kind::null)) continue;
    const yaml::Value value = yaml::to_value(root);
    if (!(field == "crds" ? read_crds(run_, value, config) : read_config(run_, value, config))) return false;
  }
  return true;
}

bool Target::configure(Gathered& gathered) {
  const Span at = run_.place(file_.root);
  const auto merge = [&](const Config* added) {
    gathered.config = shared_.configs.merged(run_, gathered.config, added, at);
    return !run_.refused();
  };
  const Config* own = &shared_.configs.initial();
  if (!file_.list("configurations").empty()) {
    Config given;
    Config config = shared_.configs.initial();
    if (!read_configs("configurations", given)) return false;
    if (!merge_into(config, given)) return run_.refuse(at, "two configurations differ on whether to create a field");
    own = &shared_.configs.keep(std::move(config));
  }
  if (!merge(own)) return false;
  if (file_.list("crds").empty()) return true;
  Config config;
  return read_configs("crds", config) && merge(&shared_.configs.keep(std::move(config)));
}

}  // namespace sidelint::kustomize
