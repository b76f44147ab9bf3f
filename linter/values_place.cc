#include "linter/values_place.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace sidelint::linter {
namespace {

constexpr std::string_view kBlanks = " \t\r";
constexpr std::size_t kMostNotes = 3;

bool is_action(std::string_view text) {
  constexpr std::string_view kOpen = "{{";
  return text.starts_with(kOpen) && text.ends_with("}}") && text.find(kOpen, kOpen.size()) == std::string_view::npos;
}

// What stands before the place on its line, and behind it.
std::pair<std::string_view, std::string_view> around(const Span& at, const SourceMap& sources) {
  const std::string_view text = sources.text(at.source);
  const std::size_t line = at.begin == 0 ? 0 : text.rfind('\n', at.begin - 1) + 1;  // npos + 1: the first
  const std::size_t end = std::min(text.find('\n', at.end), text.size());
  return {text.substr(line, at.begin - line), text.substr(at.end, end - at.end)};
}

bool is_alone(const Span& at, const SourceMap& sources) {
  const auto [before, behind] = around(at, sources);
  return before.find_first_not_of(kBlanks) == std::string_view::npos &&
         behind.find_first_not_of(kBlanks) == std::string_view::npos;
}

// The value with its key, if that stands before it in a block mapping.
Span with_key(Span value, const SourceMap& sources) {
  const std::string_view before = around(value, sources).first;
  const std::size_t colon = before.find_last_not_of(kBlanks);
  const std::size_t key = before.find_first_not_of(" \t-");
  const bool has_key = colon != std::string_view::npos && before[colon] == ':' && colon + 1 < before.size() &&
                       before.find_first_of("{[,", key) == std::string_view::npos;
  if (has_key) value.begin -= static_cast<std::uint32_t>(before.size() - key);
  return value;
}

}  // namespace

void place_at_values(Diagnostic& finding, const SourceMap& sources) {
  const Span action = finding.primary.at;
  if (finding.chain.empty() || !is_action(sources.text(action)) || !is_alone(action, sources)) return;
  const auto author =
      std::ranges::find_if(finding.chain, [&](const Span& hand) { return !is_action(sources.text(hand)); });
  if (author == finding.chain.end() || author->source == action.source) return;
  finding.primary.at = with_key(*author, sources);
  finding.chain.erase(author);
  if (finding.notes.size() < kMostNotes) finding.notes.push_back({action, "the template puts it here"});
}

}  // namespace sidelint::linter
