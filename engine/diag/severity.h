// How bad a finding is. error: an explicit intent is defeated, or a pod or object will be refused; warning: very likely
// not wanted; note: worth knowing, or undecided.
#pragma once

#include <cstdint>
#include <string_view>

namespace sidelint {

enum class Severity : std::uint8_t { note, warning, error };

constexpr std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "";
}

}  // namespace sidelint
