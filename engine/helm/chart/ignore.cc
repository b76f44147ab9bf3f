#include "engine/helm/chart/ignore.h"

#include <algorithm>
#include <optional>

#include "engine/gotmpl/go/unicode.h"
#include "engine/helm/files.h"

namespace sidelint::helm {
namespace {

namespace go = gotmpl::go;

// One character of a class, which a backslash may quote; nothing if the class is malformed.
std::optional<char32_t> class_character(std::string_view& pattern) {
  if (pattern.empty() || pattern.front() == '-' || pattern.front() == ']') return std::nullopt;
  if (pattern.front() == '\\') pattern.remove_prefix(1);
  if (pattern.empty()) return std::nullopt;
  const go::Rune rune = go::decode_rune(pattern);
  pattern.remove_prefix(rune.size);
  if (go::is_invalid(rune) || pattern.empty()) return std::nullopt;
  return rune.value;
}

enum class Matched : unsigned char { no, yes, malformed };

// What stands behind the bracket, which is taken off the pattern.
Matched match_class(std::string_view& pattern, char32_t rune) {
  const bool negated = pattern.starts_with('^');
  if (negated) pattern.remove_prefix(1);
  bool found = false;
  for (std::size_t ranges = 0;; ++ranges) {
    if (ranges > 0 && pattern.starts_with(']')) break;
    const std::optional<char32_t> low = class_character(pattern);
    if (!low) return Matched::malformed;
    std::optional<char32_t> high = low;
    if (pattern.starts_with('-')) {
      pattern.remove_prefix(1);
      high = class_character(pattern);
      if (!high) return Matched::malformed;
    }
    found = found || (*low <= rune && rune <= *high);
  }
  pattern.remove_prefix(1);
  return found != negated ? Matched::yes : Matched::no;
}

// The first sign of the pattern against the first character of the name, each of which it takes off. Without a name the
// sign is read all the same, since it may be malformed.
Matched match_sign(std::string_view& pattern, std::string_view& name) {
  const char first = pattern.front();
  pattern.remove_prefix(1);
  if (first == '[') {
    const go::Rune rune = go::decode_rune(name);
    const Matched in_class = match_class(pattern, rune.value);
    name.remove_prefix(rune.size);
    return in_class == Matched::yes && rune.size == 0 ? Matched::no : in_class;
  }
  if (first == '?') {
    const go::Rune rune = go::decode_rune(name);
    const bool fits = rune.size > 0 && name.front() != '/';
    name.remove_prefix(rune.size);
    return fits ? Matched::yes : Matched::no;
  }
  char literal = first;
  if (first == '\\') {
    if (pattern.empty()) return Matched::malformed;
    literal = pattern.front();
    pattern.remove_prefix(1);
  }
  const bool fits = name.starts_with(literal);
  if (!name.empty()) name.remove_prefix(1);
  return fits ? Matched::yes : Matched::no;
}

// A piece of a pattern without stars, at the beginning of the name, of which it takes off what it matches.
Matched match_chunk(std::string_view chunk, std::string_view& name) {
  Matched found = Matched::yes;
  while (!chunk.empty() && found == Matched::yes) found = match_sign(chunk, name);
  return found;
}

// Up to the next star that no class and no backslash hides.
std::string_view next_chunk(std::string_view pattern) {
  bool in_class = false;
  std::size_t end = 0;
  for (; end < pattern.size(); ++end) {
    if (pattern[end] == '\\') {
      ++end;
    } else if (pattern[end] == '[') {
      in_class = true;
    } else if (pattern[end] == ']') {
      in_class = false;
    } else if (pattern[end] == '*' && !in_class) {
      break;
    }
  }
  return pattern.substr(0, end);
}

Matched match(std::string_view pattern, std::string_view name) {
  while (!pattern.empty()) {
    const bool star = pattern.front() == '*';
    while (pattern.starts_with('*')) pattern.remove_prefix(1);
    const std::string_view chunk = next_chunk(pattern);
    pattern.remove_prefix(chunk.size());
    if (star && chunk.empty()) return name.find('/') == std::string_view::npos ? Matched::yes : Matched::no;
    std::string_view rest = name;
    Matched found = match_chunk(chunk, rest);
    if (found == Matched::malformed) return found;
    // The first place that fits will do, since it leaves the most to the stars behind; only the last must reach the
    // end.
    const auto fits = [&] { return found == Matched::yes && (rest.empty() || !pattern.empty()); };
    for (std::size_t skipped = 0; star && !fits() && skipped < name.size() && name[skipped] != '/'; ++skipped) {
      rest = name.substr(skipped + 1);
      found = match_chunk(chunk, rest);
    }
    if (!fits()) return Matched::no;
    name = rest;
  }
  return name.empty() ? Matched::yes : Matched::no;
}

}  // namespace

bool match_pattern(std::string_view pattern, std::string_view name) { return match(pattern, name) == Matched::yes; }

bool is_pattern(std::string_view pattern) {
  while (!pattern.empty()) {
    while (pattern.starts_with('*')) pattern.remove_prefix(1);
    std::string_view chunk = next_chunk(pattern);
    pattern.remove_prefix(chunk.size());
    std::string_view none;
    while (!chunk.empty())
      if (match_sign(chunk, none) == Matched::malformed) return false;
  }
  return true;
}

std::string IgnoreRules::read(std::string_view text) {
  text = without_mark(text);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (std::string error = add(text.substr(0, end)); !error.empty()) return error;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return add("templates/.?*");
}

std::string IgnoreRules::add(std::string_view line) {
  line = go::trim_space(line);
  if (line.empty() || line.starts_with('#')) return {};
  if (line.find("**") != std::string_view::npos) return "double-star (**) syntax is not supported";
  if (!is_pattern(line)) return "syntax error in pattern";
  const auto take = [&line](bool there, std::size_t front, std::size_t back) {
    if (!there) return false;
    line.remove_prefix(front);
    line.remove_suffix(back);
    return true;
  };
  Pattern pattern{{}, Pattern::Against::last_part, take(line.starts_with('!'), 1, 0), take(line.ends_with('/'), 0, 1)};
  const bool rooted = take(line.starts_with('/'), 1, 0);
  if (rooted || line.find('/') != std::string_view::npos) pattern.against = Pattern::Against::path;
  pattern.text = line;
  pattern.is_literal = line.find_first_of("*?[\\") == std::string_view::npos;
  patterns_.push_back(std::move(pattern));
  return {};
}

bool IgnoreRules::Pattern::matches(std::string_view name) const {
  return is_literal ? name == text : match_pattern(text, name);
}

bool IgnoreRules::ignores(std::string_view name, EntryKind kind) const {
  const bool folder = kind == EntryKind::directory;
  for (const Pattern& pattern : patterns_) {
    const std::string_view against = pattern.against == Pattern::Against::path ? name : base_name(name);
    if (pattern.negated) {
      if ((pattern.folders_only && !folder) || !pattern.matches(against)) return true;
    } else if ((!pattern.folders_only || folder) && pattern.matches(against)) {
      return true;
    }
  }
  return false;
}

}  // namespace sidelint::helm
