#include "engine/kustomize/build.h"

#include <utility>
#include <variant>

#include "engine/kustomize/print/finish.h"
#include "engine/kustomize/target.h"
#include "engine/kustomize/transform/transforms.h"

namespace sidelint::kustomize {
namespace {

bool asks_for(const Kustomization& file, std::string_view option) {
  for (const yaml::Value& given : file.list("buildMetadata"))
    if (given.text == option) return true;
  return false;
}

// What becomes of the objects that are there after all that the kustomization says.
bool build_upon(Shared& shared, const Kustomization& file, Gathered& gathered) {
  Run& run = shared.run;
  shared.notes_origins = !file.list("buildMetadata").empty();
  const Include root{nullptr, file.folder, "", "", 0};
  Target target(shared, file, root);
  if (!target.read_open_api(file) || !target.gather(gathered)) return false;
  if (!add_hashes(run, gathered.list) || !fix_name_references(run, gathered.list, gathered.config->name_references) ||
      !resolve_vars(run, gathered.list, gathered.vars, gathered.config->var_references))
    return false;
  return drop_local(run, gathered.list) && sort_objects(run, gathered.list, file.find("sortOptions"));
}

void finish(Shared& shared, const Kustomization& file, Gathered& gathered) {
  if (!build_upon(shared, file, gathered)) return;
  const Printed printed{asks_for(file, "originAnnotations"), asks_for(file, "transformerAnnotations"),
                        asks_for(file, "managedByLabel")};
  print_objects(shared.run, gathered.list, printed);
}

Built take(Run&& run) {
  if (run.refused()) run.built().objects.clear();
  return std::move(run).take();
}

}  // namespace

Builder::Builder(const FileSystem& system, SourceMap& sources, Origins& origins, Setting setting)
    : setting_(std::move(setting)), files_(system, sources, origins, setting_.files) {}

Built Builder::build(std::string_view folder, const Amendment& amendment) {
  files_.origins().reserve_shards(files_.sources().size());
  Run run(files_, setting_.limits);
  const std::variant<std::string, Flaw> root = files_.folder(files_.working_folder(), folder);
  if (const auto* flaw = std::get_if<Flaw>(&root)) {
    run.refuse(amendment.ordered_at, flaw->message);
    return std::move(run).take();
  }
  Shared shared{run, configs_, setting_.render_chart};
  const std::optional<Kustomization> file = load_root(run, std::get<std::string>(root), amendment);
  Gathered gathered;
  if (file) finish(shared, *file, gathered);
  return take(std::move(run));
}

Built Builder::change(std::vector<BuiltObject> objects, const Amendment& amendment) {
  files_.origins().reserve_shards(files_.sources().size());
  Run run(files_, setting_.limits);
  Shared shared{run, configs_, setting_.render_chart};
  const std::optional<Kustomization> file = load_amendment(run, files_.working_folder(), amendment);
  Gathered gathered;
  std::vector<Resource> resources;
  for (BuiltObject& object : objects) resources.push_back({std::move(object.value), object.written});
  if (file && gathered.list.append_all(run, std::move(resources), amendment.ordered_at)) {
    finish(shared, *file, gathered);
  }
  return take(std::move(run));
}

}  // namespace sidelint::kustomize
