// Generators of a kustomization: its own, charts, and plugins.
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "engine/kustomize/generate/generate.h"
#include "engine/kustomize/plugin.h"
#include "engine/kustomize/read/read_objects.h"
#include "engine/kustomize/target.h"
#include "engine/source/path.h"

namespace sidelint::kustomize {

bool Target::run_generators(Gathered& gathered) {
  if (!generate_all("configMapGenerator", gathered) || !generate_all("secretGenerator", gathered)) return false;
  for (const yaml::Value& chart : file_.list("helmCharts")) {
    std::vector<Resource> made;
    if (!inflate(chart, made) ||
        !absorb(std::move(made), gathered, run_.place(chart), note_of("HelmChartInflationGenerator")))
      return false;
  }
  return run_plugin_generators(gathered);
}

bool Target::generate_all(std::string_view field, Gathered& gathered) {
  const bool is_secret = field == "secretGenerator";
  const GeneratorKind kind = is_secret ? GeneratorKind::secret : GeneratorKind::config_map;
  for (const yaml::Value& record : file_.list(field)) {
    std::optional<Resource> resource = generate(run_, {kind, record, file_.find("generatorOptions"), include_.folder});
    if (!resource) return false;
    std::vector<Resource> made;
    made.push_back(*std::move(resource));
    if (!absorb(std::move(made), gathered, run_.place(record),
                note_of(is_secret ? "SecretGenerator" : "ConfigMapGenerator")))
      return false;
  }
  return true;
}

bool Target::absorb(std::vector<Resource> made, Gathered& gathered, Span at, const std::string& note) {
  for (Resource& resource : made) {
    if (resource.origin_note.empty()) resource.origin_note = note;
    if (!gathered.list.absorb(run_, std::move(resource), at)) return false;
  }
  return true;
}

bool Target::inflate(const yaml::Value& chart, std::vector<Resource>& made) {
  const Span at = run_.place(chart);
  const std::string name(text_in(chart, "name"));
  if (name.empty()) return run_.refuse(at, "a chart must have a name");
  const yaml::Value* globals = file_.find("helmGlobals");
  std::string home(globals == nullptr ? std::string_view() : text_in(*globals, "chartHome"));
  if (home.empty()) home = "charts";
  const std::string_view version = text_in(chart, "version");
  const bool is_fetched = !version.empty() && !text_in(chart, "repo").empty();
  std::string path = is_fetched ? home + "/" + name + "-" : home;
  if (is_fetched) path += version;
  (path += '/') += name;
  const std::variant<std::string, Flaw> folder = run_.files().folder(include_.folder, path);
  if (std::holds_alternative<Flaw>(folder))
    return run_.leave_open(at, name, "the chart does not lie in the repository"), true;
  std::string ns(text_in(chart, "namespace"));
  if (ns.empty()) ns = file_.text("namespace");
  if (ns.empty()) ns = include_.helm_ns;
  std::optional<std::vector<yaml::Value>> objects;
  if (shared_.render_chart)
    objects = shared_.render_chart({chart, std::get<std::string>(folder), include_.folder, std::move(ns)});
  if (!objects) return run_.leave_open(at, name, "the chart was not rendered"), true;
  for (yaml::Value& object : *objects) {
    made.push_back({std::move(object), at});
    made.back().from_helm = true;
  }
  return true;
}

bool Target::load_plugins(std::string_view field, std::vector<Resource>& plugins) {
  Gathered found;
  std::vector<yaml::Value> paths;
  for (const yaml::Value& entry : file_.list(field)) {
    Objects objects = read_embedded(run_, entry);
    if (run_.refused()) return false;
    if (auto* written = std::get_if<std::vector<Resource>>(&objects)) {
      for (Resource& plugin : *written) plugin.origin_note = note_of_file(join_path(include_.shown, file_.file_name));
      if (!found.list.append_all(run_, std::move(*written), run_.place(entry))) return false;
    } else {
      paths.push_back(entry);
    }
  }
  if (!include_all(paths, found)) return false;
  plugins = std::move(found.list.edit());
  return true;
}

bool Target::run_plugin_generators(Gathered& gathered) {
  std::vector<Resource> plugins;
  if (!load_plugins("generators", plugins)) return false;
  for (const Resource& plugin : plugins) {
    if (!is_builtin_plugin(plugin)) {
      run_.leave_open(plugin.written, plugin.gvk().kind, "a program or function would have to run");
      continue;
    }
    std::vector<Resource> made;
    const auto chart = [this](const yaml::Value& record, std::vector<Resource>& out) { return inflate(record, out); };
    if (!run_generator(run_, plugin, include_.folder, chart, made)) return false;
    const std::string note = shared_.notes_origins ? note_of_plugin(plugin) : std::string();
    if (!absorb(std::move(made), gathered, plugin.written, note)) return false;
  }
  return true;
}

}  // namespace sidelint::kustomize
