#include "engine/model/mutation/mutation.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "engine/model/pod_places.h"
#include "engine/model/reader.h"

namespace sidelint::model {
namespace {

// In this order `and` is the smaller, `or` the greater.
enum class Answer : std::uint8_t { no, perhaps, yes };

Answer answer(bool known) { return known ? Answer::yes : Answer::no; }

// Mirrors github.com/IGLOU-EU/go-wildcard, which Kyverno asks. Gatekeeper's patterns have `*` alone, at an end.
bool matches_pattern(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;  // the last one
  std::size_t resumed = 0;                    // where what follows it was last tried
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resumed = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resumed;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

Answer matches_one(const std::vector<std::string>& patterns, const std::string* text) {
  if (patterns.empty()) return Answer::yes;
  if (text == nullptr) return Answer::perhaps;
  return answer(std::ranges::any_of(patterns, [&](const auto& pattern) { return matches_pattern(pattern, *text); }));
}

// The kinds that make pods, and Namespaces, have regular plurals.
std::string resource_of(std::string_view kind) {
  std::string resource;
  for (const char c : kind) resource += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return resource + 's';
}

bool names_kind(const MutationMatch::Kind& pattern, const MutationSubject& subject) {
  return matches_pattern(pattern.group, subject.group) &&
         (matches_pattern(pattern.kind, subject.kind) || pattern.kind == resource_of(subject.kind));
}

Answer selects(const std::optional<Selector>& selector, const Labels* labels, std::string_view open = {}) {
  if (!selector || (selector->error.empty() && selector->empty())) return Answer::yes;
  if (labels == nullptr || !selector->error.empty()) return Answer::perhaps;
  for (const std::string_view key : split_list(open)) {
    if (std::ranges::find(selector->requirements, key, &Requirement::key) != selector->requirements.end())
      return Answer::perhaps;
  }
  return answer(selector->matches(*labels));
}

Answer holds(const MutationMatch& match, const MutationSubject& subject) {
  const auto names_it = [&](const MutationMatch::Kind& pattern) { return names_kind(pattern, subject); };
  return std::min({answer(match.kinds.empty() || std::ranges::any_of(match.kinds, names_it)),
                   matches_one(match.names, subject.name), matches_one(match.namespaces, subject.name_space),
                   selects(match.labels, subject.labels, subject.open_labels),
                   selects(match.namespace_labels, subject.namespace_labels),
                   match.asks_more ? Answer::perhaps : Answer::yes});
}

Answer any_holds(const std::vector<MutationMatch>& matches, const MutationSubject& subject) {
  Answer found = Answer::no;
  for (const MutationMatch& match : matches) found = std::max(found, holds(match, subject));
  return found;
}

Answer all_hold(const std::vector<MutationMatch>& matches, const MutationSubject& subject) {
  Answer found = Answer::yes;
  for (const MutationMatch& match : matches) found = std::min(found, holds(match, subject));
  return found;
}

bool may_match(const MutationRule& rule, const MutationSubject& subject) {
  return (rule.any.empty() || any_holds(rule.any, subject) != Answer::no) &&
         all_hold(rule.all, subject) != Answer::no && any_holds(rule.except_any, subject) != Answer::yes &&
         (rule.except_all.empty() || all_hold(rule.except_all, subject) != Answer::yes);
}

bool is_there(const Alteration& alteration, const Metadata& metadata) {
  const FieldMap& map = alteration.field == Alteration::Field::annotation ? metadata.annotations : metadata.labels;
  return !alteration.key.empty() && map.find(alteration.key) != nullptr;
}

}  // namespace

std::vector<Alteration> alterations_by(const MutationPolicy& policy, const MutationSubject& subject) {
  std::vector<Alteration> found;
  if (!policy.name_space.empty() &&
      (subject.kind == "Namespace" || (subject.name_space != nullptr && *subject.name_space != policy.name_space)))
    return found;
  const AlterablePaths paths{.name_space = {},
                             .metadata = plain_path(subject.metadata_path),
                             .pod_spec = plain_path(subject.spec_path),
                             .content = {}};
  for (const MutationRule& rule : policy.rules) {
    if (!may_match(rule, subject)) continue;
    for (const MutationChange& change : rule.changes) {
      for (Alteration& each : alterations({{change.at, policy.title, change.path, change.value}}, paths)) {
        if (!change.only_if_absent || !is_there(each, *subject.metadata)) found.push_back(std::move(each));
      }
    }
  }
  return found;
}

}  // namespace sidelint::model
