#include "engine/units/argocd/chart_source.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/source/path.h"
#include "engine/units/argocd/path_patterns.h"
#include "engine/units/delivery/open_value.h"
#include "engine/yaml/load.h"

namespace sidelint::units {
namespace {

Span place(const Ground& ground, yaml::Node node) { return ground.origins.where(node.origin()).value_or(Span{}); }

bool is_ref(std::string_view ref, const SourceSetting& setting) {
  return std::any_of(setting.siblings.begin(), setting.siblings.end(),
                     [&](yaml::Node each) { return each.find("ref").text() == ref; });
}

// Whether the source of that `ref:` lies in this repository, where the file is looked for.
bool is_ref_here(std::string_view ref, std::string_view file, const SourceSetting& setting) {
  const auto sibling = std::find_if(setting.siblings.begin(), setting.siblings.end(),
                                    [&](yaml::Node each) { return each.find("ref").text() == ref; });
  return sibling != setting.siblings.end() &&
         is_here(setting.ground, setting.file, sibling->find("repoURL").text(), file);
}

class ChartReader {
 public:
  ChartReader(yaml::Node source, std::string folder, const BuildVariables& variables, const SourceSetting& setting,
              Delivery& delivery)
      : source_(source), helm_(source.find("helm")), variables_(variables), setting_(setting), delivery_(delivery) {
    chart_.order.chart = std::move(folder);
  }

  ChartSource read() {
    helm::ChartOrder& order = chart_.order;
    const std::string_view release = helm_.find("releaseName").text();
    order.release.name = release.empty() ? setting_.name : std::string(release);
    const std::string_view name_space = helm_.find("namespace").text();
    order.release.ns = name_space.empty() ? setting_.name_space : std::string(name_space);
    add_files();
    add_values();
    add_parameters();
    add_capabilities();
    if (helm_.find("skipSchemaValidation").boolean() == true) order.schema = helm::ChartOrder::Schema::disregarded;
    return std::move(chart_);
  }

 private:
  void miss(yaml::Node node, std::string_view what, std::string_view why) {
    delivery_.unknown.push_back({place(setting_.ground, node), std::string(what), std::string(why)});
  }

  // What a file would say that nobody can see may be anything.
  void hide(yaml::Node node, std::string_view name, std::string_view why) {
    miss(node, name, why);
    chart_.order.values.files.emplace_back(helm::HiddenValues{std::string(why), place(setting_.ground, node)});
  }

  // Argo CD stops there. The rest is rendered all the same.
  void refuse(yaml::Node node, std::string why) {
    if (!delivery_.refusal)
      delivery_.refusal = Refusal{place(setting_.ground, node), std::move(why), Refusal::By::argo_cd};
  }

  // Seen from the source's path; of the repository if it begins with a slash or with a `$ref`.
  void add_file(yaml::Node node, bool may_be_absent) {
    const FilledIn written = fill_in_file(node.text());
    const std::string& name = written.text;
    // The schemes of the plugin helm-secrets all begin so.
    if (name.find("://") != std::string::npos || is_to_be_filled(name) || written.is_open)
      return hide(node, name, name.starts_with("secrets") ? "the values are encrypted" : "values from the network");
    std::string path = join_path(source_.find("path").text(), name);
    if (name.starts_with('/')) path = name;
    if (name.starts_with('$')) {
      const std::size_t slash = std::min(name.find('/'), name.size());
      path = join_path("/", name.substr(slash));
      if (!is_ref_here(name.substr(1, slash - 1), path.substr(1), setting_))
        return hide(node, name, "values of another repository");
    }
    if (path.starts_with('/')) path.erase(0, 1);
    const std::vector<std::string> found = files_of(path);
    for (const std::string& file : found) chart_.order.values.files.emplace_back(file);
    if (!found.empty() || may_be_absent) return;
    refuse(node, "open " + path + ": no such file or directory");
    hide(node, name, "the repository has no file of this path");
  }

  // The beginning of a `$ref` is no variable.
  FilledIn fill_in_file(std::string_view name) const {
    const std::size_t slash = std::min(name.find('/'), name.size());
    if (!name.starts_with('$') || !is_ref(name.substr(1, slash - 1), setting_)) return fill_in(name, variables_);
    FilledIn filled = fill_in(name.substr(slash), variables_);
    filled.text.insert(0, name.substr(0, slash));
    return filled;
  }

