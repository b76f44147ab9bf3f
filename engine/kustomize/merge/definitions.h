// Which definitions of kinds hold while a build is under way.
//
// Mirrors kyaml 0.21 (openapi/openapi.go): the first kustomization that names some decides. Its own stand in for the
// built-in ones, unless a merge has needed those before, or an object has been met whose kind is in no table, so that
// they are due to be read: then there are both.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/kustomize/merge/open_api.h"
#include "engine/kustomize/merge/schema.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

class Definitions {
 public:
  bool are_chosen() const { return are_chosen_; }
  void choose_builtin() { are_chosen_ = true; }
  void choose(yaml::Value document);

  // An object of this kind has come in.
  void meet(std::string_view api_version, std::string_view kind);
  Schema schema_of(std::string_view api_version, std::string_view kind);

 private:
  enum class Builtin : std::uint8_t { untouched, due, read };
  void read();

  bool are_chosen_ = false;
  bool are_read_ = false;
  Builtin builtin_ = Builtin::untouched;
  std::optional<OpenApi> custom_;
};

}  // namespace sidelint::kustomize
