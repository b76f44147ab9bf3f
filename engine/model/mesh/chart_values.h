// The values that somebody gives to a chart, layer on layer, asked by path as Helm would merge them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/mesh/mesh_install.h"
#include "engine/yaml/node.h"

namespace sidelint::model {

// Mirrors Helm 3 (pkg/chartutil/coalesce.go): mappings merge, anything else is replaced, null takes a value away.
// Points into the documents of its layers.
class ChartValues {
 public:
  // A layer above the others; `path` is where in the values it stands, "" for the whole. Absent nodes add nothing.
  void add(yaml::Node values, std::string_view path = {});
  // The layers of another above these.
  void add_all(const ChartValues& other);
  // One value as `helm --set` takes it: `true` and `false` are no texts.
  void set(std::string_view path, yaml::Node value) { layers_.push_back({std::string(path), value, true, {}, {}}); }
  // The same of a text that somebody writes over what stands there.
  void set_text(std::string_view path, Traced<std::string> text);
  // A layer that cannot be seen: whatever it says is open.
  void miss(OriginId at, std::string what);
  // A layer that was made of the text at `at`: all that it says stands there.
  void add_made(yaml::Node values, std::string_view path, OriginId at);
  // Texts stand for `{{name}}` and `{{.name}}` in what the values say.
  void substitute(std::vector<std::pair<std::string, std::string>> texts) { texts_ = std::move(texts); }
  std::string substituted(std::string text) const;

  // The values as a chart in the charts of this one gets them, under its name, with everybody's `global`.
  ChartValues of_subchart(std::string_view name) const;

  yaml::Node find(std::string_view path) const { return look_up(path).node; }
  // Where that stands.
  OriginId origin(std::string_view path) const { return look_up(path).at; }
  // A scalar's text; empty if it is not given.
  std::optional<Traced<std::string>> text(std::string_view path) const;
  // What a template's `if` makes of the value; as `otherwise` if it is not given.
  Traced<bool> truth(std::string_view path, bool otherwise) const;
  // The texts of a list; also of one that `helm --set` is given as `{a,b}`, or item by item (`tags[0]`).
  std::vector<Traced<std::string>> texts(std::string_view path) const;
  // A scalar that stands elsewhere than in the values, with the same texts for `{{name}}`.
  Traced<std::string> substituted(yaml::Node node) const;

  const std::optional<MeshInstall::Unseen>& unseen() const { return unseen_; }

 private:
  struct Layer {
    std::string path;
    yaml::Node root;
    bool is_set = false;
    OriginId at;                      // of a layer that was made
    std::optional<std::string> text;  // instead of the node
  };
  struct Found {
    yaml::Node node;
    bool is_set = false;
    OriginId at;
    std::optional<std::string> text;
  };
  Found look_up(std::string_view path) const;

  std::vector<Layer> layers_;  // the last wins
  std::vector<std::pair<std::string, std::string>> texts_;
  std::optional<MeshInstall::Unseen> unseen_;
};

}  // namespace sidelint::model
