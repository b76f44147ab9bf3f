// `.Chart`.
#include <array>
#include <utility>

#include "engine/helm/root.h"

namespace sidelint::helm {
namespace {

using gotmpl::Field;
using gotmpl::Heap;
using gotmpl::Kind;
using gotmpl::kString;
using gotmpl::Type;
using gotmpl::Value;

constexpr Field::Empty kOmit = Field::Empty::omit;

constexpr std::array<Field, 3> kMaintainerFields = {
    {{"Name", &kString, "name", kOmit}, {"Email", &kString, "email", kOmit}, {"URL", &kString, "url", kOmit}}};
constexpr Type kMaintainer{.kind = Kind::structure, .name = "chart.Maintainer", .fields = kMaintainerFields};
constexpr Type kMaintainerPointer{.kind = Kind::pointer, .name = "*chart.Maintainer", .elem = &kMaintainer};
constexpr Type kMaintainers{.kind = Kind::slice, .name = "[]*chart.Maintainer", .elem = &kMaintainerPointer};

constexpr std::array<Field, 8> kDependencyFields = {{{"Name", &kString, "name"},
                                                     {"Version", &kString, "version", kOmit},
                                                     {"Repository", &kString, "repository"},
                                                     {"Condition", &kString, "condition", kOmit},
                                                     {"Tags", &gotmpl::kStringSlice, "tags", kOmit},
                                                     {"Enabled", &gotmpl::kBool, "enabled", kOmit},
                                                     {"ImportValues", &gotmpl::kAnySlice, "import-values", kOmit},
                                                     {"Alias", &kString, "alias", kOmit}}};
constexpr Type kDependency{.kind = Kind::structure, .name = "chart.Dependency", .fields = kDependencyFields};
constexpr Type kDependencyPointer{.kind = Kind::pointer, .name = "*chart.Dependency", .elem = &kDependency};
constexpr Type kDependencies{.kind = Kind::slice, .name = "[]*chart.Dependency", .elem = &kDependencyPointer};

constexpr std::string_view kEmbedded = "Metadata";
constexpr std::array<Field, 18> kMetadataFields = {
    {{"Name", &kString, "name", kOmit, kEmbedded},
     {"Home", &kString, "home", kOmit, kEmbedded},
     {"Sources", &gotmpl::kStringSlice, "sources", kOmit, kEmbedded},
     {"Version", &kString, "version", kOmit, kEmbedded},
     {"Description", &kString, "description", kOmit, kEmbedded},
     {"Keywords", &gotmpl::kStringSlice, "keywords", kOmit, kEmbedded},
     {"Maintainers", &kMaintainers, "maintainers", kOmit, kEmbedded},
     {"Icon", &kString, "icon", kOmit, kEmbedded},
     {"APIVersion", &kString, "apiVersion", kOmit, kEmbedded},
     {"Condition", &kString, "condition", kOmit, kEmbedded},
     {"Tags", &kString, "tags", kOmit, kEmbedded},
     {"AppVersion", &kString, "appVersion", kOmit, kEmbedded},
     {"Deprecated", &gotmpl::kBool, "deprecated", kOmit, kEmbedded},
     {"Annotations", &gotmpl::kStringMap, "annotations", kOmit, kEmbedded},
     {"KubeVersion", &kString, "kubeVersion", kOmit, kEmbedded},
     {"Dependencies", &kDependencies, "dependencies", kOmit, kEmbedded},
     {"Type", &kString, "type", kOmit, kEmbedded},
     {"IsRoot", &gotmpl::kBool, "IsRoot"}}};
constexpr Type kMetadata{
    .kind = Kind::structure, .name = "struct { chart.Metadata; IsRoot bool }", .fields = kMetadataFields};

class ChartWriter {
 public:
  ChartWriter(Heap& heap, HelmMajor helm) : heap_(heap), helm_(helm) {}

  Value write(const Instance& chart, bool is_root) {
    const Metadata& data = chart.chart->metadata;
    std::vector<Value> maintainers;
    for (const Maintainer& maintainer : data.maintainers)
      maintainers.push_back(record(kMaintainer, kMaintainerPointer,
                                   {text(maintainer.name), text(maintainer.email), text(maintainer.url)}));
    std::vector<Value> dependencies;
    for (const Dependency& dependency : chart.dependencies) dependencies.push_back(write(dependency));
    const Value annotations = heap_.map(gotmpl::kStringMap);
    for (const auto& [key, value] : data.annotations) heap_.set(annotations, key, text(value));
    std::vector<Value> fields = {text(chart.name),
                                 text(data.home),
                                 texts(data.sources),
                                 text(data.version),
                                 text(data.description),
                                 texts(data.keywords),
                                 list(std::move(maintainers), kMaintainers),
                                 text(data.icon),
                                 text(data.api_version),
                                 text(data.condition),
                                 text(data.tags),
                                 text(data.app_version),
                                 Value::boolean(data.deprecated),
                                 annotations,
                                 text(data.kube_version),
                                 list(std::move(dependencies), kDependencies),
                                 text(data.type),
                                 Value::boolean(is_root)};
    return helm_ == HelmMajor::three ? heap_.structure(kMetadata, std::move(fields)) : map_of(kMetadata, fields);
  }

 private:
  Value text(const std::string& text) { return heap_.text(text); }

  Value list(std::vector<Value> items, const Type& type) {
    return heap_.slice(std::move(items), helm_ == HelmMajor::three ? type : gotmpl::kAnySlice);
  }
  Value texts(const std::vector<std::string>& given) {
    std::vector<Value> items;
    for (const std::string& item : given) items.push_back(text(item));
    return list(std::move(items), gotmpl::kStringSlice);
  }

  Value map_of(const Type& type, const std::vector<Value>& fields) {
    const Value map = heap_.map();
    for (std::size_t i = 0; i < fields.size(); ++i) heap_.set(map, type.fields[i].name, fields[i]);
    return map;
  }
  Value record(const Type& type, const Type& pointer, std::vector<Value> fields) {
    if (helm_ == HelmMajor::four) return map_of(type, fields);
    return heap_.pointer(heap_.structure(type, std::move(fields)), pointer);
  }

  Value write(const Dependency& dependency) {
    std::vector<Value> imports;
    for (const ImportedValues& lent : dependency.import_values) {
      const Value map = heap_.map(gotmpl::kStringMap);
      heap_.set(map, "child", text(lent.child));
      heap_.set(map, "parent", text(lent.parent));
      imports.push_back(map);
    }
    return record(kDependency, kDependencyPointer,
                  {text(dependency.name), text(dependency.version), text(dependency.repository),
                   text(dependency.condition), texts(dependency.tags), Value::boolean(dependency.enabled),
                   heap_.slice(std::move(imports)), text(dependency.alias)});
  }

  Heap& heap_;
  HelmMajor helm_;
};

}  // namespace

Value chart_value(Heap& heap, const Instance& chart, bool is_root, HelmMajor helm) {
  return ChartWriter(heap, helm).write(chart, is_root);
}

}  // namespace sidelint::helm
