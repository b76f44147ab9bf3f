// What a generator of an ApplicationSet gives to the template: one set of parameters for each application.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/source/origin.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

// For Go's templates they are fields of fields. Without those they are texts under dotted names (`values.env`,
// `metadata.labels.env`); anything else is there for selectors alone.
struct Parameters {
  yaml::Value known = yaml::Value::mapping();
  std::vector<std::string> unknown = {};  // names at the top of what only a cluster or the network could tell
  bool more = false;                      // there may be others, of any name

  bool knows_all() const { return unknown.empty() && !more; }
};

// The scalars by their dotted names, as selectors see them: {"metadata.labels.env", "prod"}. Numbers and the like are
// as Go prints them (%v).
struct FlatText {
  std::string name;
  std::string text;
  OriginId origin;
};
std::vector<FlatText> flat_texts(const yaml::Value& mapping);
// The same of the name alone; null if there is none.
const FlatText* find_text(const std::vector<FlatText>& texts, std::string_view name);

// The second laid over the first: mappings are merged.
void merge_over(yaml::Value& base, const yaml::Value& over);
void merge_over(Parameters& base, const Parameters& over);

// Whether both know the same name, by different texts.
bool contradict(const Parameters& one, const Parameters& other);

// Whether the labels that the parameters are meant for satisfy a generator's `selector:`. What is unknown satisfies it.
bool satisfies(const Parameters& parameters, const yaml::Value& selector);

// A name that can be one of Kubernetes. Mirrors argo-cd 3.1, applicationset/utils SanitizeName.
std::string normalized_name(std::string_view name);

}  // namespace sidelint::units
