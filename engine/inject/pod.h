// A pod while it is injected: a round-tripped object (engine/kube/round_trip.h) with `metadata` and `spec`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/yaml/value.h"

namespace sidelint::inject {

inline constexpr std::string_view kProxyContainer = "istio-proxy";
inline constexpr std::string_view kValidationContainer = "istio-validation";
inline constexpr std::string_view kInitContainer = "istio-init";
inline constexpr std::string_view kCoreDumpContainer = "enable-core-dump";

inline constexpr std::string_view kStatusAnnotation = "sidecar.istio.io/status";
inline constexpr std::string_view kOverridesAnnotation = "proxy.istio.io/overrides";
inline constexpr std::string_view kTemplatesAnnotation = "inject.istio.io/templates";
inline constexpr std::string_view kProxyConfigAnnotation = "proxy.istio.io/config";
inline constexpr std::string_view kInterceptionAnnotation = "sidecar.istio.io/interceptionMode";
inline constexpr std::string_view kNativeAnnotation = "sidecar.istio.io/nativeSidecar";
inline constexpr std::string_view kNetworkLabel = "topology.istio.io/network";

enum class List : std::uint8_t { containers, init_containers };
std::string_view key_of(List list);

// A list of the pod's spec; null if there is none.
yaml::Value* container_list(yaml::Value& pod, List list);
const yaml::Value* container_list(const yaml::Value& pod, List list);
yaml::Value& made_container_list(yaml::Value& pod, List list);

std::string_view name_of(const yaml::Value& container);
// The first container of that name in a list, which may be null.
yaml::Value* find_container(yaml::Value* list, std::string_view name);
const yaml::Value* find_container(const yaml::Value* list, std::string_view name);
// Among the containers, then among the init containers.
yaml::Value* find_anywhere(yaml::Value& pod, std::string_view name);
const yaml::Value* find_anywhere(const yaml::Value& pod, std::string_view name);

enum class Move : std::uint8_t { first, last, remove };
// Of several containers of that name the last one stays.
void move_container(yaml::Value& pod, List list, std::string_view name, Move move);

// Of `metadata`; null if it is not there.
const std::string* annotation(const yaml::Value& pod, std::string_view key);
const std::string* label(const yaml::Value& pod, std::string_view key);
yaml::Value& made_map(yaml::Value& pod, std::string_view which);  // "annotations", "labels"
std::string_view metadata_text(const yaml::Value& pod, std::string_view key);
bool spec_flag(const yaml::Value& pod, std::string_view key);

// Appends {name, value}; like Go, an empty value is not written.
void append_env(yaml::Value& container, std::string_view name, std::string_view value);
yaml::Value* find_env(yaml::Value& container, std::string_view name);

// strconv.ParseBool.
std::optional<bool> parse_bool(std::string_view text);

}  // namespace sidelint::inject
