#include "engine/units/flux/release.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/units/delivery/open_value.h"
#include "engine/units/flux/kustomization.h"
#include "engine/units/flux/values_from.h"

namespace sidelint::units {
namespace {

constexpr const char* kNoFile = "the repository has no file of this path";

class ReleaseReader {
 public:
  explicit ReleaseReader(const FluxOrder& order)
      : order_(order), spec_(order.spec()), delivery_(order.delivery(UnitKind::flux_helm_release)) {}

  Delivery read() {
    const yaml::Node target = spec_.find("targetNamespace");
    delivery_.name_space = target ? traced(target) : traced(order_.object().node.find("metadata").find("namespace"));
    if (target && spec_.find("install").find("createNamespace").boolean() == true)
      delivery_.created_namespace =
          namespace_of_helm(traced(target), spec_.find("install").find("createNamespace").origin());
    if (const yaml::Node reference = spec_.find("chartRef")) {
      read_reference(reference);
    } else {
      read_chart(spec_.find("chart").find("spec"));
    }
    read_common_metadata(spec_, delivery_);
    return std::move(delivery_);
  }

 private:
  void leave_open(yaml::Node at, std::string why) {
    delivery_.unknown.push_back({order_.place(at), std::string(at.text()), std::move(why)});
  }
  // Flux itself would stop there.
  void refuse(yaml::Node at, std::string why) {
    if (!delivery_.refusal) delivery_.refusal = Refusal{order_.place(at), std::move(why), Refusal::By::flux};
  }

  // A HelmChart says what a release says in place; every other artifact is pushed from somewhere.
  void read_reference(yaml::Node reference) {
    const AppliedObject* source = order_.find(reference);
    if (reference.find("kind").text() == "HelmChart" && source != nullptr) return read_chart(source->node.find("spec"));
    leave_open(reference.find("name"), "the chart lies in a registry");
  }

  void read_chart(yaml::Node chart_spec) {
    const yaml::Node chart = chart_spec.find("chart");
    const yaml::Node source = chart_spec.find("sourceRef");
    if (is_open(chart.text())) return leave_open(chart, "nobody gives its variables a value");
    if (source.find("kind").text() == "HelmRepository" || !source)
      return leave_open(chart, "the chart lies in a chart repository");
    const std::optional<std::string> path = order_.path_here(source, path_in_source(chart.text()));
    if (!path) return leave_open(chart, "the chart lies in another repository");
    std::optional<std::string> found = folder_in_repository(order_.ground(), order_.file(), *path);
    if (!found) found = file_in_repository(order_.ground(), order_.file(), *path);
    if (!found && FluxOrder::is_own_tree(source)) refuse(chart, "the repository has no chart of this path");
    if (!found) return leave_open(chart, "the repository has no chart of this path");
    ChartSource made;
    made.order.chart = *std::move(found);
    made.order.release.name = release_name();
    if (delivery_.name_space.value.empty()) {
      made.order.release.ns.reset();
    } else {
      made.order.release.ns = delivery_.name_space.value;
    }
    add_values_files(chart_spec, made.order);
    add_values(made.order.values);
    add_post_renderers(made);
    delivery_.sources.emplace_back(std::move(made));
  }

  std::string release_name() const {
    if (const yaml::Node name = spec_.find("releaseName")) return std::string(name.text());
    const std::string_view target = spec_.find("targetNamespace").text();
    return target.empty() ? order_.name() : std::string(target) + '-' + order_.name();
  }

  // They are packed into the chart as its values.yaml, even where none of them is there (source-controller 1.10,
  // internal/helm/chart/builder_local.go).
  void add_values_files(yaml::Node chart_spec, helm::ChartOrder& order) {
    const yaml::Node list = chart_spec.find("valuesFiles");
    const yaml::Node source = chart_spec.find("sourceRef");
    if (!list.is(yaml::Kind::sequence) || list.size() == 0) return;
    std::vector<helm::ValuesSource>& values = order.own_values.emplace();
    for (std::size_t i = 0; i < list.size(); ++i) {
      const yaml::Node file = list.item(i);
      const std::optional<std::string> path = order_.path_here(source, path_in_source(file.text()));
      std::optional<std::string> found = path ? file_in_repository(order_.ground(), order_.file(), *path) : path;
      if (found) {
        values.emplace_back(*std::move(found));
      } else if (chart_spec.find("ignoreMissingValuesFiles").boolean() != true) {
        leave_open(file, kNoFile);
        values.emplace_back(helm::HiddenValues{kNoFile, order_.place(file)});
        if (FluxOrder::is_own_tree(source)) refuse(file, "no values file found at path '" + absolute(file) + "'");
      }
    }
  }

  static std::string absolute(yaml::Node file) { return '/' + path_in_source(file.text()); }

  void add_values(helm::UserValues& values) {
    const yaml::Node list = spec_.find("valuesFrom");
    for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) {
      ValuesFrom from = read_values_from(order_, list.item(i));
      if (from.values) values.files.emplace_back(*std::move(from.values));
      if (from.unknown) add_hidden(list.item(i), *std::move(from.unknown), values);
    }
    if (const yaml::Node written = spec_.find("values"); written.is(yaml::Kind::mapping))
      values.files.emplace_back(yaml::to_value(written));
  }

  void add_hidden(yaml::Node reference, UnknownPart unknown, helm::UserValues& values) {
    if (const std::string_view path = reference.find("targetPath").text(); !path.empty()) {
      values.open.push_back(open_value(path, unknown.why));
    } else {
      values.files.emplace_back(helm::HiddenValues{unknown.why, unknown.at});
    }
    delivery_.unknown.push_back(std::move(unknown));
  }

  void add_post_renderers(ChartSource& source) const {
    const yaml::Node list = spec_.find("postRenderers");
    for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) {
      if (const yaml::Node renderer = list.item(i).find("kustomize"))
        source.post_renderers.push_back(read_amendment(renderer));
    }
  }

  const FluxOrder& order_;
  yaml::Node spec_;
  Delivery delivery_;
};

}  // namespace

Delivery read_helm_release(const FluxOrder& order) { return ReleaseReader(order).read(); }

}  // namespace sidelint::units