  // Of a pattern all that it takes, in order.
  std::vector<std::string> files_of(const std::string& path) const {
    if (std::optional<std::string> file = file_in_repository(setting_.ground, setting_.file, path)) return {*file};
    std::vector<std::string> found;
    const std::size_t slash = path.rfind('/') + 1;  // npos + 1 is 0
    const std::optional<std::string> folder =
        folder_in_repository(setting_.ground, setting_.file, slash == 0 ? "." : path.substr(0, slash));
    if (!folder || path.find_first_of("*?[", slash) == std::string::npos) return found;
    const Ground& ground = setting_.ground;
    const Result<std::vector<DirectoryEntry>> entries = ground.site.files.list(ground.site.territory.real(*folder));
    for (std::size_t i = 0; entries && i < entries->size(); ++i) {
      const DirectoryEntry& entry = (*entries)[i];
      if (entry.kind == EntryKind::file && is_path_match(std::string_view(path).substr(slash), entry.name))
        found.push_back(as_prefix(*folder == "." ? "" : *folder) + entry.name);
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  void add_files() {
    const bool may_be_absent = helm_.find("ignoreMissingValueFiles").boolean() == true;
    const yaml::Node files = helm_.find("valueFiles");
    for (std::size_t i = 0; files.is(yaml::Kind::sequence) && i < files.size(); ++i) {
      add_file(files.item(i), may_be_absent);
    }
  }

  void add_capabilities() {
    const std::string_view version = helm_.find("kubeVersion").text();
    if (!version.empty()) chart_.order.capabilities.kube_version = version;
    const yaml::Node more = helm_.find("apiVersions");
    for (std::size_t i = 0; more.is(yaml::Kind::sequence) && i < more.size(); ++i)
      chart_.order.capabilities.api_versions.emplace_back(more.item(i).text());
  }

  void add_values() {
    const yaml::Node object = helm_.find("valuesObject");
    if (object.is(yaml::Kind::mapping)) {
      chart_.order.values.files.emplace_back(yaml::to_value(object));
      return;
    }
    const yaml::Node text = helm_.find("values");
    const std::optional<Span> at = setting_.ground.origins.where(text.origin());
    if (text.text().empty() || !at) return;
    const yaml::Loaded loaded = load_text(text, *at);
    const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
    if (document == nullptr) return miss(text, "values", "they are no YAML");
    if ((*document)->root().is(yaml::Kind::mapping)) {
      yaml::Value values = yaml::to_value((*document)->root());
      if (!text.origin().is_written()) move_to(text.origin(), values);
      chart_.order.values.files.emplace_back(std::move(values));
    }
  }

  yaml::Loaded load_text(yaml::Node text, Span at) const {
    const Ground& ground = setting_.ground;
    if (text.origin().is_written()) return yaml::load_embedded(ground.sources.text(at.source), text, ground.origins);
    const Span whole{at.source, 0, static_cast<std::uint32_t>(text.text().size())};
    return yaml::load(text.text(), whole, ground.origins);
  }

  // A text that a template made stands nowhere: the whole of it has its origin.
  static void move_to(OriginId origin, yaml::Value& value) {
    value.origin = origin;
    for (yaml::Value& item : value.items) move_to(origin, item);
    for (yaml::Entry& entry : value.entries) {
      entry.key_origin = origin;
      move_to(origin, entry.value);
    }
  }

  void leave_open(yaml::Node node, std::string_view name, std::string_view why) {
    miss(node, name, why);
    chart_.order.values.open.push_back(open_value(name, std::string(why)));
  }

  // A comma ends a value on helm's command line, so argo-cd escapes it outside of lists.
  static std::string escaped(std::string_view value) {
    if (value.starts_with('{')) return std::string(value);
    std::string text;
    for (const char letter : value) {
      if (letter == ',' && (text.empty() || text.back() != '\\')) text += '\\';
      text += letter;
    }
    return text;
  }

  void add_parameters() {
    const yaml::Node parameters = helm_.find("parameters");
    for (std::size_t i = 0; parameters.is(yaml::Kind::sequence) && i < parameters.size(); ++i) {
      const yaml::Node each = parameters.item(i);
      const yaml::Node value = each.find("value");
      const bool is_text = each.find("forceString").boolean() == true;
      std::string text(each.find("name").text());
      if (text.empty()) continue;
      const FilledIn given = fill_in(value.text(), variables_);
      if (given.is_open || is_to_be_filled(given.text)) {
        leave_open(value, text, "nobody says what is filled in");
        continue;
      }
      text += '=' + escaped(given.text);
      chart_.order.values.set.push_back(
          {is_text ? helm::SetAs::text : helm::SetAs::typed, std::move(text), place(setting_.ground, value)});
    }
    const yaml::Node files = helm_.find("fileParameters");
    for (std::size_t i = 0; files.is(yaml::Kind::sequence) && i < files.size(); ++i) {
      const yaml::Node path = files.item(i).find("path");
      const std::string joined = join_path(source_.find("path").text(), fill_in(path.text(), variables_).text);
      const std::optional<std::string> file = file_in_repository(setting_.ground, setting_.file, joined);
      if (!file) {
        leave_open(path, files.item(i).find("name").text(), "the file of a parameter is not there");
        continue;
      }
      std::string text(files.item(i).find("name").text());
      text += '=' + *file;
      chart_.order.values.set.push_back({helm::SetAs::file, std::move(text), place(setting_.ground, path)});
    }
  }

  yaml::Node source_;
  yaml::Node helm_;
  const BuildVariables& variables_;
  const SourceSetting& setting_;
  Delivery& delivery_;
  ChartSource chart_;
};

}  // namespace

ChartSource chart_source(yaml::Node source, std::string folder, const BuildVariables& variables,
                         const SourceSetting& setting, Delivery& delivery) {
  return ChartReader(source, std::move(folder), variables, setting, delivery).read();
}

}  // namespace sidelint::units
