#include "engine/istio/address.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "engine/gotmpl/go/quote.h"

namespace sidelint::istio {
namespace {

using gotmpl::go::quote;

constexpr std::size_t kBytes = 16;  // of an IPv6 address
constexpr int kBits4 = 32;
constexpr int kBits6 = 128;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// What is wrong, and from where on; the place is told only if it is not empty.
std::string address_error(std::string_view whole, std::string_view message, std::string_view at = {}) {
  std::string text = fmt::format("ParseAddr({}): {}", quote(whole), message);
  if (!at.empty()) text += fmt::format(" (at {})", quote(at));
  return text;
}

// The four fields of `part`, which stands in `whole`.
std::string ipv4_error(std::string_view whole, std::string_view part) {
  constexpr int kMaxField = 255;
  constexpr int kDots = 3;
  int value = 0;
  int digits = 0;
  int dots = 0;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (is_digit(part[i])) {
      if (digits == 1 && value == 0) return address_error(whole, "IPv4 field has octet with leading zero");
      value = value * 10 + (part[i] - '0');
      ++digits;
      if (value > kMaxField) return address_error(whole, "IPv4 field has value >255");
    } else if (part[i] != '.') {
      return address_error(whole, "unexpected character", part.substr(i));
    } else {
      if (i == 0 || i + 1 == part.size() || part[i - 1] == '.')
        return address_error(whole, "IPv4 field must have at least one digit", part.substr(i));
      if (dots == kDots) return address_error(whole, "IPv4 address too long");
      ++dots;
      value = 0;
      digits = 0;
    }
  }
  return dots < kDots ? address_error(whole, "IPv4 address too short") : std::string();
}

// Reads an IPv6 address group by group.
class Groups {
 public:
  Groups(std::string_view whole, std::string_view address) : whole_(whole), rest_(address) {}

  std::string run() {
    if (rest_.starts_with("::")) {
      ellipsis_ = true;
      rest_.remove_prefix(2);
      if (rest_.empty()) return {};
    }
    while (filled_ < kBytes) {
      if (std::optional<std::string> done = group()) return *std::move(done);
      if (rest_.empty()) break;
    }
    if (!rest_.empty()) return fail("trailing garbage after address");
    if (filled_ < kBytes && !ellipsis_) return address_error(whole_, "address string too short");
    if (filled_ == kBytes && ellipsis_)
      return address_error(whole_, "the :: must expand to at least one field of zeros");
    return {};
  }

 private:
  std::string fail(std::string_view message) const { return address_error(whole_, message, rest_); }

  // One group and the colon behind it. An answer ends the reading: an error, or none.
  std::optional<std::string> group() {
    constexpr std::size_t kMaxDigits = 4;
    std::size_t digits = 0;
    while (digits < rest_.size() && is_hex(rest_[digits])) {
      if (digits == kMaxDigits) return fail("each group must have 4 or less digits");
      ++digits;
    }
    if (digits == 0) return fail("each colon-separated field must have at least one digit");
    if (digits < rest_.size() && rest_[digits] == '.') return embedded_ipv4();
    filled_ += 2;
    rest_.remove_prefix(digits);
    if (rest_.empty()) return std::nullopt;
    if (rest_.front() != ':') return fail("unexpected character, want colon");
    if (rest_.size() == 1) return fail("colon must be followed by more characters");
    rest_.remove_prefix(1);
    if (rest_.front() != ':') return std::nullopt;
    if (ellipsis_) return fail("multiple :: in address");
    ellipsis_ = true;
    rest_.remove_prefix(1);
    return std::nullopt;
  }

  std::optional<std::string> embedded_ipv4() {
    constexpr std::size_t kIpv4 = 4;
    if (!ellipsis_ && filled_ != kBytes - kIpv4)
      return fail("embedded IPv4 address must replace the final 2 fields of the address");
    if (filled_ + kIpv4 > kBytes) return fail("too many hex fields to fit an embedded IPv4 at the end of the address");
    std::string error = ipv4_error(whole_, rest_);
    if (!error.empty()) return error;
    filled_ += kIpv4;
    rest_ = {};
    return std::nullopt;
  }

