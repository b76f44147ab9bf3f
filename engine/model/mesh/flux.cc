// HelmReleases of Flux.
//
// Mirrors helm-controller 1.x (api/v2: HelmReleaseSpec) and fluxcd/pkg chartutil (ChartValuesFromReferences): the
// values of `valuesFrom` in their order, then `values`.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "engine/model/mesh/mesh_sources.h"
#include "engine/units/cluster.h"

namespace sidelint::model {
namespace {

class ReleaseReader {
 public:
  ReleaseReader(const units::AppliedObject& applied, MeshSources& sources)
      : applied_(applied), spec_(applied.node.find("spec")), sources_(sources) {
    order_.object = sources.object(applied);
    if (std::string cluster = units::cluster_of_flux(spec_); !cluster.empty())
      order_.object.cluster = std::move(cluster);
    order_.words = "HelmRelease `" + order_.object.metadata.name.value + "`";
  }

  void read() {
    const yaml::Node reference = spec_.find("chartRef");
    const std::string_view path = reference ? read_reference(reference) : read_chart(spec_.find("chart").find("spec"));
    if (path.empty() && !is_control_plane(order_.chart)) return;
    const yaml::Node list = spec_.find("valuesFrom");
    for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) add_values_from(list.item(i));
    order_.values.add(spec_.find("values"));
    MeshSources::add_changes(applied_, "spec.values", order_.values, "spec.chart.spec.version", order_.chart.version);
    note_post_renderers();
    sources_.take_chart(std::move(order_), path);
  }

 private:
  // Reads a HelmChart's spec, or the same inside a release; the path of a chart that stands in a repository of files.
  std::string_view read_chart(yaml::Node spec) {
    const yaml::Node chart = spec.find("chart");
    const yaml::Node source = spec.find("sourceRef");
    order_.at = chart.origin();
    order_.chart.name = chart.text().substr(chart.text().rfind('/') + 1);
    order_.chart.version = order_.values.substituted(spec.find("version"));
    if (source.find("kind").text() == "HelmRepository") {
      const auto* repository = sources_.find("HelmRepository", source.find("name").text(), order_.object.file);
      if (repository != nullptr) order_.chart.repository = repository->node.find("spec").find("url").text();
      if (order_.chart.repository.empty()) order_.chart.repository = source.find("name").text();
      return {};
    }
    order_.chart.version = {};  // Git's
    const yaml::Node files = spec.find("valuesFiles");
    for (std::size_t i = 0; i < files.size(); ++i) {
      const yaml::Node file = files.item(i);
      sources_.add_file(units::named_in_repository(order_.object.file, file.text(), ""), file, order_.values);
    }
    return chart.text();
  }

  std::string_view read_reference(yaml::Node reference) {
    const std::string_view kind = reference.find("kind").text();
    order_.at = reference.find("name").origin();
    // What a chart is called, where its source is declared elsewhere.
    order_.chart.name = reference.find("name").text();
    const auto* source = sources_.find(kind, reference.find("name").text(), order_.object.file);
    if (source == nullptr) return {};
    const yaml::Node spec = source->node.find("spec");
    if (kind == "HelmChart") return read_chart(spec);
    order_.chart.repository = spec.find("url").text();
    order_.chart.name = order_.chart.repository.substr(order_.chart.repository.rfind('/') + 1);
    const yaml::Node version = spec.find("ref");
    order_.chart.version = order_.values.substituted(version.find(version.find("tag") ? "tag" : "semver"));
    return {};
  }

  void add_values_from(yaml::Node from) {
    const std::string_view kind = from.find("kind").text();
    const yaml::Node name = from.find("name");
    const yaml::Node key_node = from.find("valuesKey");
    const std::string_view key = key_node ? key_node.text() : std::string_view("values.yaml");
    const std::string_view path = from.find("targetPath").text();
    const auto* object = sources_.find(kind, name.text(), order_.object.file);
    // What is built with the release holds the generated values.
    const bool is_built = object != nullptr && sources_.are_built_together(*object);
    const units::OtherFile* file = is_built ? nullptr : sources_.find_generated(kind, name.text(), key);
    if (file != nullptr) return order_.values.add(file->root, path);
    yaml::Node value = object == nullptr ? yaml::Node() : object->node.find("data").find(key);
    if (kind == "Secret" && object != nullptr) value = object->node.find("stringData").find(key);
    if (value && !path.empty()) {
      order_.values.set(path, value);
    } else if (value) {
      sources_.add_text(value, order_.values);
    } else if (from.find("optional").boolean() != true) {
      order_.values.miss(name.origin(), "the values of " + std::string(kind) + " `" + std::string(name.text()) + "`");
    }
  }

  // Patches of what the chart renders.
  void note_post_renderers() {
    const yaml::Node renderers = spec_.find("postRenderers");
    for (std::size_t i = 0; renderers.is(yaml::Kind::sequence) && i < renderers.size(); ++i) {
      const yaml::Node patches = renderers.item(i).find("kustomize").find("patches");
      for (std::size_t p = 0; patches.is(yaml::Kind::sequence) && p < patches.size(); ++p) {
        const yaml::Node kind = patches.item(p).find("target").find("kind");
        if (kind.text() == "MutatingWebhookConfiguration") {
          order_.values.miss(kind.origin(), "what a post-renderer makes of the webhooks");
        }
      }
    }
  }

  const units::AppliedObject& applied_;
  yaml::Node spec_;
  MeshSources& sources_;
  ChartOrder order_;
};

}  // namespace

void read_helm_release(const units::AppliedObject& applied, MeshSources& sources) {
  if (!applied.api_version.starts_with("helm.toolkit.fluxcd.io/")) return;
  ReleaseReader(applied, sources).read();
}

}  // namespace sidelint::model
