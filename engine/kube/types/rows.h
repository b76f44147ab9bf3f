// How the tables of types/*.cc are written: one word for what a field holds, then what its Go tag says.
#pragma once

#include <string_view>

#include "engine/kube/schema.h"

namespace sidelint::kube::types {

struct Row {
  Field field;

  constexpr operator Field() const { return field; }  // NOLINT(google-explicit-constructor)

  // Before its users: clang 14 does not look for it further down in a constant expression.
  template <class T>
  constexpr Row with(T Field::*member, T value) const {
    Row copy = *this;
    copy.field.*member = value;
    return copy;
  }

  constexpr Row pointer() const { return with(&Field::shape, Shape::pointer); }
  constexpr Row list() const { return with(&Field::shape, Shape::list); }
  constexpr Row map() const { return with(&Field::shape, Shape::map); }
  constexpr Row omitempty() const { return with(&Field::omitted, Omitted::if_empty); }
  constexpr Row omitzero() const { return with(&Field::omitted, Omitted::if_zero); }
  constexpr Row named(std::string_view go_type) const { return with(&Field::go_type, go_type); }
  constexpr Row within(std::string_view embedded) const { return with(&Field::embedded, embedded); }
  constexpr Row keyed_by(std::string_view keys) const { return with(&Field::list_map_keys, keys); }
  constexpr Row merge(std::string_view key = {}) const {
    return with(&Field::patch_strategy, PatchStrategy::merge)
        .with(&Field::patch_merge_key, key)
        .with(&Field::list_map_keys, key);
  }
  constexpr Row merge_retaining(std::string_view key) const {
    return merge(key).with(&Field::patch_strategy, PatchStrategy::merge_retain_keys);
  }
  constexpr Row retain_keys() const { return with(&Field::patch_strategy, PatchStrategy::retain_keys); }
};

constexpr Row row(std::string_view name, Form form) {
  Row result;
  result.field.name = name;
  result.field.form = form;
  return result;
}

constexpr Row text(std::string_view name) { return row(name, Form::text); }
constexpr Row boolean(std::string_view name) { return row(name, Form::boolean); }
constexpr Row int32(std::string_view name) { return row(name, Form::int32); }
constexpr Row int64(std::string_view name) { return row(name, Form::int64); }
constexpr Row quantity(std::string_view name) { return row(name, Form::quantity); }
constexpr Row int_or_string(std::string_view name) { return row(name, Form::int_or_string); }
constexpr Row time(std::string_view name) { return row(name, Form::time); }
constexpr Row micro_time(std::string_view name) { return row(name, Form::micro_time); }
constexpr Row raw(std::string_view name) { return row(name, Form::raw); }
constexpr Row object(std::string_view name, const Type& type) {
  return row(name, Form::object).with(&Field::type, &type);
}

}  // namespace sidelint::kube::types
