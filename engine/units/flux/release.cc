#include "engine/units/flux/release.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/units/flux/kustomization.h"
#include "engine/units/flux/values_from.h"

namespace sidelint::units {
namespace {

class ReleaseReader {
 public:
  explicit ReleaseReader(const FluxOrder& order)
      : order_(order), spec_(order.spec()), delivery_(order.delivery(UnitKind::flux_helm_release)) {}

  Delivery read() {
    const yaml::Node target = spec_.find("targetNamespace");
    delivery_.name_space = target ? traced(target) : traced(order_.object().node.find("metadata").find("namespace"));
    if (target && spec_.find("install").find("createNamespace").boolean() == true) create_namespace(target);
    if (const yaml::Node reference = spec_.find("chartRef")) {
      read_reference(reference);
    } else {
      read_chart(spec_.find("chart").find("spec"));
    }
    read_common_metadata(spec_, delivery_);
    return std::move(delivery_);
  }

 private:
  // `stops`: Flux itself would stop there.
  void leave_open(yaml::Node at, std::string why, bool stops = false) {
    delivery_.unknown.push_back({order_.place(at), std::string(at.text()), std::move(why), stops});
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
    const bool is_own_tree = FluxOrder::is_own_tree(source);
    if (!found) return leave_open(chart, "the repository has no chart of this path", is_own_tree);
    ChartSource made;
    made.order.chart = *std::move(found);
    made.order.release.name = release_name();
    if (delivery_.name_space.value.empty()) {
      made.order.release.ns.reset();
    } else {
      made.order.release.ns = delivery_.name_space.value;
    }
    add_values_files(chart_spec, made.order.values);
    add_values(made.order.values);
    add_post_renderers(made);
    delivery_.sources.emplace_back(std::move(made));
  }

  std::string release_name() const {
    if (const yaml::Node name = spec_.find("releaseName")) return std::string(name.text());
    const std::string_view target = spec_.find("targetNamespace").text();
    return target.empty() ? order_.name() : std::string(target) + '-' + order_.name();
  }

  void add_values_files(yaml::Node chart_spec, helm::UserValues& values) {
    const yaml::Node list = chart_spec.find("valuesFiles");
    const bool may_be_missing = chart_spec.find("ignoreMissingValuesFiles").boolean() == true;
    for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) {
      const yaml::Node file = list.item(i);
      std::optional<std::string> found =
          file_in_repository(order_.ground(), order_.file(), path_in_source(file.text()));
      if (found) {
        values.files.emplace_back(*std::move(found));
      } else if (!may_be_missing) {
        leave_open(file, "the repository has no file of this path",
                   FluxOrder::is_own_tree(chart_spec.find("sourceRef")));
      }
    }
  }

  void add_values(helm::UserValues& values) {
    const yaml::Node list = spec_.find("valuesFrom");
    for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) {
      ValuesFrom from = read_values_from(order_, list.item(i));
      if (from.values) values.files.emplace_back(*std::move(from.values));
      if (from.unknown) delivery_.unknown.push_back(*std::move(from.unknown));
    }
    if (const yaml::Node written = spec_.find("values"); written.is(yaml::Kind::mapping))
      values.files.emplace_back(yaml::to_value(written));
  }

  void add_post_renderers(ChartSource& source) const {
    const yaml::Node list = spec_.find("postRenderers");
    for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) {
      if (const yaml::Node renderer = list.item(i).find("kustomize"))
        source.post_renderers.push_back(read_amendment(renderer));
    }
  }

  // As helm's `--create-namespace` makes it: with a label that is its name (pkg/action/install.go).
  void create_namespace(yaml::Node target) {
    const OriginId by = spec_.find("install").find("createNamespace").origin();
    yaml::Value made = yaml::Value::mapping(by);
    made.set("apiVersion", yaml::Value::string("v1", by), by);
    made.set("kind", yaml::Value::string("Namespace", by), by);
    yaml::Value& metadata = made.set("metadata", yaml::Value::mapping(by), by);
    metadata.set("name", yaml::Value::string(target.text(), target.origin()), by);
    yaml::Value& labels = metadata.set("labels", yaml::Value::mapping(by), by);
    labels.set("name", yaml::Value::string(target.text(), target.origin()), by);
    delivery_.created_namespace = std::move(made);
  }

  const FluxOrder& order_;
  yaml::Node spec_;
  Delivery delivery_;
};

}  // namespace

Delivery read_helm_release(const FluxOrder& order) { return ReleaseReader(order).read(); }

}  // namespace sidelint::units
