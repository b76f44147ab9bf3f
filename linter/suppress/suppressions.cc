#include "linter/suppress/suppressions.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "engine/source/glob.h"
#include "engine/yaml/comments.h"
#include "engine/yaml/stream.h"
#include "linter/date.h"
#include "linter/rule_reference.h"
#include "linter/sees_all.h"

namespace sidelint::linter {
namespace {

constexpr std::string_view kAnnotation = "sidelint/ignore";
constexpr std::string_view kPlain = ".";

// Asked of every text of the run: unlike std::string_view::find, memmem does not stop at each first letter.
bool holds_mark(std::string_view text) {
  constexpr std::string_view kMark = "sidelint:";
  return ::memmem(text.data(), text.size(), kMark.data(), kMark.size()) != nullptr;
}

bool touch(const Span& a, const Span& b) { return a.source == b.source && a.begin < b.end && b.begin < a.end; }

ResourceName name_of(const model::Object& object) {
  return {object.api_version, object.kind, object.metadata.name_space.value, object.metadata.name.value};
}

// The first byte of the document that is neither blank nor in a comment nor a separator; its end if there is none.
std::uint32_t content_begin(std::string_view text, Span document) {
  std::uint32_t at = document.begin;
  while (at < document.end) {
    const std::size_t end = std::min<std::size_t>(text.find('\n', at), document.end);
    std::string_view line = text.substr(at, end - at);
    line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
    if (!line.empty() && line.front() != '#' && !line.starts_with("---")) return at;
    at = static_cast<std::uint32_t>(end) + 1;
  }
  return document.end;
}

// The comment with the blanks before it; of one on a line of its own the whole line.
Span with_its_line(std::string_view text, const yaml::Comment& comment) {
  Span bytes = comment.at;
  while (bytes.begin > 0 && (text[bytes.begin - 1] == ' ' || text[bytes.begin - 1] == '\t')) --bytes.begin;
  if (!comment.own_line) return bytes;
  const std::size_t end = text.find('\n', bytes.end);
  bytes.end = static_cast<std::uint32_t>(end == std::string_view::npos ? text.size() : end + 1);
  return bytes;
}

// Where a comment stands: in the text of a file, in which document of it, and whether above all else in that.
struct Stand {
  std::string_view text;
  const std::vector<yaml::Piece>& pieces;
  std::size_t document;
  bool on_top;
};

// What a comment speaks of. Above everything else of its document it speaks of all of it.
Span covered_by(Directive& said, const yaml::Comment& comment, const Stand& stand) {
  const Span document = stand.pieces[stand.document].bytes;
  if (said.scope == Directive::Scope::file) {
    if ((stand.document > 0 || !stand.on_top) && !said.mistake)
      said.mistake = "ignore-file belongs above the first document";
    return {document.source, 0, static_cast<std::uint32_t>(stand.text.size())};
  }
  const bool of_document =
      said.scope == Directive::Scope::document || (said.scope == Directive::Scope::node && stand.on_top);
  if (!of_document) return comment.covers;
  const bool is_empty = content_begin(stand.text, document) == document.end && stand.document + 1 < stand.pieces.size();
  return is_empty ? stand.pieces[stand.document + 1].bytes : document;
}

}  // namespace

std::vector<Span> places_of(const Diagnostic& finding) {
  std::vector<Span> places{finding.primary.at};
  places.insert(places.end(), finding.chain.begin(), finding.chain.end());
  for (const Label& note : finding.notes) places.push_back(note.at);
  return places;
}

Suppressions::Suppressions(const Analysis& analysis, std::chrono::sys_days now) : analysis_(analysis), now_(now) {
  for (std::size_t i = 0; i < analysis.sources.size(); ++i) {
    const SourceId source{static_cast<std::uint32_t>(i)};
    if (source != analysis.config_source) gather_comments(source);
  }
  const auto gather = [&](const auto& objects) {
    for (const auto& each : objects) gather_annotation(each.object);
  };
  gather(analysis.repository.namespaces);
  gather(analysis.repository.workloads);
  gather(analysis.repository.webhooks);
  gather(analysis.repository.injectors);
  gather_settings();
}

void Suppressions::gather_comments(SourceId source) {
  const std::string_view text = analysis_.sources.text(source);
  if (!holds_mark(text)) return;
  const std::vector<yaml::Piece> pieces = yaml::split(text, source);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Span document = pieces[i].bytes;
    const std::uint32_t content = content_begin(text, document);
    for (const yaml::Comment& comment : yaml::comments(text, document)) {
      const std::optional<Directive> directive = read_comment(analysis_.sources.text(comment.at).substr(1));
      if (!directive) continue;
      Directive said = *directive;
      const Span covered = covered_by(said, comment, {text, pieces, i, comment.at.begin < content});
      rules::Suppression suppression{.source = rules::Suppression::Source::comment,
                                     .at = OriginId::written(comment.at)};
      if (said.rules.size() == 1) suppression.removable = with_its_line(text, comment);
      add(said, std::move(suppression), {.text = covered});
    }
  }
}

