#include "reporters/machine/fingerprint.h"

#include <array>
#include <initializer_list>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "reporters/unicode/utf8.h"

namespace sidelint::reporters {
namespace {

constexpr std::size_t kWindow = 100;  // code units
constexpr std::uint64_t kFactor = 37;
constexpr std::uint16_t kEndOfFile = 0xFFFF;

constexpr std::uint64_t power(std::uint64_t base, std::size_t exponent) {
  std::uint64_t result = 1;
  for (std::size_t i = 0; i < exponent; ++i) result *= base;
  return result;
}
constexpr std::uint64_t kOldest = power(kFactor, kWindow);  // the weight with which a unit leaves the window

class LineHasher {
 public:
  void take(std::uint16_t unit) {
    const bool after_cr = std::exchange(after_cr_, unit == '\r');
    if (unit == ' ' || unit == '\t' || (unit == '\n' && after_cr)) return;
    if (unit == '\r') unit = '\n';
    emit();
    if (at_line_start_) line_in_[at_] = ++lines_;
    at_line_start_ = unit == '\n';
    push(unit);
  }

  std::vector<std::string> finish() {
    take(kEndOfFile);
    for (std::size_t i = 0; i < kWindow; ++i) {
      emit();
      push(0);
    }
    return std::move(hashes_);
  }

 private:
  // The line that began a window ago now has its hash.
  void emit() {
    if (line_in_[at_] == 0) return;
    line_in_[at_] = 0;
    hashes_.push_back(fmt::format("{:x}:{}", hash_, ++seen_[hash_]));
  }
  void push(std::uint16_t unit) {
    hash_ = kFactor * hash_ + unit - kOldest * window_[at_];
    window_[at_] = unit;
    at_ = (at_ + 1) % kWindow;
  }

  std::array<std::uint16_t, kWindow> window_{};
  std::array<std::uint32_t, kWindow> line_in_{};  // which line begins at this place of the window; 0: none
  std::size_t at_ = 0;
  std::uint64_t hash_ = 0;
  std::uint32_t lines_ = 0;
  bool at_line_start_ = true;
  bool after_cr_ = false;
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;
  std::vector<std::string> hashes_;
};

// FNV-1a, 64 bits; each field ends with a NUL.
std::uint64_t hash_of(std::initializer_list<std::string_view> fields) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  const auto add = [&](unsigned char byte) { hash = (hash ^ byte) * 0x100000001b3U; };
  for (const std::string_view field : fields) {
    for (const char byte : field) add(static_cast<unsigned char>(byte));
    add(0);
  }
  return hash;
}

// The group of an apiVersion: "apps" of "apps/v1", nothing of "v1". A new version of a kind is the same kind.
std::string_view group_of(std::string_view api_version) {
  const std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string_view{} : api_version.substr(0, slash);
}

}  // namespace

std::vector<std::string> line_hashes(std::string_view text) {
  LineHasher hasher;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (point.value > 0xFFFF) {
      hasher.take(static_cast<std::uint16_t>(0xD800 + ((point.value - 0x10000) >> 10U)));
      hasher.take(static_cast<std::uint16_t>(0xDC00 + ((point.value - 0x10000) & 0x3FFU)));
    } else {
      hasher.take(static_cast<std::uint16_t>(point.value));
    }
    at += point.size;
  }
  return hasher.finish();
}

std::string ResourceFingerprints::next(const Diagnostic& finding, std::string_view path) {
  std::uint64_t hash = 0;
  if (finding.resource) {
    const ResourceName& resource = *finding.resource;
    hash = hash_of({finding.rule, group_of(resource.api_version), resource.kind, resource.name_space, resource.name});
  } else {
    hash = hash_of({finding.rule, path});
  }
  return fmt::format("{:016x}:{}", hash, ++seen_[hash]);
}

}  // namespace sidelint::reporters
