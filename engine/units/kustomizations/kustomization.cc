#include "engine/units/kustomizations/kustomization.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "engine/units/kustomizations/patch_orders.h"
#include "engine/yaml/entry.h"

namespace sidelint::units {
namespace {

// Where `commonLabels:`, `labels:` and `commonAnnotations:` reach pods (konfig/builtinpluginconsts/metadatalabels.go
// and commonannotations.go). Annotations reach the templates of these kinds in any group.
struct TemplateRow {
  std::string_view label_group;
  std::string_view kind;
  std::string_view path;
};
constexpr std::array<TemplateRow, 7> kTemplates{{
    {"", "Deployment", "spec/template/metadata"},
    {"", "ReplicaSet", "spec/template/metadata"},
    {"", "DaemonSet", "spec/template/metadata"},
    {"", "ReplicationController", "spec/template/metadata"},
    {"apps", "StatefulSet", "spec/template/metadata"},
    {"batch", "Job", "spec/template/metadata"},
    {"batch", "CronJob", "spec/jobTemplate/spec/template/metadata"},
}};

std::vector<std::string> split_path(std::string_view path) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '\\' && i + 1 < path.size() && path[i + 1] == '/') {
      parts.back() += path[++i];
    } else if (path[i] == '/') {
      parts.emplace_back();
    } else {
      parts.back() += path[i];
    }
  }
  return parts;
}

bool replaces_name(const Order& order) {
  return std::any_of(order.changes.begin(), order.changes.end(), [](const Change& change) {
    return change.path.size() == 2 && change.path[0] == "metadata" && change.path[1] == "name" &&
           change.by != "namespace";
  });
}

// Reads one kustomization.
class Reader {
 public:
  Reader(Kustomization& into, yaml::Node root, const Surroundings& around)
      : into_(into), root_(root), around_(around) {}

  void run();

 private:
  void read_paths();
  void add_paths(std::string_view field, std::vector<std::string>& paths) const;
  void add_other(yaml::Node path);
  void read_generators(std::string_view field);
  void read_namespace();
  void read_labels();
  void read_label_entry(yaml::Node entry);
  void read_pairs(std::string_view by, std::string_view map, yaml::Node pairs, bool in_templates);
  void read_plugins();
  void read_replacements();
  void read_replacement(yaml::Node replacement);

  std::vector<Change> pair_changes(std::string_view by, yaml::Node pairs, std::string_view path) const;
  void order(Target target, std::vector<Change> changes) {
    if (!changes.empty()) into_.orders.push_back({std::move(target), std::move(changes)});
  }
  // A change of which nothing is told but who orders it.
  void order_anything(std::string_view by, OriginId at) { order({}, {Change{at, by, {}, std::nullopt}}); }
  OriginId entry(yaml::Node mapping, std::string_view key) const {
    return yaml::entry_origin(around_.origins, mapping.find_key(key), mapping.find(key));
  }

  Kustomization& into_;
  yaml::Node root_;
  const Surroundings& around_;
};

void Reader::run() {
  if (root_.find("namePrefix") || root_.find("nameSuffix")) into_.names = Names::affixed;
  read_paths();
  // In the order in which kustomize runs them: what comes later overrides what comes before.
  PatchOrders patches(into_, around_);
  patches.read_merges("patchesStrategicMerge", root_.find("patchesStrategicMerge"));
  patches.read("patches", root_.find("patches"));
  read_namespace();
  read_labels();
  read_pairs("commonAnnotations", "annotations", root_.find("commonAnnotations"), true);
  patches.read("patchesJson6902", root_.find("patchesJson6902"));
  read_replacements();
  read_plugins();
  if (std::any_of(into_.orders.begin(), into_.orders.end(), replaces_name)) into_.names = Names::replaced;
}

