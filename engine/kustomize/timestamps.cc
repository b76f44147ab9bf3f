#include "engine/kustomize/timestamps.h"

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/yaml/timestamp.h"

namespace sidelint::kustomize {
namespace {

// Takes digits from the front, and the separator behind them.
std::string take_number(std::string_view& text, std::size_t width) {
  std::size_t length = 0;
  while (length < text.size() && text[length] >= '0' && text[length] <= '9') ++length;
  std::string digits(text.substr(0, length));
  text.remove_prefix(length);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

void skip(std::string_view& text) {
  if (!text.empty()) text.remove_prefix(1);
}

// The fraction without the zeros behind it.
std::string take_fraction(std::string_view& text) {
  if (text.empty() || text.front() != '.') return {};
  skip(text);
  std::string digits = take_number(text, 0);
  while (digits.ends_with('0')) digits.pop_back();
  return digits.empty() ? digits : "." + digits;
}

std::string to_rfc3339(std::string_view text) {
  std::string time = take_number(text, 4);
  for (int i = 0; i < 2; ++i) {
    skip(text);
    (time += '-') += take_number(text, 2);
  }
  if (text.empty()) return time + "T00:00:00Z";
  skip(text);
  time += 'T';
  for (int i = 0; i < 3; ++i) {
    if (i > 0) {
      skip(text);
      time += ':';
    }
    time += take_number(text, 2);
  }
  time += take_fraction(text);
  const bool is_utc = text.empty() || text == "Z" || text == "+00:00" || text == "-00:00";
  return time += is_utc ? std::string_view("Z") : text;
}

}  // namespace

void write_timestamps(yaml::Value& value) {
  for (yaml::Value& item : value.items) write_timestamps(item);
  for (yaml::Entry& entry : value.entries) write_timestamps(entry.value);
  if (!value.is(yaml::Kind::string) || value.style != yaml::Style::plain || !value.origin) return;
  if (value.text.empty() || value.text.front() < '0' || value.text.front() > '9') return;
  if (yaml::is_timestamp(value.text)) value.text = to_rfc3339(value.text);
}

}  // namespace sidelint::kustomize
