// What fromJson, fromYaml and fromToml share: the outcome of reading a text becomes data, errors too.
#pragma once

#include <string>

#include "engine/gotmpl/funcs.h"

namespace sidelint::helm {

struct ReadText {
  gotmpl::Value value;  // of the wanted kind; invalid: null, nothing at all, or an error
  std::string error;
};

// An error stands under `Error`.
gotmpl::Value as_table(gotmpl::Call& call, ReadText read);
// An error is the only item.
gotmpl::Value as_list(gotmpl::Call& call, ReadText read);

}  // namespace sidelint::helm
