// What every Kubernetes object has: identity, labels, annotations; each value with its origin.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/origin.h"
#include "engine/yaml/node.h"

namespace sidelint::model {

// The YAML type of a label's or annotation's value. The API server takes strings only, and reads null as "".
enum class ValueType : std::uint8_t { string, boolean, number, null, collection };

// One label or annotation.
struct Field {
  std::string key;
  std::string value;  // as the API server stores it; the text as written of a non-string
  ValueType type = ValueType::string;
  bool placeholder = false;  // key or value is filled in later: what it becomes is not known here
  OriginId at;               // key and value, `key: value`
  OriginId key_at;
  OriginId value_at;
};

// Labels or annotations in written order; of duplicate keys only the winner.
class FieldMap {
 public:
  std::vector<Field> fields;
  OriginId at;  // the mapping; of the metadata if there is none

  const Field* find(std::string_view key) const;
  auto begin() const { return fields.begin(); }
  auto end() const { return fields.end(); }
  bool empty() const { return fields.empty(); }
};

struct Metadata {
  std::string_view path;     // of the mapping in its object: "metadata", "spec.template.metadata"; a string literal
  Traced<std::string> name;  // that of `generateName` if there is no `name`: the beginning of it
  Traced<std::string> name_space;  // empty if it names none
  bool name_space_is_placeholder = false;
  Traced<std::string> former_name_space;  // that a kustomization's `namespace:` has replaced; empty: none
  FieldMap labels;
  FieldMap annotations;
  OriginId at;  // the mapping; of the enclosing one if there is none
};

// Something may change a field of the object before it is applied, or of its pods before they are created, and the
// model does not hold the result.
struct Alteration {
  enum class Field : std::uint8_t { name_space, label, annotation, host_network, anything };
  Field field;      // label and annotation: of the pods; of a Namespace or webhook configuration its own
  std::string key;  // of the label or annotation; empty: any key
  std::optional<std::string> value;  // what it becomes if that is told
  // The field of the kustomization that orders it; "substitution" of a placeholder; a field of the object itself that
  // makes its controller change pods ("workloadRef", "canaryMetadata", "annotations"); the title of an admission policy
  // ("ClusterPolicy `mesh`").
  std::string_view by;
  OriginId at;
};

struct Object {
  std::string api_version;
  std::string kind;
  Metadata metadata;
  OriginId at;              // the whole object
  OriginId kind_at;         // the value of `kind`
  std::string folder;       // of the file, with `/` separators; "" at the root
  std::string file;         // that says it is applied: its own, or the kustomization that is built
  std::string unit;         // its name
  std::string cluster;      // that the unit goes to; empty: nobody says
  bool is_offered = false;  // by a chart that nobody is seen to install: it says nothing of what runs in a cluster
  std::vector<Alteration> alterations;
  yaml::Node node;
};

}  // namespace sidelint::model
