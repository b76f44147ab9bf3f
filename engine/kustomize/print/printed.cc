#include "engine/kustomize/print/printed.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "engine/yaml/resolve.h"
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

// The number as a float64, written as Go's FormatFloat(…, 'g', -1, 64) does.
void write_number(yaml::Value& value) {
  const yaml::Number number = yaml::number_value(value.text);
  double real = 0;
  if (const auto* integer = std::get_if<std::int64_t>(&number)) real = static_cast<double>(*integer);
  if (const auto* natural = std::get_if<std::uint64_t>(&number)) real = static_cast<double>(*natural);
  if (const auto* floating = std::get_if<double>(&number)) real = *floating;
  if (number.index() == 0 || !std::isfinite(real)) return;
  constexpr double kLargestPlain = 1e6;
  constexpr double kSmallestPlain = 1e-4;
  const double size = std::fabs(real);
  const bool is_plain = size == 0 || (size >= kSmallestPlain && size < kLargestPlain);
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), real,
                                 is_plain ? std::chars_format::fixed : std::chars_format::scientific)
                       .ptr;
  value.text.assign(buffer.data(), end);
  value.kind = value.text.find_first_of(".e") == std::string::npos ? yaml::Kind::integer : yaml::Kind::floating;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Whether the emitter writes it as a block at all; what it quotes instead comes back as it was.
bool is_written_as_block(std::string_view text) {
  if (text.find(" \n") != std::string_view::npos || text.ends_with(' ')) return false;
  return text.find_first_not_of('\n') != std::string_view::npos;
}

}  // namespace

std::string refold(std::string_view text) {
  if (!is_written_as_block(text)) return std::string(text);
  const bool doubles = !is_blank(text[text.find_first_not_of('\n')]);
  std::string folded;
  bool indented = true;  // the line before; as if the beginning were one
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    folded += text.substr(at, line_end - at);
    if (line_end > at) indented = is_blank(text[at]);
    const std::size_t next = std::min(text.find_first_not_of('\n', line_end), text.size());
    std::size_t breaks = next - line_end;
    at = next;
    if (breaks == 0) continue;
    const bool is_last = next == text.size();
    if (is_last && breaks == 1) return folded += '\n';
    if (!indented && doubles) ++breaks;
    if (is_last || indented || is_blank(text[next]))
      folded.append(breaks, '\n');
    else if (breaks == 1)
      folded += ' ';
    else
      folded.append(breaks - 1, '\n');
  }
  return folded;
}

void pass_through_json(yaml::Value& value) {
  for (yaml::Value& item : value.items) pass_through_json(item);
  for (yaml::Entry& entry : value.entries) pass_through_json(entry.value);
  if (value.is_collection()) value.style = yaml::Style::block;
  if (value.is(yaml::Kind::integer) || value.is(yaml::Kind::floating)) write_number(value);
  if (!value.is(yaml::Kind::string)) return;
  const bool looks_otherwise = yaml::resolve(yaml::Tag::none, value.text) != yaml::Kind::string;
  value.style = looks_otherwise || yaml::is_timestamp(value.text) ? yaml::Style::double_quoted : yaml::Style::plain;
  if (value.text.find('\n') != std::string::npos) value.style = yaml::Style::literal;
}

void print_scalars(yaml::Value& value, Within within) {
  if (value.style == yaml::Style::flow) within = Within::flow;
  for (yaml::Value& item : value.items) print_scalars(item, within);
  for (yaml::Entry& entry : value.entries) print_scalars(entry.value, within);
  if (value.is(yaml::Kind::null)) value.text = "null";
  if (!value.is(yaml::Kind::string) || value.text.empty()) return;
  if (value.style == yaml::Style::folded) {
    value.text = refold(value.text);
    value.style = yaml::Style::literal;
  }
  const bool may_be_time =
      value.style == yaml::Style::plain && value.origin && value.text.front() >= '0' && value.text.front() <= '9';
  const bool is_quoted = within == Within::flow && value.text.find(':') != std::string::npos;
  if (may_be_time && !is_quoted && yaml::is_timestamp(value.text)) value.text = to_rfc3339(value.text);
}

}  // namespace sidelint::kustomize
