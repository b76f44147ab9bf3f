// An ordering object of Flux, and the objects that it names; private to the room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/source/origin.h"
#include "engine/source/span.h"
#include "engine/units/delivery/delivery.h"
#include "engine/units/delivery/ground.h"
#include "engine/units/unit.h"
#include "engine/yaml/node.h"

namespace sidelint::units {

class FluxOrder {
 public:
  FluxOrder(const AppliedObject& object, const Ground& ground);

  const Ground& ground() const { return ground_; }
  const AppliedObject& object() const { return object_; }
  yaml::Node spec() const { return object_.node.find("spec"); }
  const std::string& name() const { return name_; }
  const std::string& name_space() const { return name_space_; }
  const std::string& file() const { return file_; }  // that it stands in

  Delivery delivery(UnitKind kind) const;
  // Where the node was written last.
  Span place(yaml::Node node) const;

  // The object that a reference names, in its own namespace or else in the order's; of several (a cluster each) the one
  // whose file is nearest. Null if there is none.
  const AppliedObject* find(yaml::Node reference) const;
  const AppliedObject* find(std::string_view kind, std::string_view name_space, std::string_view name) const;

  // Whether the source is the very tree of the run, and no other branch: what is not there, is nowhere.
  static bool is_own_tree(yaml::Node reference);
  // Where in the repository of the run lies what `path` names in a source (GitRepository, OCIRepository, Bucket,
  // ExternalArtifact). Empty if it is elsewhere.
  std::optional<std::string> path_here(yaml::Node reference, const std::string& path) const;

 private:
  bool is_other_branch(const AppliedObject& source) const;
  std::optional<std::string> path_of_artifact(std::string_view artifact, const std::string& path) const;

  const AppliedObject& object_;
  const Ground& ground_;
  std::string name_;
  std::string name_space_;
  std::string file_;
};

// Whether the text holds a variable that nobody has given a value.
bool is_open(std::string_view text);

// A path in a source, which `..` does not lead out of: "apps/prod"; empty for all of it.
std::string path_in_source(std::string_view path);

// What `name` says, with its origin.
Traced<std::string> traced(yaml::Node node);

}  // namespace sidelint::units
