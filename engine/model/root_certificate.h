// The root certificates that a control plane is known to present: the public entries of its Secrets and ConfigMaps.
// Which entries are read is a table, so a private key never is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/model/object.h"

namespace sidelint::model {

struct RootCertificate {
  Object object;            // without its node: the rest of a Secret is nobody's business
  Traced<std::string> pem;  // decoded; empty if it is no base64
  int rank = 0;             // of several in one namespace the least is the root in use
};

// Whether a Secret or ConfigMap of this text may hold one.
bool may_hold_root_certificate(std::string_view kind, std::string_view document);

}  // namespace sidelint::model
