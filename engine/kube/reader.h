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

  // The value becomes what it is encoded as; meaningless after a refusal. `before`, if not null, is what an earlier
  // spelling of the same field was read as: Go reads into that.
  void read_struct(yaml::Value& value, const Type& type, const yaml::Value* before = nullptr);
  // A method's error ends the reading and wins over the type errors before it, of which the first is kept.
  std::optional<Refusal> refusal() const { return fatal_ ? fatal_ : saved_; }

 private:
  // Null stands for nil.
  void read_field(yaml::Value& value, const Field& field, const yaml::Value* before);
  void read_list(yaml::Value& list, const Field& field, const yaml::Value* before);
  void read_map(yaml::Value& map, const Field& field, const yaml::Value* before);
  void read_element(yaml::Value& value, const Field& field, const yaml::Value* before);
  // read_leaf.cc
  void read_leaf(yaml::Value& value, const Field& field);
  void read_number(yaml::Value& value, const Field& field);
  void read_quantity(yaml::Value& value);
  void read_int_or_string(yaml::Value& value);
  void read_time(yaml::Value& value);
  yaml::Value zero_leaf(const Field& field, OriginId origin) const;

  // The structs that are open share two stacks; each knows where its own part begins.
  struct Found {
    std::size_t entry;
    const Field* field;
  };
  void find_fields(const yaml::Value& value, const Type& type);  // onto found_, in the order of their keys
  void read_entry(yaml::Entry& entry, const Type& type, const Field& field, const yaml::Value* before);
  // Leaves the entries in the order of the struct: of each field the one that entry_of_ names, from `first` on.
  void arrange(yaml::Value& value, const Type& type, std::size_t first);
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
  std::vector<Found> found_;
  std::vector<std::size_t> entry_of_;  // by the field's index in its struct: its entry, or kNowhere
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
