// The only place that knows libyaml.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "engine/yaml/events.h"
#include "engine/yaml/load.h"
#include "engine/yaml/places.h"

namespace sidelint::yaml {

enum class Ending : std::uint8_t { as_written, line_end_added };

// A spelling that the real reader knows and libyaml does not, and another one that both read as the first is meant.
struct Respelling {
  std::uint32_t offset;
  std::uint32_t length;
  std::string_view text;
};

struct Stop {
  std::optional<Problem> problem;        // empty at the end of the document, and if the sink wanted no more
  std::optional<Respelling> respelling;  // the problem has a way round
};

// Reads the first document of a text in UTF-8 without a byte order mark and hands its events to `sink`, until that
// answers false. Refuses what libyaml reads otherwise than the real reader. libyaml never recurses; what it does more
// than once for a token is bounded here, except for depth, which is the sink's affair.
Stop read_events(std::string_view text, Ending ending, const Places& places,
                 const std::function<bool(const Event&)>& sink);

}  // namespace sidelint::yaml
