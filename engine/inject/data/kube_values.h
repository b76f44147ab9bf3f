// Kubernetes objects as templates see them: Go structs with Go's names for the fields.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"
#include "engine/inject/data/type_store.h"
#include "engine/kube/schema.h"
#include "engine/source/origin.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// The data behind the origins of template values: number n is data[n - 1].
class OriginTable {
 public:
  gotmpl::Origin add(OriginId id) {
    if (!id) return gotmpl::kNoOrigin;
    data_.push_back(id);
    return static_cast<gotmpl::Origin>(data_.size());
  }
  OriginId at(gotmpl::Origin origin) const {
    return origin == gotmpl::kNoOrigin || origin > data_.size() ? OriginId() : data_[origin - 1];
  }

 private:
  std::vector<OriginId> data_;
};

// The Go types that release 1.minor of Istio has, made of engine/kube's tables when they are asked for.
class KubeTypes {
 public:
  KubeTypes(TypeStore& store, int minor) : store_(store), minor_(minor) {}

  const gotmpl::Type& of(const kube::Type& type);

 private:
  const gotmpl::Type& item_type(const kube::Field& field);
  const gotmpl::Type& field_type(const kube::Field& field);

  TypeStore& store_;
  int minor_;
  std::map<const kube::Type*, const gotmpl::Type*> known_;
};

// A round-tripped object as a struct of that type.
gotmpl::Value to_struct(gotmpl::Heap& heap, OriginTable& origins, const yaml::Value& value, const kube::Type& type,
                        const gotmpl::Type& go_type);

// A struct's field by its name in Go.
gotmpl::Value field_named(const gotmpl::Value& structure, std::string_view go_name);

// JSON decoded into interface{}: numbers are float64.
gotmpl::Value to_any(gotmpl::Heap& heap, OriginTable& origins, const yaml::Value& value);
// And back.
yaml::Value from_any(const gotmpl::Value& value);

// "hostIP" is HostIP, "tty" TTY.
std::string go_field_name(std::string_view type, std::string_view json_name);

}  // namespace sidelint::inject
