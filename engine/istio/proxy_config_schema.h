// The fields of istio.mesh.v1alpha1.ProxyConfig and of all messages in it, as a table.
//
// Read from the descriptors in istio.io/api 1.19.0 to 1.29.1; what older releases had besides is in their release
// notes. Wrapped values (google.protobuf.BoolValue and its like) are read as the value itself.
#pragma once

#include "engine/istio/proto_json.h"

namespace sidelint::istio {

extern const MessageType kProxyConfig;

}  // namespace sidelint::istio
