// Fills parameters into the texts of an ApplicationSet.
//
// Mirrors argo-cd 3.1 to 3.3, applicationset/utils/utils.go (Render.Replace): Go's templates with Sprig where
// `goTemplate` is set, else fasttemplate, which leaves what it does not know as it is. Each text of a template is one
// of its own.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/source/origin.h"
#include "engine/units/argocd/parameters.h"
#include "engine/yaml/node.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

class Filler {
 public:
  // `spec` of the ApplicationSet: its language and its options.
  Filler(yaml::Node spec, Origins& origins);
  Filler(const Filler&) = delete;
  Filler& operator=(const Filler&) = delete;
  ~Filler();

  bool is_go() const;
  // All texts in the value, keys too. What nobody knows, or what fails, stays as it is written: `{{…}}`. Texts that are
  // made have the origin of the template's text and of the parameters in it. Fields that are null are left out; where
  // there are no parameters at all, the value stays as it is.
  yaml::Value fill(const yaml::Value& value, const Parameters& parameters);
  // The first text so far that is no template of the language.
  std::optional<OriginId> broken() const;

 private:
  struct Language;
  std::unique_ptr<Language> language_;
};

}  // namespace sidelint::units
