#include <utility>

#include "engine/inject/data/kube_scalars.h"
#include "engine/inject/data/kube_text.h"
#include "engine/inject/data/kube_values.h"
#include "engine/inject/features.h"
#include "engine/inject/newer_fields.h"

namespace sidelint::inject {

using gotmpl::Kind;

const gotmpl::Type& KubeTypes::item_type(const kube::Field& field) {
  switch (field.form) {
    case kube::Form::boolean:
      return gotmpl::kBool;
    case kube::Form::int32:
      return gotmpl::kInt32;
    case kube::Form::int64:
      return gotmpl::kInt64;
    case kube::Form::quantity:
      return kQuantity;
    case kube::Form::int_or_string:
      return kIntOrString;
    case kube::Form::time:
      return kTime;
    case kube::Form::micro_time:
      return kMicroTime;
    case kube::Form::raw:
      return gotmpl::kAny;
    case kube::Form::object:
      return of(*field.type);
    case kube::Form::text:
      break;
  }
  return field.go_type.empty() ? gotmpl::kString : store_.named_text(field.go_type);
}

const gotmpl::Type& KubeTypes::field_type(const kube::Field& field) {
  const gotmpl::Type& item = item_type(field);
  switch (field.shape) {
    case kube::Shape::plain:
      return item;
    case kube::Shape::pointer:
      return &item == &kQuantity      ? kQuantityPointer
             : &item == &kIntOrString ? kIntOrStringPointer
                                      : store_.pointer_to(item);
    case kube::Shape::list:
      return store_.slice_of(item);
    case kube::Shape::map:
      break;
  }
  return store_.map_to(item);
}

const gotmpl::Type& KubeTypes::of(const kube::Type& type) {
  if (const auto known = known_.find(&type); known != known_.end()) return *known->second;
  gotmpl::Type& made = store_.make(Kind::structure, "v1." + std::string(type.name));
  known_[&type] = &made;
  gotmpl::Type& pointer = store_.pointer_to(made);
  pointer.text = text_of_struct;
  made.pointer = &pointer;
  std::vector<gotmpl::Field> fields;
  fields.reserve(type.fields.size());
  for (const kube::Field& field : type.fields) {
    if (!knows_field(type.name, field.name, minor_)) continue;
    const gotmpl::Type& held = field_type(field);
    bool omitted = field.omitted != kube::Omitted::never;
    if (&held == &kTime && field.shape == kube::Shape::plain) omitted = !kWritesCreationTime.in(minor_);
    fields.push_back({store_.keep(go_field_name(type.name, field.name)), &held, field.name,
                      omitted ? gotmpl::Field::Empty::omit : gotmpl::Field::Empty::keep, field.embedded});
  }
  made.fields = store_.keep(std::move(fields));
  return made;
}

}  // namespace sidelint::inject
