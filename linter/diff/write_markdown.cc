// A comparison as a comment on a pull request: a row for each cause, and what does not fit in one line.
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "linter/diff/told.h"
#include "reporters/words/markup.h"
#include "reporters/words/verdict.h"

namespace sidelint::linter::diff {
namespace {

using rules::VerdictChange;

constexpr std::size_t kMostBytes = 60'000;  // of the 65,536 characters that GitHub takes, some left for what follows
constexpr std::size_t kMostNamed = 50;

std::string html(std::string_view text) { return reporters::html_message(text, Charset::unicode); }
std::string code(std::string_view text) { return "<code>" + reporters::html_text(text, Charset::unicode) + "</code>"; }

std::string side(std::string_view when, const VerdictChange::Side& side, const Told& told) {
  std::string text = fmt::format("{}: {}", when, html(side.fact));
  if (const std::optional<Span> at = told.after.origins.where(side.at)) {
    text += " " + code(fmt::format("{}:{}", told.after.sources.path(at->source),
                                   told.after.sources.position(at->source, at->begin).line));
  }
  return text;
}

std::string row(const VerdictChange& change, const Told& told) {
  const model::Object& object = change.members.front().workload->object;
  std::string files;
  constexpr std::size_t kMostFiles = 4;
  for (std::size_t i = 0; i < std::min(change.files.size(), kMostFiles); ++i) {
    files.append(i == 0 ? "" : "<br>").append(code(change.files[i]));
  }
  if (change.files.size() > kMostFiles) files += fmt::format("<br>and {} more", change.files.size() - kMostFiles);
  const std::string count = change.members.size() == 1 ? "" : fmt::format("{}: ", change.members.size());
  return fmt::format("| {} | {}{} | {} | {} | {}<br>{} | {} |\n", html(object.metadata.name_space.value), count,
                     html(rules::names_of(change.members)), html(rules::in_words(change.before)),
                     html(rules::in_words(change.after)), side("before", change.before, told),
                     side("now", change.after, told), files);
}

void add_changes(const Told& told, std::string& text) {
  const std::vector<VerdictChange>& changes = told.after.changes;
  if (changes.empty()) return;
  text += "\n| Namespace | Workloads | Before | After | Because | Changed |\n| --- | --- | --- | --- | --- | --- |\n";
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const std::string line = row(changes[i], told);
    if (text.size() + line.size() > kMostBytes) {
      std::size_t workloads = 0;
      for (std::size_t j = i; j < changes.size(); ++j) workloads += changes[j].members.size();
      text += fmt::format("| | {} more, for {} more causes | | | | |\n", workloads, changes.size() - i);
      return;
    }
    text += line;
  }
}

void add_lone(std::string_view what, std::size_t count, Lone (*at)(const Told&, std::size_t), const Told& told,
              std::string& text) {
  for (std::size_t i = 0; i < count; ++i) {
    const Lone lone = at(told, i);
    const std::string line =
        fmt::format("| {} | {} | {} | {} |\n", what, html(lone.workload->title()),
                    reporters::in_words(lone.decision->verdict()), code(fmt::format("{}:{}", lone.file, lone.line)));
    if (i == kMostNamed || text.size() + line.size() > kMostBytes) {
      text += fmt::format("| {} | {} more | | |\n", what, count - i);
      return;
    }
    text += line;
  }
}

}  // namespace

void write_markdown(const Told& told, std::ostream& out) {
  std::string text = fmt::format("### Sidecar injection: {}\n", headline(told));
  add_changes(told, text);
  if (const std::string others = comings_and_goings(told); !others.empty()) {
    text += fmt::format(
        "\n<details><summary>{}</summary>\n\n| | Workload | Verdict | Place |\n| --- | --- | --- | --- |\n", others);
    add_lone("new", told.comparison.appeared.size(), appeared, told, text);
    add_lone("gone", told.comparison.disappeared.size(), disappeared, told, text);
    text += "\n</details>\n";
  }
  out << text;
}

}  // namespace sidelint::linter::diff
