#include "engine/units/scan/named_files.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "engine/units/kustomizations/kustomization.h"
#include "engine/units/scan/kustomization_file.h"

namespace sidelint::units {
namespace {

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }  // npos + 1 is 0

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? std::string_view() : path.substr(0, slash));
}

// The folder and all above it, the deepest first.
std::vector<std::string> upward(std::string folder) {
  std::vector<std::string> folders;
  while (!folder.empty()) {
    folders.push_back(folder);
    folder = folder_of(folder);
  }
  folders.emplace_back();
  return folders;
}

template <class Visit>
void each(yaml::Node list, const Visit& visit) {
  for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) visit(list.item(i));
}

class Collector {
 public:
  explicit Collector(std::string_view path) : path_(path) {}

  std::vector<NamedFile> take() { return std::move(found_); }

  void add_kustomization(yaml::Node root) {
    for (const std::string_view field : {"helmCharts", "helmChartInflationGenerator"}) {
      each(root.find(field), [&](yaml::Node chart) {
        add_beside(chart.find("valuesFile").text());
        each(chart.find("additionalValuesFiles"), [&](yaml::Node file) { add_beside(file.text()); });
      });
    }
    for (const std::string_view field : {"configMapGenerator", "secretGenerator"}) {
      each(root.find(field), [&](yaml::Node generator) {
        each(generator.find("files"), [&](yaml::Node file) {
          add_beside(file.text().substr(file.text().find('=') + 1));  // `path` or `key=path`
        });
      });
    }
  }

  void add_chart() { add_beside("values.yaml"); }

  // The files of every `helm:` below.
  void add_application(yaml::Node node) {
    each(node, [&](yaml::Node item) { add_application(item); });
    if (!node.is(yaml::Kind::mapping)) return;
    const std::string_view source = node.find("path").text();
    each(node.find("helm").find("valueFiles"),
         [&](yaml::Node file) { found_.push_back(named_by_argo(path_, file.text(), source)); });
    for (std::size_t i = 0; i < node.size(); ++i) add_application(node.value(i));
  }

  void add_release(yaml::Node root) {
    const yaml::Node chart = root.find("spec").find("chart").find("spec");
    each(chart.find("valuesFiles"),
         [&](yaml::Node file) { found_.push_back(named_in_repository(path_, file.text(), "")); });
  }

 private:
  void add_beside(std::string_view name) {
    if (!name.empty()) found_.push_back(named_beside(path_, name));
  }

  std::string_view path_;
  std::vector<NamedFile> found_;
};

}  // namespace

bool orders_charts(std::string_view path) {
  const std::string_view name = name_of(path);
  return name == "Chart.yaml" || name == "requirements.yaml";
}

NamedFile named_beside(std::string_view path, std::string_view name) { return {name, {folder_of(path)}}; }

NamedFile named_in_repository(std::string_view path, std::string_view name, std::string_view base) {
  NamedFile named{name, upward(folder_of(path))};
  for (std::string& folder : named.relative_to) folder = resolve(folder, base);
  return named;
}

NamedFile named_by_argo(std::string_view path, std::string_view name, std::string_view source_path) {
  const bool of_root = name.starts_with('$') || name.starts_with('/');
  if (name.starts_with('$')) name.remove_prefix(std::min(name.find('/'), name.size()));
  name.remove_prefix(std::min(name.find_first_not_of('/'), name.size()));
  return named_in_repository(path, name, of_root ? std::string_view() : source_path);
}

std::vector<NamedFile> named_files(yaml::Node root, std::string_view path) {
  Collector collector(path);
  const std::string_view kind = root.find("kind").text();
  if (is_kustomization_file(path)) {
    collector.add_kustomization(root);
  } else if (orders_charts(path)) {
    collector.add_chart();
  } else if (kind == "Application" || kind == "ApplicationSet") {
    collector.add_application(root.find("spec"));
  } else if (kind == "HelmRelease") {
    collector.add_release(root);
  }
  return collector.take();
}

std::optional<std::string> find_named(const NamedFile& named, const std::function<bool(const std::string&)>& is_file) {
  if (named.name.empty()) return std::nullopt;
  for (const std::string& folder : named.relative_to) {
    std::string path = resolve(folder, named.name);
    if (is_file(path)) return path;
  }
  return std::nullopt;
}

}  // namespace sidelint::units
