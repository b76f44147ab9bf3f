// Flux's `postBuild`: what becomes of an object when its variables are substituted.
//
// Mirrors fluxcd/pkg kustomize 1.44 (SubstituteVariables): the whole object is written as YAML, its variables are
// replaced in the text, and the text is read again. So `"${count}"` may become a number, and a text with braces a
// mapping.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/source/origin.h"
#include "engine/units/delivery/delivery.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

// A field that stays open, and the variables' expression in it.
struct OpenField {
  std::vector<std::string> path;
  OriginId at;
};

struct Substituted {
  std::vector<OpenField> open;
  std::optional<std::string> refusal;  // why Flux would stop; the object is as it was then
};

// What is changed gets an entry that names the line of the variable's value.
Substituted substitute(yaml::Value& object, const Substitution& substitution, Origins& origins);

}  // namespace sidelint::units
