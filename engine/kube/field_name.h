// A struct's field by a name of JSON, as encoding/json looks it up: the exact name first, then whatever its case.
#pragma once

#include <string_view>

#include "engine/kube/schema.h"

namespace sidelint::kube {

inline bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

inline const Field* find_any_case(const Type& type, std::string_view json_name) {
  if (const Field* exact = type.find(json_name)) return exact;
  for (const Field& field : type.fields)
    if (same_letters(field.name, json_name)) return &field;
  return nullptr;
}

}  // namespace sidelint::kube
