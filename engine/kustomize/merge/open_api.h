// The OpenAPI definitions of a kustomization's `openapi: {path: …}`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kustomize/builtin/kinds.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

class OpenApi {
 public:
  // Where the built-in definitions lie: not there, or such that of two of one name these count, or those.
  enum class Builtin : std::uint8_t { absent, under, over };
  // What a schema means, its `$ref`s followed: written in the document, or a built-in type. Neither: one leads nowhere.
  struct Meaning {
    const yaml::Value* written = nullptr;
    const NamedShape* builtin = nullptr;
  };

  explicit OpenApi(yaml::Value root);

  Builtin builtin() const { return builtin_; }
  void lay_builtin(Builtin where) { builtin_ = where; }
  // Null if no definition is of that kind.
  const yaml::Value* definition_of(std::string_view api_version, std::string_view kind) const;
  Meaning meaning_of(const yaml::Value* schema) const;

 private:
  struct Known {
    std::string api_version;
    std::string kind;
    const yaml::Value* definition = nullptr;
  };
  yaml::Value root_;
  std::vector<Known> definitions_;
  Builtin builtin_ = Builtin::absent;
};

}  // namespace sidelint::kustomize
