#include "engine/kustomize/build.h"

#include <utility>
#include <variant>

#include "engine/kustomize/finish.h"
#include "engine/kustomize/target.h"
#include "engine/kustomize/transform/transforms.h"

namespace sidelint::kustomize {
namespace {

bool asks_for(const Kustomization& file, std::string_view option) {
  for (const yaml::Value& given : file.list("buildMetadata"))
    if (given.text == option) return true;
  return false;
}

bool build_root(Shared& shared, const std::string& folder, ResourceList& list, Kustomization& file) {
  Run& run = shared.run;
  std::optional<Kustomization> loaded = load_kustomization(run, folder, {});
  if (!loaded) return false;
  file = *std::move(loaded);
  shared.notes_origins = !file.list("buildMetadata").empty();
  const Include root{nullptr, folder, "", "", 0};
  Gathered gathered;
  Target target(shared, file, root);
  if (!target.read_open_api(file) || !target.gather(gathered)) return false;
  if (!add_hashes(run, gathered.list) || !fix_name_references(run, gathered.list, gathered.config->name_references) ||
      !resolve_vars(run, gathered.list, gathered.vars, gathered.config->var_references))
    return false;
  list = std::move(gathered.list);
  return drop_local(run, list) && sort_objects(run, list, file.find("sortOptions"));
}

}  // namespace

Builder::Builder(const FileSystem& system, SourceMap& sources, Origins& origins, Setting setting)
    : setting_(std::move(setting)), files_(system, sources, origins, setting_.files) {}

Built Builder::build(std::string_view folder) {
  Run run(files_, setting_.limits);
  const std::variant<std::string, Flaw> root = files_.folder(files_.working_folder(), folder);
  if (const auto* flaw = std::get_if<Flaw>(&root)) {
    run.refuse({}, flaw->message);
    return std::move(run).take();
  }
  Shared shared{run, configs_, setting_.render_chart};
  ResourceList list;
  Kustomization file;
  if (build_root(shared, std::get<std::string>(root), list, file)) {
    const Printed printed{asks_for(file, "originAnnotations"), asks_for(file, "transformerAnnotations"),
                          asks_for(file, "managedByLabel")};
    print_objects(run, list, printed);
  }
  if (run.refused()) run.built().objects.clear();
  return std::move(run).take();
}

}  // namespace sidelint::kustomize
