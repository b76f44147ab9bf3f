// What one helmfile says: its documents and its bases, laid over each other; private to the room.
//
// Mirrors helmfile 1.8, pkg/app/desired_state_file_loader.go and pkg/state/create.go. A file is followed where it is
// plain: where each template action in it stands within a text. Such a text is open. In files without `.gotmpl`
// helmfile runs templates in some fields only, before 1.0 in all.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/units/delivery/ground.h"
#include "engine/units/unit.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

// What a helmfile says of its environments, and what it was itself handed over them.
struct EnvironmentLayer {
  std::string file;  // paths in the values begin there
  yaml::Value values = yaml::Value::sequence();
  yaml::Value environments = yaml::Value::mapping();
  std::string handed_from = {};
  std::vector<yaml::Value> handed = {};
};

// What another helmfile gives to one that it names.
struct Handed {
  std::string from = {};                           // that names it; paths in the values begin there
  std::vector<std::string> selectors = {};         // a release that none of them takes is left out; empty: all are told
  std::vector<yaml::Value> values = {};            // laid over those of its environments
  yaml::Value inherited = yaml::Value::mapping();  // fields under its own
  std::vector<EnvironmentLayer> layers = {};       // under its own environments, the farthest first
};

struct HelmfileState {
  std::string file;                             // as the run calls it
  yaml::Value fields = yaml::Value::mapping();  // of all that it is laid together from
  std::vector<UnknownPart> unknown = {};        // bases that nobody can see
  Handed handed = {};
};

// Else why it cannot be followed.
std::variant<HelmfileState, UnknownPart> read_helmfile_state(const std::string& file, const Ground& ground);

// How helmfile lays one over the other. What is Go's zero value (an empty text, list or mapping, false) never counts:
// no release says `installed: false` against a template's true.
struct Overlay {
  enum class Wins : std::uint8_t { under, over } wins;
  enum class Lists : std::uint8_t { replaced, joined } lists;
};
void lay_over(yaml::Value& under, const yaml::Value& over, Overlay overlay);

// Whether each action of a template stands within a text of what it is as YAML: those in comments are run too.
bool is_plain_template(std::string_view text, const std::vector<yaml::Value>& documents);

// Whether a template or a reference to a store of secrets (`ref+vault://…`) has still to say it.
bool is_open_in_helmfile(std::string_view text);

}  // namespace sidelint::units
