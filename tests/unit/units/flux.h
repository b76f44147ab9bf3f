// Repositories as text, and what Flux is ordered to apply in them.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/units/flux/flux.h"
#include "engine/units/scan/file_index.h"
#include "engine/yaml/json.h"
#include "tests/harness/txtar.h"
#include "tests/unit/units/tree.h"

namespace sidelint::units {

inline bool is_any(std::string_view /*kind*/) { return true; }

inline std::string to_json(const yaml::Value& value) { return yaml::to_json(yaml::to_document(value)->root()); }

// A repository, and what its objects order, in words.
class Repository {
 public:
  explicit Repository(std::string_view files) {
    std::vector<std::string> paths;
    for (const testing::TxtarFile& file : testing::parse_txtar(files).files) {
      disk_.file(file.path, file.text);
      if (file.path.ends_with(".yaml")) paths.push_back(file.path);
    }
    std::sort(paths.begin(), paths.end());
    scan_ = scan(disk_, paths, options_, sources_, origins_);
    units_ = discover(scan_, sources_, origins_);
  }

  // Those of an object, by its name.
  std::vector<Delivery> read(std::string_view name) {
    const FileIndex index(scan_, sources_);
    const Site site{disk_, scan_, index, options_, sources_, Territory(disk_, {"."})};
    const auto all = [&](std::string_view kind) {
      std::vector<const AppliedObject*> found;
      for (const AppliedObject& object : units_[0].objects)
        if (object.kind == kind) found.push_back(&object);
      return found;
    };
    const auto called = [&](std::string_view kind, std::string_view wanted) {
      std::vector<const AppliedObject*> found = all(kind);
      std::erase_if(
          found, [&](const AppliedObject* each) { return each->node.find("metadata").find("name").text() != wanted; });
      return found;
    };
    const Ground ground{site, remotes_, sources_, origins_, called, all, {}};
    for (const AppliedObject& object : units_[0].objects) {
      if (object.node.find("metadata").find("name").text() != name) continue;
      std::vector<Delivery> deliveries = read_flux(object, ground);
      if (!deliveries.empty()) return deliveries;
    }
    return {};
  }

  // "kustomize apps {amendment}", "chart charts/web as shop-web in shop", and what is unknown.
  std::vector<std::string> words(std::string_view name) {
    std::vector<std::string> lines;
    for (const Delivery& delivery : read(name)) {
      for (const DeliveredSource& source : delivery.sources) lines.push_back(words(source));
      for (const UnknownPart& part : delivery.unknown) lines.push_back("unknown " + part.what + ": " + part.why);
      if (delivery.refusal) lines.push_back("refused: " + delivery.refusal->message);
    }
    return lines;
  }

  static std::string words(const std::vector<helm::ValuesSource>& files) {
    std::string line;
    for (const helm::ValuesSource& values : files) {
      const auto* path = std::get_if<std::string>(&values);
      line += ' ';
      const auto* written = std::get_if<yaml::Value>(&values);
      line += path != nullptr ? *path : written != nullptr ? to_json(*written) : "hidden";
    }
    return line;
  }

  static std::string words(const DeliveredSource& source) {
    if (const auto* kustomize = std::get_if<KustomizeSource>(&source))
      return "kustomize " + kustomize->folder + " " + to_json(kustomize->amendment);
    const auto& chart = std::get<ChartSource>(source);
    std::string line = "chart " + chart.order.chart;
    if (chart.order.own_values) line += " of" + words(*chart.order.own_values) + " with";
    line += words(chart.order.values.files);
    for (const yaml::Value& renderer : chart.post_renderers) line += " then " + to_json(renderer);
    return line;
  }

 private:
  testing::MemoryFileSystem disk_;
  ScanOptions options_{.wanted = is_any};
  SourceMap sources_;
  Origins origins_;
  Remotes remotes_{.folder_name = "fleet", .addresses = {"github.com/acme/fleet"}};
  Scan scan_;
  std::vector<Unit> units_;
};

using Lines = std::vector<std::string>;

}  // namespace sidelint::units
