// Why Kubernetes' code refuses an object, in its own words.
#pragma once

#include <string>

#include "engine/source/origin.h"

namespace sidelint::kube {

struct Refusal {
  std::string message;
  OriginId at;  // the value it is about, if one can be named
  bool by_pod_security = false;
};

}  // namespace sidelint::kube
