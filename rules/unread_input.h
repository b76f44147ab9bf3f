// Input of which nothing is judged, since it could not be read. Plain data, gathered by the program.
#pragma once

#include <cstdint>
#include <string>

#include "engine/source/origin.h"

namespace sidelint::rules {

struct UnreadInput {
  enum class Kind : std::uint8_t { file, folder_or_link };
  OriginId at;  // its beginning, of which there is no text
  Kind kind = Kind::file;
  std::string why;           // "is not UTF-8 (byte 7)", or the system's words
  bool is_manifest = false;  // there are signs that it holds objects of Kubernetes
};

}  // namespace sidelint::rules
