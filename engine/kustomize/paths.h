// Paths into objects as replacements and vars write them: `spec.containers.[name=web].image`, `data.*`, `rules.0`.
//
// Mirrors kyaml 0.21, yaml/match.go and yaml/fns.go.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// `a.[b.c/d=e].f\.g` is `a`, `[b.c/d=e]`, `f.g`.
std::vector<std::string> split_field_path(std::string_view path);
// `a[0]` is `a` and `0`, as vars write it.
std::vector<std::string> split_indexes(std::vector<std::string> parts);

// The one value at a path; `*` is no part of such a path.
struct LookedUp {
  yaml::Value* value = nullptr;
  bool impossible = false;  // the path does not fit what is there
};
LookedUp look_up(yaml::Value& object, std::span<const std::string> path);

// The values at a path, which may be many; missing ones are made if `create` says as what.
class PathMatch {
 public:
  explicit PathMatch(std::optional<yaml::Kind> create) : create_(create) {}

  // False if the path does not fit.
  bool find(yaml::Value& value, std::span<const std::string> path);
  const std::vector<yaml::Value*>& found() const { return found_; }

 private:
  bool every_item(yaml::Value& value, std::span<const std::string> path);
  bool numbered_item(yaml::Value& value, std::span<const std::string> path);
  bool named_items(yaml::Value& value, std::span<const std::string> path);
  bool field(yaml::Value& value, std::span<const std::string> path);
  yaml::Value made_for(std::span<const std::string> rest) const;

  std::optional<yaml::Kind> create_;
  std::vector<yaml::Value*> found_;
  std::deque<yaml::Value> apart_;  // what texts stand for: changes to it are lost, as they are for the real program
};

}  // namespace sidelint::kustomize
