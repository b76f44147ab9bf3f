// What is left of an object once Go has read it into its type and written it again: known fields in the order of the
// struct, without the empty ones, quantities in canonical form. Or why Go cannot read it.
//
// Mirrors encoding/json of Go 1.26 and the MarshalJSON methods of k8s.io/apimachinery v0.35; sigs.k8s.io/json (the API
// server) and sigs.k8s.io/yaml (kube-inject's input) through the options.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/kube/refusal.h"
#include "engine/kube/schema.h"
#include "engine/yaml/value.h"

namespace sidelint::kube {

// encoding/json finds a field whatever the case of its name; sigs.k8s.io/json wants it exactly.
enum class FieldNames : std::uint8_t { any_case, exact };

// sigs.k8s.io/yaml turns YAML scalars into strings where the field is a string (`a: yes` is "true", `0x10` is "16");
// JSON, and YAML that became JSON without knowing the type, is refused there.
enum class Scalars : std::uint8_t { as_typed, coerced };

// `creationTimestamp: null`: written up to Kubernetes 0.33 (Istio 1.27), left out from 0.34 (Istio 1.28).
enum class ZeroTime : std::uint8_t { omitted, written };

struct RoundTripOptions {
  FieldNames names = FieldNames::any_case;
  Scalars scalars = Scalars::as_typed;
  ZeroTime zero_time = ZeroTime::omitted;
};

struct RoundTrip {
  yaml::Value value;  // meaningless if refused
  std::optional<Refusal> refusal;
};

// Every value that is kept keeps its origin. The type is not one of those for patches only. The value is changed where
// it stands: what is as Go would write it already, as most of a pod that was read before, costs no more than a look.
RoundTrip round_trip(yaml::Value value, const Type& type, RoundTripOptions options = {});

// The API server's reading of a request's body: exact names, and its words around the refusal
// (`Pod in version "v1" cannot be handled as a Pod: json: …`).
RoundTrip read_as_api_server(yaml::Value pod);

}  // namespace sidelint::kube
