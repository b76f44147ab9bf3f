// What somebody wrote so that findings are not shown. Plain data, gathered by the program; the hygiene rules ask it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/source/origin.h"
#include "engine/source/span.h"

namespace sidelint::rules {

struct Suppression {
  enum class Source : std::uint8_t { comment, annotation, configuration };
  Source source = Source::comment;
  std::string rules;              // as written: a name, a group or a glob
  OriginId at;                    // what to edit: the comment, the annotation's value, the entry of the configuration
  std::string reason;             // empty if none is given
  std::string until;              // its last day; empty: for ever
  bool is_asked = false;          // some rule that it names ran
  bool is_expired = false;        // that day is over
  std::size_t hidden = 0;         // findings that it keeps from being shown
  std::optional<Span> removable;  // the bytes that can go with it, if it stands alone in a comment
  std::optional<std::string> mistake;  // why it silences nothing
};

}  // namespace sidelint::rules
