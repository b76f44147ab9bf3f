// A failure that has not been put into words: where a failed action leaves a gap, few of the words are needed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/node.h"
#include "engine/gotmpl/parse.h"
#include "engine/gotmpl/value.h"

namespace sidelint::gotmpl {

struct Failure {
  std::string_view format;  // a literal
  std::vector<Value> args;
  NodeRef node;
  const Tree* tree;
  std::optional<TemplateError> cause = {};  // in a template that a function ran
};

// What follows the place.
std::string message_of(const Failure& failure);
TemplateError error_of(const Failure& failure);

}  // namespace sidelint::gotmpl
