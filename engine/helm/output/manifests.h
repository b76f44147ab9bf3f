// From rendered files to manifests, in the order in which helm prints them.
//
// Mirrors helm 4.3, pkg/release/v1/util: SplitManifests, SortManifests, InstallOrder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sidelint::helm {

// A document of a rendered text.
struct TextRange {
  std::size_t begin;
  std::size_t end;
};
std::vector<TextRange> split_manifests(std::string_view text);

enum class HookKind : std::uint8_t { none, hook, unknown };  // unknown: helm drops the document
// By the value of the annotation helm.sh/hook.
HookKind hook_kind(std::string_view events);

// Whether one kind is installed before another; equal kinds keep their order.
bool installs_before(std::string_view kind, std::string_view other);

}  // namespace sidelint::helm