void Reader::add_paths(std::string_view field, std::vector<std::string>& paths) const {
  const yaml::Node list = root_.find(field);
  for (std::size_t i = 0; i < list.size(); ++i) paths.push_back(resolve(into_.folder, list.item(i).text()));
}

void Reader::add_other(yaml::Node path) {
  if (!path.text().empty()) into_.other_files.push_back(resolve(into_.folder, path.text()));
}

void Reader::read_paths() {
  add_paths("resources", into_.resources);
  add_paths("bases", into_.resources);  // the old word for folders in `resources`
  add_paths("components", into_.components);
  for (const std::string_view field : {"generators", "transformers", "validators", "configurations", "crds"}) {
    add_paths(field, into_.other_files);
  }
  add_other(root_.find("openapi").find("path"));
  read_generators("configMapGenerator");
  read_generators("secretGenerator");
  for (const std::string_view field : {"helmCharts", "helmChartInflationGenerator"}) {
    const yaml::Node charts = root_.find(field);
    for (std::size_t i = 0; i < charts.size(); ++i) {
      add_other(charts.item(i).find("valuesFile"));
      add_other(charts.item(i).find("values"));
      const yaml::Node more = charts.item(i).find("additionalValuesFiles");
      for (std::size_t m = 0; m < more.size(); ++m) add_other(more.item(m));
    }
  }
}

// Files become values of the generated object: `path` or `key=path`.
void Reader::read_generators(std::string_view field) {
  const yaml::Node generators = root_.find(field);
  for (std::size_t i = 0; i < generators.size(); ++i) {
    add_other(generators.item(i).find("env"));
    for (const std::string_view list : {"files", "envs"}) {
      const yaml::Node paths = generators.item(i).find(list);
      for (std::size_t p = 0; p < paths.size(); ++p) {
        const std::string_view text = paths.item(p).text();
        into_.other_files.push_back(resolve(into_.folder, text.substr(text.find('=') + 1)));
      }
    }
  }
}

void Reader::read_namespace() {
  const yaml::Node value = root_.find("namespace");
  if (value.text().empty()) return;
  const OriginId at = entry(root_, "namespace");
  const std::string name(value.text());
  // Of the kinds that anybody reads these have no namespace.
  order({.group = {}, .kind = {}, .name = {}, .except_kind = "Namespace|MutatingWebhookConfiguration"},
        {Change{at, "namespace", {"metadata", "namespace"}, name}});
  order({.group = {}, .kind = "Namespace", .name = {}}, {Change{at, "namespace", {"metadata", "name"}, name}});
}

std::vector<Change> Reader::pair_changes(std::string_view by, yaml::Node pairs, std::string_view path) const {
  std::vector<Change> changes;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    std::vector<std::string> leaf = split_path(path);
    leaf.emplace_back(pairs.key(i).text());
    const OriginId at = yaml::entry_origin(around_.origins, pairs.key(i), pairs.value(i));
    changes.push_back({at, by, std::move(leaf), std::string(pairs.value(i).text())});
  }
  return changes;
}

// `map` is "labels" or "annotations".
void Reader::read_pairs(std::string_view by, std::string_view map, yaml::Node pairs, bool in_templates) {
  if (pairs.size() == 0) return;
  order({}, pair_changes(by, pairs, "metadata/" + std::string(map)));
  if (!in_templates) return;
  for (const TemplateRow& row : kTemplates) {
    Target target{.group = {}, .kind = std::string(row.kind), .name = {}};
    if (map == "labels") target.group = row.label_group;
    order(std::move(target), pair_changes(by, pairs, std::string(row.path) + "/" + std::string(map)));
  }
  // `configurations:` usually teach kustomize the templates of custom resources.
  if (root_.find("configurations").size() > 0) {
    order({}, pair_changes(by, pairs, "spec/template/metadata/" + std::string(map)));
  }
}

