// The labels and annotations that injection turns on.
#pragma once

#include <string_view>

#include "engine/model/istio_keys.h"

namespace sidelint::decide {

using model::kInjectionLabel;
using model::kInjectKey;
using model::kRevisionLabel;
inline constexpr std::string_view kNameLabel =
    "kubernetes.io/metadata.name";                               // set by the API server on every Namespace
inline constexpr std::string_view kDefaultRevision = "default";  // what an unnamed revision is called

}  // namespace sidelint::decide
