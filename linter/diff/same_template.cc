#include "linter/diff/same_template.h"

#include <algorithm>

namespace sidelint::linter::diff {
namespace {

bool is_same(yaml::Node a, yaml::Node b) {
  if (!a || !b) return !a && !b;
  if (a.kind() != b.kind() || a.size() != b.size()) return false;
  if (a.is(yaml::Kind::sequence)) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (!is_same(a.item(i), b.item(i))) return false;
    }
    return true;
  }
  if (!a.is(yaml::Kind::mapping)) return a.text() == b.text();
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!is_same(a.value(i), b.find(a.key(i).text()))) return false;
  }
  return true;
}

bool is_same(const model::FieldMap& a, const model::FieldMap& b) {
  return a.fields.size() == b.fields.size() && std::ranges::all_of(a.fields, [&](const model::Field& field) {
           const model::Field* other = b.find(field.key);
           return other != nullptr && other->value == field.value;
         });
}

}  // namespace

bool have_same_template(const model::Workload& before, const model::Workload& after) {
  return is_same(before.pod.metadata.labels, after.pod.metadata.labels) &&
         is_same(before.pod.metadata.annotations, after.pod.metadata.annotations) &&
         is_same(before.pod.spec, after.pod.spec);
}

}  // namespace sidelint::linter::diff
