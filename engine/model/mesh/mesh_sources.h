// Where orders for a control plane stand; private to the room.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/mesh/chart_values.h"
#include "engine/model/mesh/mesh_install.h"
#include "engine/model/reader.h"
#include "engine/units/cluster.h"
#include "engine/units/scan/named_files.h"
#include "engine/units/unit.h"

namespace sidelint::model {

// Which chart somebody means.
struct ChartReference {
  std::string name;        // "istiod"; the last part of a path
  std::string repository;  // its address; empty if it is not told
  Traced<std::string> version;
};
// Whether that is a chart that installs an injector: istiod under one of the names that it had.
bool is_control_plane(const ChartReference& chart);

// An order that is being read: who gives it, and what he says.
struct ChartOrder {
  std::string words;
  Object object;
  OriginId at;
  ChartReference chart;
  ChartValues values;
};

// What is around an order: files and objects that it names, those of its own unit first. Collects what is ordered.
class MeshSources {
 public:
  // Of the plain unit, the first, until another is entered.
  MeshSources(const std::vector<units::Unit>& units, const SourceMap& sources, Origins& origins,
              std::vector<MeshInstall>& into);

  const std::vector<units::Unit>& units() const { return units_; }
  const units::ClusterNames& cluster_names() const { return cluster_names_; }
  void enter(const units::Unit& unit) { unit_ = &unit; }

  Object object(const units::AppliedObject& applied) const { return read_object(applied, reading()); }
  // A part of a file that holds no objects.
  Object part(SourceId source, yaml::Node node) const;

  bool has_file(const units::NamedFile& named) const { return path_of(named).has_value(); }
  // Adds the values of a file as a layer.
  void add_file(const units::NamedFile& named, yaml::Node name, ChartValues& values) const;
  // Adds what kustomizations write over the object's values, which stand at `path` in it. Two that disagree, and
  // changes of other fields that decide, are as good as not seen; that of `version` is the release.
  static void add_changes(const units::AppliedObject& applied, std::string_view path, ChartValues& values,
                          std::string_view version_path, Traced<std::string>& version);
  // Adds the YAML that stands in a string.
  void add_text(yaml::Node text, ChartValues& values, std::string_view path = {});
  // The nearest object of that kind and name, in any unit; null if the repository holds none.
  const units::AppliedObject* find(std::string_view kind, std::string_view name, std::string_view file) const;
  // Whether the object is of this unit, which is not plain.
  bool are_built_together(const units::AppliedObject& object) const;
  // The file that a kustomization makes `key` of the ConfigMap or Secret of.
  const units::OtherFile* find_generated(std::string_view kind, std::string_view name, std::string_view key) const;

  // Takes the order if it is one for a control plane. A path to a folder with a chart of the repository's own counts
  // for that chart: for what it depends on.
  // Another path tells the chart by its name, if it leads to one.
  enum class Path : std::uint8_t { to_chart, to_anything };
  void take_chart(ChartOrder order, std::string_view chart_path = {}, Path leads = Path::to_chart);
  // The charts of the repository that nobody has ordered with values of his own.
  void take_unordered_charts();
  void take(MeshInstall install) { into_.push_back(std::move(install)); }

 private:
  const units::OtherFile* file_at(const std::string& path) const;
  std::optional<std::string> path_of(const units::NamedFile& named) const;
  std::vector<ChartOrder> dependencies(const units::OtherFile& chart, const ChartOrder& order) const;
  Reading reading() const { return {source_map_, origins_, *unit_}; }
  void index_objects() const;
  void index_generators() const;

  const std::vector<units::Unit>& units_;
  units::ClusterNames cluster_names_;
  const units::Unit* unit_;
  const SourceMap& source_map_;
  Origins& origins_;
  std::vector<MeshInstall>& into_;
  std::map<std::string, const units::OtherFile*, std::less<>> files_;
  std::set<const units::OtherFile*> ordered_;
  // By kind and name, made when somebody asks.
  struct Placed {
    const units::Unit* unit;
    const units::AppliedObject* object;
  };
  struct Generator {
    std::string folder;
    yaml::Node node;
  };
  mutable std::optional<std::multimap<std::pair<std::string, std::string>, Placed>> objects_;
  mutable std::optional<std::multimap<std::pair<std::string, std::string>, Generator>> generators_;
  std::deque<std::unique_ptr<const yaml::Document>> embedded_;
};

// The values of Istio's charts that decide about injection.
void read_chart_values(const ChartValues& values, MeshInstall& install);

void read_application(const units::AppliedObject& applied, MeshSources& sources);
void read_helm_release(const units::AppliedObject& applied, MeshSources& sources);
void read_helmfile_release(const units::OtherFile& release, const units::Unit& unit, MeshSources& sources);
void read_kustomize_charts(const units::OtherFile& file, MeshSources& sources);
void read_istio_operator(const units::AppliedObject& applied, MeshSources& sources);
void read_sail(const units::AppliedObject& applied, MeshSources& sources);
void read_service_mesh(const units::AppliedObject& applied, MeshSources& sources);

}  // namespace sidelint::model
