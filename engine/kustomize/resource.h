// An object on its way through a build: its value, and what kustomize remembers of it besides.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/span.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// Group, version and kind, as Kubernetes abbreviates them.
struct Gvk {
  std::string group;
  std::string version;
  std::string kind;
  auto operator<=>(const Gvk&) const = default;
};
Gvk gvk_of(std::string_view api_version, std::string_view kind);
// Whether `selector` means it: what the selector leaves empty is any.
bool is_selected(const Gvk& gvk, const Gvk& selector);

struct Id {
  Gvk gvk;
  std::string name;
  std::string ns;  // as written, of an earlier id the effective one
  bool cluster_scoped = false;
};
// The namespace by which ids are compared: none is `default`; what has none is apart from all.
std::string_view effective_namespace(const Id& id);
bool same_id(const Id& a, const Id& b);
// Of the object as it is now.
Id id_of(const yaml::Value& object);
// `Deployment.v1.apps/web.shop`, as kustomize's messages name it.
std::string to_text(const Id& id);

// What a generated object does to the one of its name that is there already.
enum class Behaviour : std::uint8_t { unspecified, create, replace, merge };
Behaviour behaviour_of(std::string_view word);

// What kustomize reads but cannot print: a key that is written twice or is no string.
struct Unprintable {
  Span at;
  std::string key;
};

struct Resource {
  struct Earlier {
    std::string ns;  // effective
    std::string name;
    std::string kind;
  };

  yaml::Value value;
  Span written;                       // its document, or the line that orders it to be generated
  std::vector<Earlier> earlier = {};  // ids that it had, the oldest first
  std::vector<std::string> prefixes = {};
  std::vector<std::string> suffixes = {};
  std::vector<std::string> vars = {};  // names of the vars that read a field of it
  std::optional<Unprintable> unprintable = {};
  bool lost_comments = false;  // by a JSON patch
  Behaviour behaviour = Behaviour::unspecified;
  bool needs_hash = false;
  bool is_generated = false;
  bool from_helm = false;
  std::string origin_note = {};  // buildMetadata's annotations, kept apart until the end
  std::vector<std::string> transformer_notes = {};

  Gvk gvk() const;
  std::string_view name() const;
  std::string_view ns() const;
  Id id() const;
  Id original_id() const;
  std::vector<Id> earlier_ids() const;
  void remember_id();
  // Kustomize keeps the earlier names, namespaces and kinds as three lists with commas, and stops where a comma in one
  // of them makes the lists differ in length.
  bool has_broken_history() const;
  // Whether kustomize has annotations of its own on it, so that the map of annotations exists.
  bool is_marked() const;
};

// The text of metadata's field; empty if there is none.
std::string_view metadata_text(const yaml::Value& object, std::string_view field);
// Empty values are those that kustomize takes for absent: null, {} and [].
bool is_absent(const yaml::Value* value);

}  // namespace sidelint::kustomize