  std::string_view whole_;
  std::string_view rest_;
  bool ellipsis_ = false;
  std::size_t filled_ = 0;
};

Address parse_ipv6(std::string_view text) {
  Address result{.version_6 = true};
  const std::size_t percent = text.find('%');
  result.has_zone = percent != std::string_view::npos;
  if (result.has_zone && percent + 1 == text.size())
    result.error = address_error(text, "zone must be a non-empty string");
  else
    result.error = Groups(text, text.substr(0, percent)).run();
  return result;
}

// A number of bits without a sign; empty if it is none. Far more than there are bits is as good as any number.
std::optional<int> bits_of(std::string_view text) {
  constexpr int kTooMany = 1000;
  int bits = 0;
  if (text.empty()) return std::nullopt;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    if (bits < kTooMany) bits = bits * 10 + (c - '0');
  }
  return bits;
}

}  // namespace

Address parse_address(std::string_view text) {
  const std::size_t first = text.find_first_of(".:%");
  if (first == std::string_view::npos) return {.error = address_error(text, "unable to parse IP")};
  if (text[first] == '.') return {.error = ipv4_error(text, text)};
  if (text[first] == ':') return parse_ipv6(text);
  return {.error = address_error(text, "missing IPv6 address")};
}

std::string prefix_error(std::string_view text) {
  constexpr std::size_t kMaxDigits = 18;  // longer ones are beyond what an int holds
  const auto fail = [&](std::string_view why) { return fmt::format("netip.ParsePrefix({}): {}", quote(text), why); };
  const std::size_t slash = text.rfind('/');
  if (slash == std::string_view::npos) return fail("no '/'");
  const Address address = parse_address(text.substr(0, slash));
  if (!address.error.empty()) return fail(address.error);
  if (address.has_zone) return fail("IPv6 zones cannot be present in a prefix");
  const std::string_view written = text.substr(slash + 1);
  const std::optional<int> bits = bits_of(written);
  if (!bits || written.size() > kMaxDigits || (written.size() > 1 && written.front() == '0'))
    return fail("bad bits after slash: " + quote(written));
  return *bits > (address.version_6 ? kBits6 : kBits4) ? fail("prefix length out of range") : std::string();
}

std::string cidr_error(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    const Address address = parse_address(text.substr(0, slash));
    const std::optional<int> bits = bits_of(text.substr(slash + 1));
    const bool is_address = address.error.empty() && !address.has_zone;
    if (is_address && bits && *bits <= (address.version_6 ? kBits6 : kBits4)) return {};
  }
  return fmt::format("invalid CIDR address: {}", text);
}

HostPort split_host_port(std::string_view text) {
  const auto fail = [&](std::string_view why) -> HostPort {
    return {.error = text.empty() ? std::string(why) : fmt::format("address {}: {}", text, why)};
  };
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return fail("missing port in address");
  std::string_view host = text.substr(0, colon);
  std::size_t no_bracket_before = 0;
  std::size_t no_bracket_after = 0;
  if (text.front() == '[') {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return fail("missing ']' in address");
    if (end + 1 == text.size()) return fail("missing port in address");
    if (end + 1 != colon) return fail(text[end + 1] == ':' ? "too many colons in address" : "missing port in address");
    host = text.substr(1, end - 1);
    no_bracket_before = 1;
    no_bracket_after = end + 1;
  } else if (host.find(':') != std::string_view::npos) {
    return fail("too many colons in address");
  }
  if (text.find('[', no_bracket_before) != std::string_view::npos) return fail("unexpected '[' in address");
  if (text.find(']', no_bracket_after) != std::string_view::npos) return fail("unexpected ']' in address");
  return {.host = host, .port = text.substr(colon + 1)};
}

}  // namespace sidelint::istio
