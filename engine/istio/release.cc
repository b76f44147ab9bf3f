#include "engine/istio/release.h"

#include <charconv>
#include <cstddef>
#include <system_error>

namespace sidelint::istio {
namespace {

// Takes a number of at most four digits from the front.
std::optional<int> take_number(std::string_view& text) {
  constexpr std::size_t kMaxDigits = 4;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto length = static_cast<std::size_t>(end - text.data());
  if (error != std::errc() || number < 0 || length > kMaxDigits) return std::nullopt;
  text.remove_prefix(length);
  return number;
}

}  // namespace

std::string Release::text() const {
  return std::to_string(major) + '.' + std::to_string(minor) + '.' + std::to_string(patch);
}

std::optional<Release> parse_release(std::string_view text) {
  if (text.starts_with('v')) text.remove_prefix(1);
  Release release;
  const auto major = take_number(text);
  if (!major || *major > 1 || text.empty() || (text.front() != '.' && text.front() != '-')) return std::nullopt;
  const char separator = text.front();
  text.remove_prefix(1);
  const auto minor = take_number(text);
  if (!minor) return std::nullopt;
  release.major = *major;
  release.minor = *minor;
  if (text.size() > 1 && text.front() == separator) {
    std::string_view rest = text.substr(1);
    if (const auto patch = take_number(rest)) {
      release.patch = *patch;
      text = rest;
    }
  }
  // What may follow is a suffix: "-distroless", "-asm.3", "+build", ".x".
  if (!text.empty() && text.front() != '-' && text.front() != '.' && text.front() != '+') return std::nullopt;
  return release;
}

}  // namespace sidelint::istio
