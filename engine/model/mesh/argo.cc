// Applications and ApplicationSets of Argo CD.
//
// Mirrors argo-cd 3.x: util/helm and reposerver/repository (helmTemplate): the chart's own values, then `valueFiles`,
// `values`, `valuesObject`, and `parameters` at last. Of an ApplicationSet's generators the lists are read; what others
// would put into the template is not known.
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "engine/model/mesh/mesh_sources.h"
#include "engine/units/cluster.h"

namespace sidelint::model {
namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

// More elements than these are as good as not known.
constexpr std::size_t kMaxElements = 64;

class ApplicationReader {
 public:
  ApplicationReader(const units::AppliedObject& applied, MeshSources& sources)
      : applied_(applied), object_(sources.object(applied)), sources_(sources) {
    words_ = applied.kind + " `" + object_.metadata.name.value + "`";
  }

  void read(yaml::Node spec, const Texts& texts) {
    std::string cluster = sources_.cluster_names().of(units::cluster_of_application(spec));
    if (cluster != units::kOwnCluster || object_.cluster.empty()) object_.cluster = std::move(cluster);
    read_source(spec.find("source"), texts);
    const yaml::Node list = spec.find("sources");
    for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) read_source(list.item(i), texts);
  }

 private:
  void read_source(yaml::Node source, const Texts& texts) {
    if (!source.is(yaml::Kind::mapping)) return;
    const yaml::Node chart = source.find("chart");
    const yaml::Node path = source.find("path");
    if (!chart && !path) return;
    ChartOrder order{.words = words_, .object = object_, .at = chart ? chart.origin() : path.origin()};
    order.values.substitute(texts);
    add_values(source.find("helm"), path.text(), order.values);
    order.chart.repository = source.find("repoURL").text();
    const bool is_image = order.chart.repository.starts_with("oci://") && !chart;
    const std::string_view name = is_image ? std::string_view(order.chart.repository) : chart.text();
    order.chart.name = name.substr(name.rfind('/') + 1);
    // Of a path the revision is Git's.
    if (chart || is_image) order.chart.version = order.values.substituted(source.find("targetRevision"));
    MeshSources::add_changes(applied_, "spec.source.helm.valuesObject", order.values, "spec.source.targetRevision",
                             order.chart.version);
    // A path may lead to manifests of any kind: a chart it is if values are given to it, or by Istio's own name.
    const bool may_be_chart = source.find("helm") || path.text().ends_with("/istio-discovery");
    if (chart || is_image) return sources_.take_chart(std::move(order));
    sources_.take_chart(std::move(order), path.text(),
                        may_be_chart ? MeshSources::Path::to_chart : MeshSources::Path::to_anything);
  }

  void add_values(yaml::Node helm, std::string_view path, ChartValues& values) {
    const yaml::Node files = helm.find("valueFiles");
    const bool may_be_missing = helm.find("ignoreMissingValueFiles").boolean() == true;
    for (std::size_t i = 0; i < files.size(); ++i) {
      const units::NamedFile named = units::named_by_argo(object_.file, files.item(i).text(), path);
      if (!may_be_missing || sources_.has_file(named)) sources_.add_file(named, files.item(i), values);
    }
    sources_.add_text(helm.find("values"), values);
    values.add(helm.find("valuesObject"));
    const yaml::Node parameters = helm.find("parameters");
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const yaml::Node each = parameters.item(i);
      if (each.find("forceString").boolean() == true) {
        values.add(each.find("value"), each.find("name").text());
      } else {
        values.set(each.find("name").text(), each.find("value"));
      }
    }
  }

  const units::AppliedObject& applied_;
  Object object_;
  std::string words_;
  MeshSources& sources_;
};

void add_texts(yaml::Node element, const std::string& prefix, Texts& texts) {
  for (std::size_t i = 0; element.is(yaml::Kind::mapping) && i < element.size(); ++i) {
    std::string name = prefix + std::string(element.key(i).text());
    const yaml::Node value = element.value(i);
    if (value.is(yaml::Kind::mapping)) {
      add_texts(value, name.append(1, '.'), texts);
    } else {
      texts.emplace_back(std::move(name), value.text());
    }
  }
}

// Of each element of the lists what it puts into the template.
std::vector<Texts> elements(yaml::Node generators) {
  std::vector<Texts> all;
  for (std::size_t g = 0; generators.is(yaml::Kind::sequence) && g < generators.size(); ++g) {
    const yaml::Node list = generators.item(g).find("list").find("elements");
    for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size() && all.size() < kMaxElements; ++i) {
      all.emplace_back();
      add_texts(list.item(i), "", all.back());
    }
  }
  if (all.empty()) all.emplace_back();
  return all;
}

}  // namespace

void read_application(const units::AppliedObject& applied, MeshSources& sources) {
  if (!applied.api_version.starts_with("argoproj.io/")) return;
  ApplicationReader reader(applied, sources);
  const yaml::Node spec = applied.node.find("spec");
  if (applied.kind == "Application") return reader.read(spec, {});
  for (const Texts& texts : elements(spec.find("generators"))) reader.read(spec.find("template").find("spec"), texts);
}

}  // namespace sidelint::model
