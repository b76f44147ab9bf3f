// One reading of an object into its Go type, and the first errors that encoding/json meets on the way.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/kube/refusal.h"
#include "engine/kube/round_trip.h"

namespace sidelint::kube {

class Reader {
 public:
  explicit Reader(RoundTripOptions options) : options_(options) {}

  // `before`, if not null, is what an earlier spelling of the same field was read as: Go reads into that.
  yaml::Value read_struct(const yaml::Value& value, const Type& type, const yaml::Value* before = nullptr);
  // A method's error ends the reading and wins over the type errors before it, of which the first is kept.
  std::optional<Refusal> refusal() const { return fatal_ ? fatal_ : saved_; }

 private:
  // What a field's value is encoded as; null stands for nil.
  yaml::Value read_field(const yaml::Value& value, const Field& field, const yaml::Value* before);
  yaml::Value read_element(const yaml::Value& value, const Field& field, const yaml::Value* before);
  // read_leaf.cc
  yaml::Value read_leaf(const yaml::Value& value, const Field& field);
  yaml::Value read_number(const yaml::Value& value, const Field& field);
  yaml::Value read_quantity(const yaml::Value& value);
  yaml::Value read_int_or_string(const yaml::Value& value);
  yaml::Value read_time(const yaml::Value& value);
  yaml::Value zero_leaf(const Field& field, OriginId origin) const;

  // Fields that were read, each with its index in the type.
  using ReadFields = std::vector<std::pair<std::size_t, yaml::Entry>>;
  yaml::Value assemble(const Type& type, ReadFields fields, OriginId origin) const;
  yaml::Value zero(const Field& field, OriginId origin) const;
  bool left_out(const Field& field, const yaml::Value& value) const;
  bool zero_is_left_out(const Field& field) const;

  // UnmarshalTypeError, where the reading is.
  std::string mismatch(std::string_view what, std::string_view go_type) const;
  void save(std::string_view what, std::string_view go_type, const yaml::Value& about);
  void fail(std::string message, const yaml::Value& about);

  RoundTripOptions options_;
  std::string_view struct_;             // where the reading is: the struct around it …
  std::vector<std::string_view> path_;  // … and the fields from the top
  std::optional<Refusal> saved_;
  std::optional<Refusal> fatal_;
};

// As encoding/json names what it found: "array", "object", "string", "bool", "number".
std::string_view json_word(const yaml::Value& value);
// The reflect name of a field's elements, and of the whole field seen through its pointer.
std::string element_type(const Field& field);
std::string whole_type(const Field& field);

// sigs.k8s.io/yaml: numbers and booleans become strings where the type wants strings.
void coerce_scalars(yaml::Value& value, const Type& type);

}  // namespace sidelint::kube
