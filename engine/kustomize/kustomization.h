// A kustomization file, checked: what stands in it has the types that kustomize wants.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kustomize/run.h"
#include "engine/source/span.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

struct Amendment;

struct Kustomization {
  SourceId source{};
  std::string folder;     // resolved
  std::string file_name;  // of the file in it
  yaml::Value root;
  bool is_component = false;

  // Null if the kustomization does not say.
  const yaml::Value* find(std::string_view field) const { return root.find(field); }
  // Of a field that is a string; empty if absent.
  std::string_view text(std::string_view field) const;
  // Of a field that is a list; empty if absent.
  const std::vector<yaml::Value>& list(std::string_view field) const;
};

// Whether kustomize takes a file of this name for one.
bool is_kustomization_name(std::string_view name);

// The kustomization of a folder, `bases` and other old fields moved to where they are now; empty (and a refusal) if
// kustomize would not take it. `ordered_at` is the line that includes it.
std::optional<Kustomization> load_kustomization(Run& run, const std::string& folder, Span ordered_at);
// The same of a root, with what is ordered on top.
std::optional<Kustomization> load_root(Run& run, const std::string& folder, const Amendment& amendment);
// One that is no file: all that it says is the amendment.
std::optional<Kustomization> load_amendment(Run& run, const std::string& folder, const Amendment& amendment);

// Of a record that conforms: the string; empty if absent. A boolean; false if absent.
std::string_view text_in(const yaml::Value& record, std::string_view field);
bool is_set(const yaml::Value& record, std::string_view field);
const std::vector<yaml::Value>& list_in(const yaml::Value& record, std::string_view field);

}  // namespace sidelint::kustomize
