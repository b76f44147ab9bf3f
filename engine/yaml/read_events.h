// The only place that knows libyaml.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/yaml/compose.h"
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

struct Read {
  Loaded loaded;
  std::optional<Respelling> respelling;  // then `loaded` is a Problem that the other spelling avoids
};

// Reads the first document of a text in UTF-8 without a byte order mark, and refuses what libyaml reads otherwise than the
// real reader. libyaml never recurses; what it does more than once per token is bounded here.
Read read_events(std::string_view text, Ending ending, const Places& places, Composer composer);

}  // namespace sidelint::yaml
