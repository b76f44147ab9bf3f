// Colours and signs of the text for people. Nothing depends on colour alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/diag/severity.h"
#include "reporters/reporter.h"

namespace sidelint::reporters {

enum class Tone : std::uint8_t {
  plain,
  error,
  warning,
  note,
  message,    // what a finding says
  gutter,     // line numbers, bars and arrows
  primary,    // the text that is wrong
  secondary,  // what makes it so
  aside,      // the trace, the way to the documentation
  decides,    // the step that settled the verdict
  help,
};

Tone tone_of(Severity severity);

// The text in the tone's colour; as it is where there is no colour.
std::string paint(Colour colour, Tone tone, std::string_view text);

struct Symbols {
  std::string_view matched;
  std::string_view not_matched;
  std::string_view skipped;
  std::string_view unknown;
  std::string_view verdict;
  std::string_view decides;
  std::string_view cut;  // text was left out here
};

const Symbols& symbols(Charset charset);

}  // namespace sidelint::reporters