void Reader::read_labels() {
  const yaml::Node entries = root_.find("labels");
  for (std::size_t i = 0; i < entries.size(); ++i) read_label_entry(entries.item(i));
  read_pairs("commonLabels", "labels", root_.find("commonLabels"), true);
}

void Reader::read_label_entry(yaml::Node entry) {
  const yaml::Node pairs = entry.find("pairs");
  const bool in_templates = entry.find("includeSelectors").boolean().value_or(false) ||
                            entry.find("includeTemplates").boolean().value_or(false);
  read_pairs("labels", "labels", pairs, in_templates);
  const yaml::Node fields = entry.find("fields");
  for (std::size_t i = 0; i < fields.size(); ++i) {
    order(target_of(fields.item(i)), pair_changes("labels", pairs, fields.item(i).find("path").text()));
  }
}

// Plugins may change anything: `transformers:` run programs or configure built-in ones in files of their own.
void Reader::read_plugins() {
  const yaml::Node transformers = root_.find("transformers");
  if (transformers.size() > 0) order_anything("transformers", entry(root_, "transformers"));
}

void Reader::read_replacements() {
  const yaml::Node replacements = root_.find("replacements");
  for (std::size_t i = 0; i < replacements.size(); ++i) {
    const yaml::Node replacement = replacements.item(i);
    if (const yaml::Node path = replacement.find("path")) {
      add_other(path);
      order_anything("replacements", replacement.origin());
    } else {
      read_replacement(replacement);
    }
  }
}

// The value comes from another object and is not told here.
void Reader::read_replacement(yaml::Node replacement) {
  const yaml::Node targets = replacement.find("targets");
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const yaml::Node paths = targets.item(i).find("fieldPaths");
    std::vector<Change> changes;
    for (std::size_t p = 0; p < paths.size(); ++p) {
      // Parts end at dots; a dot within one is escaped, or the part stands in brackets.
      std::vector<std::string> parts(1);
      int brackets = 0;
      const std::string_view text = paths.item(p).text();
      for (std::size_t c = 0; c < text.size(); ++c) {
        if (text[c] == '[') ++brackets;
        if (text[c] == ']') --brackets;
        if (text[c] == '.' && brackets == 0) {
          parts.emplace_back();
        } else if (text[c] == '\\' && c + 1 < text.size()) {
          parts.back() += text[++c];
        } else if (text[c] != '[' && text[c] != ']') {
          parts.back() += text[c];
        }
      }
      changes.push_back({paths.item(p).origin(), "replacements", std::move(parts), std::nullopt});
    }
    order(target_of(targets.item(i).find("select")), std::move(changes));
  }
}

}  // namespace

Target target_of(yaml::Node node) {
  return {std::string(node.find("group").text()), std::string(node.find("kind").text()),
          std::string(node.find("name").text())};
}

Kustomization read_kustomization(SourceId source, yaml::Node root, const Surroundings& around) {
  Kustomization kustomization;
  kustomization.source = source;
  const std::string& path = around.sources.path(source);
  kustomization.folder = path.substr(0, path.find('/') == std::string::npos ? 0 : path.rfind('/'));
  Reader(kustomization, root, around).run();
  return kustomization;
}

std::string resolve(std::string_view folder, std::string_view entry) {
  std::string path(entry.substr(0, 1) == "/" ? std::string_view() : folder);
  while (!entry.empty()) {
    const std::size_t end = entry.find('/');
    const std::string_view part = entry.substr(0, end);
    entry.remove_prefix(end == std::string_view::npos ? entry.size() : end + 1);
    if (part.empty() || part == ".") continue;
    const std::size_t last = path.rfind('/');
    const std::string_view tail = std::string_view(path).substr(last == std::string::npos ? 0 : last + 1);
    if (part == ".." && !path.empty() && tail != "..") {
      path.resize(last == std::string::npos ? 0 : last);
    } else {
      if (!path.empty()) path += '/';
      path += part;
    }
  }
  return path;
}

}  // namespace sidelint::units
