#include "engine/units/kustomizations/build_kustomizations.h"

#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/kustomize/build.h"
#include "engine/units/charts/render_charts.h"
#include "engine/units/flux/source_ignore.h"
#include "engine/units/hands/sieve.h"
#include "engine/units/kustomizations/kustomize_chart.h"

namespace sidelint::units {
namespace {

Made to_made(kustomize::Built built) {
  Made made;
  std::vector<Change> changes;
  for (kustomize::Unknown& unknown : built.unknown) {
    if (!unknown.changes.empty()) changes.push_back({OriginId::written(unknown.at), unknown.changes, {}, std::nullopt});
    made.unknown.push_back({unknown.at, std::move(unknown.what), std::move(unknown.why), unknown.stops});
  }
  made.objects.reserve(built.objects.size());
  for (kustomize::BuiltObject& object : built.objects)
    made.objects.push_back({std::move(object.value), object.written, changes});
  if (built.refusal) made.refusal = Refusal{built.refusal->at, std::move(built.refusal->message)};
  made.sources = std::move(built.sources);
  made.folders = std::move(built.folders);
  return made;
}

kustomize::Builder::Setting setting_for(const Site& site, const std::string& folder) {
  kustomize::Builder::Setting setting;
  setting.files.root = site.territory.repository(folder);
  setting.files.missing_input = kustomize::MissingInput::unknown;
  setting.files.largest_file = site.options.max_file_size;
  setting.files.name = [&site](std::string_view real) { return site.territory.name(real); };
  return setting;
}

// Builds over one set of files, each of which is read once.
class FolderBuilder {
 public:
  FolderBuilder(const Site& site, const FileSystem& files, const std::string& folder, Workplace& place)
      : site_(site),
        place_(place),
        charts_(files, place.sources, place.origins, helm_setting(site, site.territory.repository(folder))),
        builder_(files, place.sources, place.origins, with_charts(setting_for(site, folder))) {}
  FolderBuilder(const FolderBuilder&) = delete;
  FolderBuilder& operator=(const FolderBuilder&) = delete;

  Made build(const FolderOrder& order) {
    Made made = to_made(builder_.build(site_.territory.real(order.folder), order.amendment));
    charts_.finish(made);
    keep_needed(site_, place_.sources, made.objects);
    return made;
  }

 private:
  kustomize::Builder::Setting with_charts(kustomize::Builder::Setting setting) {
    setting.render_chart = [this](const kustomize::ChartOrder& order) { return charts_.render(order); };
    return setting;
  }

  const Site& site_;
  Workplace& place_;
  KustomizeCharts charts_;
  kustomize::Builder builder_;
};

// Files that a source of Flux packs, and what is built of them.
struct Artifact {
  Artifact(const Site& site, const FileSystem& all, const FolderOrder& order, Workplace& place)
      : files(all, site.territory.repository(order.folder), *order.ignored),
        builder(site, files, order.folder, place) {}

  ArtifactFiles files;
  FolderBuilder builder;
};

}  // namespace

void build_kustomizations(const Site& site, const std::vector<FolderOrder>& orders, Workplace& place) {
  if (orders.empty()) return;
  const SiteFiles files(site);
  FolderBuilder whole(site, files, orders.front().folder, place);
  std::map<std::string, std::unique_ptr<Artifact>> artifacts;  // by what is left out
  for (const FolderOrder& order : orders) {
    if (!order.ignored) {
      place.made.push_back(whole.build(order));
      continue;
    }
    std::unique_ptr<Artifact>& artifact = artifacts[*order.ignored];
    if (!artifact) artifact = std::make_unique<Artifact>(site, files, order, place);
    place.made.push_back(artifact->builder.build(order));
  }
}

void post_render(const Site& site, const std::string& chart, const std::vector<yaml::Value>& post_renderers,
                 Workplace& place, Made& made) {
  if (post_renderers.empty()) return;
  const SiteFiles files(site);
  kustomize::Builder builder(files, place.sources, place.origins, setting_for(site, chart));
  for (const yaml::Value& fields : post_renderers) {
    std::vector<kustomize::BuiltObject> objects;
    for (const MadeObject& object : made.objects) objects.push_back({object.value, object.written});
    Made changed = to_made(builder.change(std::move(objects), {.fields = fields}));
    if (changed.refusal) {
      made.refusal = std::move(changed.refusal);
      return;
    }
    // What is open of an object stays so: kustomize keeps their order.
    const bool are_same = changed.objects.size() == made.objects.size();
    for (std::size_t i = 0; are_same && i < changed.objects.size(); ++i) {
      changed.objects[i].changes.insert(changed.objects[i].changes.end(), made.objects[i].changes.begin(),
                                        made.objects[i].changes.end());
    }
    made.objects = std::move(changed.objects);
    std::move(changed.unknown.begin(), changed.unknown.end(), std::back_inserter(made.unknown));
  }
}

}  // namespace sidelint::units
