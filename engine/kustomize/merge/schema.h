// What is known of a value's type when patches are merged into it: which of its lists are merged by keys.
#pragma once

#include <string_view>
#include <vector>

#include "engine/kustomize/builtin/kinds.h"
#include "engine/kustomize/merge/open_api.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// A view: of the built-in table, or of an OpenApi that must outlive it. Default-constructed: nothing is known.
class Schema {
 public:
  Schema() = default;
  // `custom` null: the built-in kinds alone.
  static Schema of(std::string_view api_version, std::string_view kind, const OpenApi* custom);

  explicit operator bool() const { return known_; }
  Schema field(std::string_view name) const;
  // Of a list: the type of its items.
  Schema items() const;
  // Whether a list of this type is merged, not replaced.
  bool is_merged() const;
  // The keys by which its items are told apart; none: the items themselves.
  std::vector<std::string_view> keys() const;

 private:
  static Schema in(const OpenApi& custom, const yaml::Value* schema);
  static Schema of_shape(Shape shape);

  bool known_ = false;
  Shape shape_ = Shape::leaf;
  const ShapeField* list_ = nullptr;     // built in: the list that this is the type of
  const OpenApi* custom_ = nullptr;      // of what is written in it
  const yaml::Value* schema_ = nullptr;  // custom, resolved
};

}  // namespace sidelint::kustomize
