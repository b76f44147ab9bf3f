#include "linter/suppress/directive.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "linter/call/setters.h"
#include "linter/date.h"
#include "linter/rule_reference.h"

namespace sidelint::linter {
namespace {

constexpr std::string_view kMark = "sidelint:";
constexpr std::string_view kUntil = "until=";
constexpr std::string_view kReason = "--";

struct Verb {
  std::string_view word;
  Directive::Scope scope;
};
constexpr std::array kVerbs = std::to_array<Verb>({{"ignore", Directive::Scope::node},
                                                   {"ignore-document", Directive::Scope::document},
                                                   {"ignore-file", Directive::Scope::file}});

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

void set_rules(std::string_view list, Directive& directive) {
  directive.rules = comma_list(list);
  if (directive.rules.empty()) directive.mistake = "it names no rule";
  for (const std::string& rule : directive.rules) {
    if (!directive.mistake) directive.mistake = refuse_rule_reference(rule);
  }
}

void set_until(std::string_view date, Directive& directive) {
  directive.until = date;
  if (!directive.mistake && !parse_date(date))
    directive.mistake = fmt::format("`{}` is no date such as 2026-12-31", date);
}

// What stands behind the rules: `until=DATE -- reason`, each of them or none.
void read_rest(std::string_view rest, Directive& directive) {
  rest = trimmed(rest);
  if (rest.starts_with(kUntil)) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    set_until(rest.substr(kUntil.size(), end - kUntil.size()), directive);
    rest = trimmed(rest.substr(end));
  }
  if (rest.empty() || directive.mistake) return;
  if (!rest.starts_with(kReason)) {
    directive.mistake = fmt::format("a reason stands behind `--`, not as `{}`", rest);
    return;
  }
  directive.reason = trimmed(rest.substr(kReason.size()));
}

}  // namespace

std::optional<Directive> read_comment(std::string_view comment) {
  std::string_view text = trimmed(comment);
  if (!text.starts_with(kMark)) return std::nullopt;
  text = trimmed(text.substr(kMark.size()));
  Directive directive;
  const std::size_t end = std::min(text.find_first_of(" \t["), text.size());
  const std::string_view word = text.substr(0, end);
  const std::string_view rest = trimmed(text.substr(end));
  const auto verb = std::ranges::find(kVerbs, word, &Verb::word);
  if (verb == kVerbs.end()) {
    std::vector<std::string_view> known;
    for (const Verb& each : kVerbs) known.push_back(each.word);
    directive.mistake =
        fmt::format("`{}` is not ignore, ignore-document or ignore-file{}", word, did_you_mean(word, known));
    return directive;
  }
  directive.scope = verb->scope;
  const std::size_t close = rest.find(']');
  if (!rest.starts_with('[') || close == std::string_view::npos) {
    directive.mistake = "the rules belong in brackets, as in `ignore[group/name]`";
    return directive;
  }
  set_rules(rest.substr(1, close - 1), directive);
  read_rest(rest.substr(close + 1), directive);
  return directive;
}

std::vector<Directive> read_annotation(std::string_view value) {
  std::vector<Directive> directives;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(';'), value.size());
    const std::string_view part = trimmed(value.substr(0, end));
    value.remove_prefix(std::min(end + 1, value.size()));
    if (part.empty()) continue;
    Directive directive;
    const std::size_t colon = std::min(part.find(':'), part.size());
    std::string_view head = part.substr(0, colon);
    const std::size_t until = head.find(kUntil);
    set_rules(head.substr(0, until), directive);
    if (until != std::string_view::npos) set_until(trimmed(head.substr(until + kUntil.size())), directive);
    if (colon < part.size()) directive.reason = trimmed(part.substr(colon + 1));
    directives.push_back(std::move(directive));
  }
  return directives;
}

}  // namespace sidelint::linter
