// The labels and annotations that Istio reads or writes, and where: one table. It tells a key in the wrong place from
// one that does not exist, and a slip of the hand from a key of somebody else's.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace sidelint::model {

// The three keys that decide about injection.
inline constexpr std::string_view kInjectKey = "sidecar.istio.io/inject";  // label or annotation of a pod
inline constexpr std::string_view kInjectionLabel = "istio-injection";     // label of a Namespace
inline constexpr std::string_view kRevisionLabel = "istio.io/rev";         // label of a Namespace or a pod

// Places where a key has a meaning, to be joined by `|`.
using KeyPlaces = std::uint8_t;
inline constexpr KeyPlaces kPodLabel = 1;
inline constexpr KeyPlaces kPodAnnotation = 2;
inline constexpr KeyPlaces kNamespaceLabel = 4;
inline constexpr KeyPlaces kNamespaceAnnotation = 8;
inline constexpr KeyPlaces kOtherObject = 16;  // a Service, a Gateway, a Node, what the installer marks as its own
inline constexpr KeyPlaces kOfPod = kPodLabel | kPodAnnotation;
inline constexpr KeyPlaces kOfNamespace = kNamespaceLabel | kNamespaceAnnotation;

enum class KeyStatus : std::uint8_t {
  current,
  deprecated,  // still read
  gone,        // no supported release reads it
  internal,    // written by Istio itself
};

struct IstioKey {
  std::string_view key;
  KeyPlaces places;
  KeyStatus status = KeyStatus::current;
};

std::span<const IstioKey> istio_keys();
// The key's row; null if Istio does not know it.
const IstioKey* find_istio_key(std::string_view key);

// Whether all keys of this prefix are Istio's own, so that one it does not know is a mistake. Not so of prefixes that
// others extend (`operator.istio.io/…`, `gateway.istio.io/…`).
bool has_closed_prefix(std::string_view key);

// The key that was meant by one that Istio does not know, at a place of the given kind (kOfPod or kOfNamespace): a
// known misspelling, or the nearest key that counts there. Keys that merely resemble Istio's are nobody's mistake.
std::optional<std::string_view> meant_key(std::string_view key, KeyPlaces places);

}  // namespace sidelint::model
