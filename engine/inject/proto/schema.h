// The messages of an installation's settings, beside those that engine/istio knows.
#pragma once

#include <string_view>

#include "engine/istio/proto/schema.h"

namespace sidelint::inject::proto {

using istio::proto::Enumeration;
using istio::proto::Field;
using istio::proto::Form;
using istio::proto::go_name_of_field;
using istio::proto::Message;
using istio::proto::proxy_schema;
using istio::proto::Schema;
using istio::proto::Shape;
using istio::proto::WellKnown;

// MeshConfig; the text refers to proxy_schema(). Source: as there.
std::string_view mesh_schema();
// Source: operator/pkg/apis/values_types.proto of istio 1.30.
std::string_view values_schema();

}  // namespace sidelint::inject::proto
