#include "reporters/terminal/style.h"

namespace sidelint::reporters {
namespace {

constexpr Symbols kUnicode{"✓", "✗", "–", "?", "⇒", "⇐ decides", "…"};
constexpr Symbols kAscii{"+", "-", ".", "?", "=>", "<= decides", "..."};

// Parameters of SGR, the ANSI sequence that selects a graphic rendition; the 16 colours that every terminal has.
std::string_view parameters(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return "";
    case Tone::error:
      return "1;31";
    case Tone::warning:
      return "1;33";
    case Tone::note:
      return "1;36";
    case Tone::message:
      return "1";
    case Tone::gutter:
      return "1;34";
    case Tone::primary:
      return "1;31";
    case Tone::secondary:
      return "34";
    case Tone::aside:
      return "2";
    case Tone::decides:
      return "1";
    case Tone::help:
      return "32";
  }
  return "";
}

}  // namespace

Tone tone_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Tone::error;
    case Severity::warning:
      return Tone::warning;
    case Severity::note:
      return Tone::note;
  }
  return Tone::plain;
}

std::string paint(Colour colour, Tone tone, std::string_view text) {
  const std::string_view code = parameters(tone);
  std::string painted;
  if (colour == Colour::never || code.empty() || text.empty()) return painted.append(text);
  return painted.append("\x1b[").append(code).append("m").append(text).append("\x1b[0m");
}

const Symbols& symbols(Charset charset) { return charset == Charset::ascii ? kAscii : kUnicode; }

}  // namespace sidelint::reporters
