#include "linter/ask/filter.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "engine/source/glob.h"
#include "linter/call/setters.h"

namespace sidelint::linter {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) {
    return c == '_' || c == ' ' ? '-' : static_cast<char>(std::tolower(c));
  });
  return result;
}

std::string verdict(const DecisionRecord& decision, const SourceMap&) { return lower(to_string(decision.verdict)); }

std::string injected(const DecisionRecord& decision, const SourceMap&) {
  if (decision.verdict == Verdict::unknown) return "unknown";
  return decision.verdict == Verdict::injected ? "yes" : "no";
}

std::string name_space(const DecisionRecord& decision, const SourceMap&) { return lower(decision.resource.name_space); }
std::string kind(const DecisionRecord& decision, const SourceMap&) { return lower(decision.resource.kind); }
std::string name(const DecisionRecord& decision, const SourceMap&) { return lower(decision.resource.name); }
std::string part(const DecisionRecord& decision, const SourceMap&) { return lower(decision.part); }
std::string revision(const DecisionRecord& decision, const SourceMap&) { return lower(decision.revision); }
std::string unit(const DecisionRecord& decision, const SourceMap&) { return lower(decision.unit); }

std::string file(const DecisionRecord& decision, const SourceMap& sources) {
  std::string_view path = sources.path(decision.at.source);
  if (path.starts_with("./")) path.remove_prefix(2);
  return lower(path);
}

struct Column {
  std::string_view key;
  std::string (*value)(const DecisionRecord&, const SourceMap&);
};
constexpr std::array kColumns = std::to_array<Column>({{"verdict", verdict},
                                                       {"injected", injected},
                                                       {"namespace", name_space},
                                                       {"kind", kind},
                                                       {"name", name},
                                                       {"part", part},
                                                       {"revision", revision},
                                                       {"file", file},
                                                       {"unit", unit}});

std::vector<std::string> alternatives(std::string_view text) {
  std::vector<std::string> all;
  while (true) {
    const std::size_t bar = text.find('|');
    all.push_back(lower(text.substr(0, bar)));
    if (bar == std::string_view::npos) return all;
    text.remove_prefix(bar + 1);
  }
}

Failure refuse(std::string_view part) {
  return {Failure::Code::usage, "--where takes KEY=VALUE or KEY!=VALUE, not `" + std::string(part) + "`"};
}

}  // namespace

Result<Filter> Filter::parse(std::string_view text) {
  Filter filter;
  for (const std::string& word : comma_list(text)) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos || equals == 0) return refuse(word);
    const bool wanted = word[equals - 1] != '!';
    const std::string key = word.substr(0, wanted ? equals : equals - 1);
    const auto column = std::ranges::find(kColumns, key, &Column::key);
    if (column == kColumns.end()) {
      std::vector<std::string_view> known;
      for (const Column& each : kColumns) known.push_back(each.key);
      std::string hint = did_you_mean(key, known);
      if (hint.empty()) hint = fmt::format(", only {}", fmt::join(known, ", "));
      return Failure{Failure::Code::usage, fmt::format("--where knows no key `{}`{}", key, hint)};
    }
    filter.parts_.push_back({column->value, alternatives(std::string_view(word).substr(equals + 1)), wanted});
  }
  return filter;
}

bool Filter::holds(const DecisionRecord& decision, const SourceMap& sources) const {
  return std::ranges::all_of(parts_, [&](const Part& part) {
    const std::string value = part.value(decision, sources);
    const auto fits = [&](const std::string& glob) { return glob == value || glob_match(glob, value); };
    return std::ranges::any_of(part.globs, fits) == part.wanted;
  });
}

}  // namespace sidelint::linter