void Suppressions::gather_annotation(const model::Object& object) {
  const model::Field* field = object.metadata.annotations.find(kAnnotation);
  if (field == nullptr) return;
  const Subject subject{name_of(object), object.unit};
  // The annotation of a base is one, in however many units its object is.
  bool is_known = false;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (all_[i].source != rules::Suppression::Source::annotation || !(all_[i].at == field->at)) continue;
    is_known = true;
    reaches_[i].subjects.push_back(subject);
  }
  if (is_known) return;
  for (const Directive& directive : read_annotation(field->value)) {
    Reach reach{.subjects = {subject}};
    // What is written for one unit says nothing of what it shares with others.
    if (object.unit == kPlain) reach.text = analysis_.origins.where(object.at);
    add(directive, {.source = rules::Suppression::Source::annotation, .at = field->at}, reach);
  }
}

void Suppressions::gather_settings() {
  for (const RuleSetting& setting : analysis_.config.rules) {
    for (const RuleIgnore& entry : setting.ignore) {
      Directive directive{.rules = {setting.rules}, .until = entry.until, .reason = entry.reason};
      OriginId at;
      if (analysis_.config_source && entry.at)
        at = OriginId::written({*analysis_.config_source, entry.at->begin, entry.at->end});
      add(directive, {.source = rules::Suppression::Source::configuration, .at = at}, {.entry = &entry});
    }
  }
}

// One suppression for each rule, so that each can be found unused.
void Suppressions::add(const Directive& directive, rules::Suppression suppression, const Reach& reach) {
  suppression.until = directive.until;
  suppression.reason = directive.reason;
  suppression.mistake = directive.mistake;
  const auto end = parse_date(directive.until);
  suppression.is_expired = end && *end < now_;
  const bool one = directive.mistake || directive.rules.empty();
  for (const std::string& rule : one ? std::vector<std::string>{""} : directive.rules) {
    suppression.rules = rule;
    all_.push_back(suppression);
    if (!suppression.mistake) hold_to_policy(all_.back());
    reaches_.push_back(reach);
  }
}

void Suppressions::hold_to_policy(rules::Suppression& suppression) const {
  const SuppressionPolicy& policy = analysis_.config.suppressions;
  if (std::ranges::find(policy.forbid, suppression.rules) != policy.forbid.end()) {
    suppression.mistake = "the configuration lets nobody suppress " + suppression.rules;
  }
  if (!policy.max_days || suppression.is_expired || suppression.mistake) return;
  const auto end = parse_date(suppression.until);
  if (end && *end <= now_ + std::chrono::days(*policy.max_days)) return;
  suppression.mistake = fmt::format("the configuration wants `until=DATE` within {} days", *policy.max_days);
}

bool Suppressions::fits(const RuleIgnore& entry, const Diagnostic& finding) const {
  const ResourceName resource = finding.resource.value_or(ResourceName{});
  const auto handle_fits = [&] {
    model::Workload named;
    named.object.kind = resource.kind;
    named.object.metadata.name_space.value = resource.name_space;
    named.object.metadata.name.value = resource.name;
    return rules::names(entry.workload, named);
  };
  const auto in_file = [&](const Span& place) {
    std::string_view path = analysis_.sources.path(place.source);
    if (path.starts_with("./")) path.remove_prefix(2);
    return glob_match(entry.file, path);
  };
  if (!entry.workload.empty() && !handle_fits()) return false;
  if (!entry.name_space.empty()) {
    const std::string& name = resource.kind == "Namespace" ? resource.name : resource.name_space;
    if (!glob_match(entry.name_space, name)) return false;
  }
  return entry.file.empty() || std::ranges::any_of(places_of(finding), in_file);
}

bool Suppressions::covers(const Reach& reach, const Diagnostic& finding) const {
  if (reach.entry != nullptr) return fits(*reach.entry, finding);
  const std::string_view unit = finding.units.empty() ? kPlain : std::string_view(finding.units.front());
  const auto is_about = [&](const Subject& subject) {
    return finding.resource == subject.name && unit == subject.unit;
  };
  if (std::ranges::any_of(reach.subjects, is_about)) return true;
  return reach.text && std::ranges::any_of(places_of(finding), [&](const Span& at) { return touch(at, *reach.text); });
}

void Suppressions::ask(const std::vector<SelectedRule>& rules) {
  if (!sees_all(analysis_)) return;
  const Result<std::vector<SelectedRule>> usual = select_rules(Options(), analysis_.config);
  const auto runs = [&](const SelectedRule& one) {
    return std::ranges::find(rules, one.rule, &SelectedRule::rule) != rules.end();
  };
  for (rules::Suppression& suppression : all_) {
    const auto is_named = [&](const SelectedRule& each) { return refers_to(suppression.rules, each.rule->name); };
    const auto is_missing = [&](const SelectedRule& each) { return is_named(each) && !runs(each); };
    suppression.is_asked = std::ranges::any_of(rules, is_named) && (!usual || std::ranges::none_of(*usual, is_missing));
  }
}

const rules::Suppression* Suppressions::hide(const Diagnostic& finding) {
  const auto is_forbidden = [&](const std::string& each) { return refers_to(each, finding.rule); };
  if (std::ranges::any_of(analysis_.config.suppressions.forbid, is_forbidden)) return nullptr;
  const rules::Suppression* first = nullptr;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    rules::Suppression& suppression = all_[i];
    if (suppression.mistake || suppression.is_expired || !refers_to(suppression.rules, finding.rule)) continue;
    if (!covers(reaches_[i], finding)) continue;
    ++suppression.hidden;
    if (first == nullptr) first = &suppression;
  }
  return first;
}

}  // namespace sidelint::linter
