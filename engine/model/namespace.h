#pragma once

#include "engine/model/object.h"

namespace sidelint::model {

struct Namespace {
  Object object;

  const std::string& name() const { return object.metadata.name.value; }
  const Field* label(std::string_view key) const { return object.metadata.labels.find(key); }
  const Field* annotation(std::string_view key) const { return object.metadata.annotations.find(key); }
};

}  // namespace sidelint::model
