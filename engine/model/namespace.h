#pragma once

#include <optional>

#include "engine/model/object.h"
#include "engine/units/unit.h"

namespace sidelint::model {

struct Namespace {
  Object object;
  // No manifest declares it: a delivery of that kind makes it for what it installs.
  std::optional<units::UnitKind> made_by = {};

  const std::string& name() const { return object.metadata.name.value; }
  const Field* label(std::string_view key) const { return object.metadata.labels.find(key); }
  const Field* annotation(std::string_view key) const { return object.metadata.annotations.find(key); }
};

}  // namespace sidelint::model
