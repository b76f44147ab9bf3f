// The OpenAPI definitions of a kustomization's `openapi: {path: …}`, which stand in for the built-in ones.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/yaml/value.h"

namespace sidelint::kustomize {

class OpenApi {
 public:
  explicit OpenApi(yaml::Value root);

  // Null if no definition is of that kind.
  const yaml::Value* definition_of(std::string_view api_version, std::string_view kind) const;
  // What the schema means, its `$ref`s followed; null if one leads nowhere.
  const yaml::Value* resolve(const yaml::Value* schema) const;

 private:
  struct Known {
    std::string api_version;
    std::string kind;
    const yaml::Value* definition = nullptr;
  };
  yaml::Value root_;
  std::vector<Known> definitions_;
};

}  // namespace sidelint::kustomize
