#include "engine/units/hands/intake.h"

#include <utility>

#include "engine/yaml/value.h"

namespace sidelint::units {

SourceId Intake::source_of(const std::string& path) {
  if (const ScannedFile* file = index_.find(path)) return file->source;
  const auto known = added_.find(path);
  return known != added_.end() ? known->second : added_.emplace(path, sources_.add(path)).first->second;
}

Adoption Intake::adoption_from(const Workplace& place) {
  return {place.sources, place.origins, Adoption::Party{sources_, origins_},
          [this](const std::string& path) { return source_of(path); }};
}

void adopt(Adoption& adoption, Made& made) {
  for (UnknownPart& part : made.unknown) part.at = adoption.adopt(part.at);
  for (UnknownPart& part : made.hidden_objects) part.at = adoption.adopt(part.at);
  if (made.refusal) made.refusal->at = adoption.adopt(made.refusal->at);
  for (MadeObject& object : made.objects) {
    adoption.adopt(object.value);
    object.written = adoption.adopt(object.written);
    for (Change& change : object.changes) change.at = adoption.adopt(change.at);
  }
  for (SourceId& source : made.sources) source = adoption.name(source);
}

void add_object(MadeObject object, Unit& unit) {
  unit.documents.push_back(yaml::to_document(object.value));
  const yaml::Node node = unit.documents.back()->root();
  unit.objects.push_back({.node = node,
                          .api_version = std::string(node.find("apiVersion").text()),
                          .kind = std::string(node.find("kind").text()),
                          .source = object.written.source,
                          .bytes = object.written,
                          .document = unit.documents.back().get(),
                          .changes = std::move(object.changes)});
}

}  // namespace sidelint::units
