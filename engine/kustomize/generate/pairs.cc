#include "engine/kustomize/generate/pairs.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/kustomize/kustomization.h"
#include "engine/yaml/utf8.h"

namespace sidelint::kustomize {
namespace {

std::string_view unquoted(std::string_view text) {
  const bool quoted = text.size() >= 2 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'');
  return quoted ? text.substr(1, text.size() - 2) : text;
}

bool add(Run& run, Pairs& pairs, std::string_view key, std::string_view value, Span at) {
  if (!pairs.emplace(key, PairValue{std::string(value), at}).second)
    return run.refuse(at, "the key `" + std::string(key) + "` is repeated");
  return run.charge_text(value.size());
}

bool read_literal(Run& run, const yaml::Value& literal, Pairs& pairs) {
  const std::size_t equals = literal.text.find('=');
  const Span at = run.place(literal);
  if (equals == 0 || equals == std::string::npos)
    return run.refuse(at, "invalid literal `" + literal.text + "`, expected key=value");
  const std::string_view text = literal.text;
  return add(run, pairs, text.substr(0, equals), unquoted(text.substr(equals + 1)), at);
}

// The text of a source; empty if it is unknown, or cannot be read, which is a refusal.
std::optional<std::string_view> read_source(Run& run, std::string_view folder, std::string_view path,
                                            const yaml::Value& entry) {
  yaml::Value named = entry;
  named.text = path;
  const Run::Text text = run.read_input(folder, named);
  if (text.is != Run::Text::Is::there) return std::nullopt;
  return run.files().sources().text(text.source);
}

bool read_file(Run& run, const yaml::Value& entry, std::string_view folder, Pairs& pairs) {
  const Span at = run.place(entry);
  const std::string_view source = entry.text;
  const auto separators = std::ranges::count(source, '=');
  if (separators > 1 || source.starts_with('=') || (separators == 1 && source.ends_with('=')))
    return run.refuse(at, "`" + entry.text + "` is no file, and no key=file");
  const std::size_t equals = source.find('=');
  const std::string_view path = equals == std::string_view::npos ? source : source.substr(equals + 1);
  std::string_view key = source.substr(0, equals);
  if (equals == std::string_view::npos) key = source.substr(source.rfind('/') + 1);
  const auto text = read_source(run, folder, path, entry);
  return text ? add(run, pairs, key, *text, at) : !run.refused();
}

std::string_view without_leading_space(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t\r\v\f");
  return begin == std::string_view::npos ? std::string_view() : line.substr(begin);
}

bool read_environment(Run& run, const yaml::Value& entry, std::string_view folder, Pairs& pairs) {
  constexpr std::size_t kLongestLine = 65'536;  // Go's scanner ends there, and nobody asks it why
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  const Span at = run.place(entry);
  const auto text = read_source(run, folder, entry.text, entry);
  if (!text) return !run.refused();
  std::string_view rest = *text;
  if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.size() >= kLongestLine) break;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!is_utf8(line)) return run.refuse(at, "`" + entry.text + "` has bytes that are no UTF-8");
    line = without_leading_space(line);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t equals = line.find('=');
    const std::string_view name = line.substr(0, equals);
    if (name.empty()) continue;
    const std::string_view value = equals == std::string_view::npos ? std::string_view() : line.substr(equals + 1);
    if (!add(run, pairs, name, value, at)) return false;
  }
  return true;
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = yaml::character_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

bool read_pairs(Run& run, const yaml::Value& record, std::string_view folder, Pairs& pairs) {
  for (const yaml::Value& entry : list_in(record, "envs"))
    if (!read_environment(run, entry, folder, pairs)) return false;
  for (const yaml::Value& literal : list_in(record, "literals"))
    if (!read_literal(run, literal, pairs)) return false;
  for (const yaml::Value& entry : list_in(record, "files"))
    if (!read_file(run, entry, folder, pairs)) return false;
  return true;
}

}  // namespace sidelint::kustomize
