// YAML's scalars as strings where the Go type wants strings: convertToJSONableObject of sigs.k8s.io/yaml v1.6.
#include "engine/kube/field_name.h"
#include "engine/kube/reader.h"
#include "engine/yaml/json_number.h"
#include "engine/yaml/resolve.h"

namespace sidelint::kube {
namespace {

using yaml::Entry;
using yaml::Kind;
using yaml::Value;

// The reader follows only the first step of a field's path. A field that an embedded struct brings leads it to that
// struct, as if the value were the struct's: `within` then names it, and the fields are sought among its own.
struct Target {
  const Type* type = nullptr;
  std::string_view within;
};

const Field* find(Target target, std::string_view key) {
  const Field* folded = nullptr;
  for (const Field& field : target.type->fields) {
    if (!target.within.empty() && field.embedded != target.within) continue;
    if (field.name == key) return &field;
    if (folded == nullptr && same_letters(field.name, key)) folded = &field;
  }
  return folded;
}

void make_text(Value& value) {
  if (value.is(Kind::string) || value.is(Kind::null) || value.is_collection()) return;
  std::string text = value.is(Kind::integer) ? yaml::json_number(value.kind, value.text)
                                             : yaml::key_text(value.kind, value.text).value_or(std::string());
  if (text == ".inf") text = "+Inf";
  if (text == "-.inf") text = "-Inf";
  if (text == ".nan") text = "NaN";
  if (text.empty()) return;
  value.kind = Kind::string;
  value.text = std::move(text);
}

void coerce(Value& value, Target target);

void coerce_field(Value& value, const Field& field) {
  const auto one = [&](Value& element) {
    if (field.form == Form::text) make_text(element);
    if (field.form == Form::object) coerce(element, {field.type, {}});
  };
  if (field.shape == Shape::plain || field.shape == Shape::pointer) return one(value);
  if (field.shape == Shape::list)
    for (Value& item : value.items) one(item);
  if (field.shape == Shape::map)
    for (Entry& entry : value.entries) one(entry.value);
}

void coerce(Value& value, Target target) {
  for (Entry& entry : value.entries) {
    const Field* field = find(target, entry.key);
    if (field == nullptr) continue;
    if (field->embedded.empty() || field->embedded == target.within) {
      coerce_field(entry.value, *field);
    } else {
      coerce(entry.value, {target.type, field->embedded});
    }
  }
}

}  // namespace

void coerce_scalars(Value& value, const Type& type) { coerce(value, {&type, {}}); }

}  // namespace sidelint::kube
