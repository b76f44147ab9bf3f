// A comparison for programs; reporters/diff-v1.schema.json says it formally.
#include <ostream>
#include <string>

#include <fmt/format.h>

#include "linter/diff/told.h"
#include "linter/json_text.h"
#include "linter/version.h"
#include "reporters/machine/path.h"

namespace sidelint::linter::diff {
namespace {

using rules::VerdictChange;

std::string text_or_null(std::string_view text) { return text.empty() ? "null" : json_text(text); }

std::string place(std::string_view file, std::size_t line) {
  if (file.empty()) return R"("file": null, "line": null)";
  return fmt::format(R"("file": {}, "line": {})", json_text(reporters::normal_path(file)), line);
}

std::string place(OriginId id, const Analysis& state) {
  const std::optional<Span> at = state.origins.where(id);
  if (!at) return place("", 0);
  return place(state.sources.path(at->source), state.sources.position(at->source, at->begin).line);
}

std::string side(const VerdictChange::Side& side, const Told& told) {
  return fmt::format(R"({{"verdict": "{}", "revision": {}, "because": {}, {}}})", to_string(side.verdict),
                     text_or_null(side.revision), json_text(side.fact), place(side.at, told.after));
}

// What a workload is called, without its namespace.
std::string name(const model::Workload& workload) {
  return fmt::format(R"("apiVersion": {}, "kind": {}, "name": {}, "part": {})", json_text(workload.object.api_version),
                     json_text(workload.object.kind), json_text(workload.name()), text_or_null(workload.part));
}

template <class Items, class Write>
std::string list(const Items& items, std::string_view indent, const Write& write) {
  if (items.empty()) return "[]";
  std::string text = "[";
  for (const auto& item : items) {
    text.append(text.size() == 1 ? "\n" : ",\n").append(indent).append("  ").append(write(item));
  }
  return text.append("\n").append(indent).append("]");
}

std::string change_text(const VerdictChange& change, const Told& told) {
  const model::Object& object = change.members.front().workload->object;
  const std::string files = list(change.files, "    ", [](const std::string& file) { return json_text(file); });
  const std::string workloads = list(change.members, "    ", [&](const VerdictChange::Member& member) {
    return fmt::format(R"({{{}, {}, "sameTemplate": {}}})", name(*member.workload),
                       place(member.workload->object.at, told.after), member.same_template);
  });
  return fmt::format(
      "{{\n    \"change\": \"{}\", \"namespace\": {}, \"unit\": {},\n    \"before\": {},\n    \"after\": {},\n"
      "    \"files\": {},\n    \"workloads\": {}\n  }}",
      to_string(change.kind), text_or_null(object.metadata.name_space.value), json_text(object.unit),
      side(change.before, told), side(change.after, told), files, workloads);
}

std::string lone_text(const Lone& lone) {
  const model::Object& object = lone.workload->object;
  return fmt::format(R"({{{}, "namespace": {}, "unit": {}, "verdict": "{}", "revision": {}, {}}})",
                     name(*lone.workload), text_or_null(object.metadata.name_space.value), json_text(object.unit),
                     to_string(lone.decision->verdict()), text_or_null(lone.decision->revision),
                     place(lone.file, lone.line));
}

std::vector<std::string> lone_texts(std::size_t count, Lone (*at)(const Told&, std::size_t), const Told& told) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) texts.push_back(lone_text(at(told, i)));
  return texts;
}

std::string summary(const Told& told) {
  const Tally counts = tally(told);
  std::string text = fmt::format(R"({{"workloads": {}, "changed": {})", told.comparison.workloads, changed(counts));
  for (std::size_t i = 0; i < kKindCount; ++i) {
    text += fmt::format(R"(, "{}": {})", to_string(VerdictChange::Kind(i)), counts.at(i));
  }
  return text + fmt::format(R"(, "appeared": {}, "disappeared": {}}})", told.comparison.appeared.size(),
                            told.comparison.disappeared.size());
}

}  // namespace

void write_json(const Told& told, std::ostream& out) {
  const auto as_it_is = [](const std::string& text) { return text; };
  const Comparison& comparison = told.comparison;
  out << fmt::format(
      "{{\n\"schemaVersion\": 1,\n\"tool\": {{\"name\": \"sidelint\", \"version\": {}}},\n\"before\": {},\n\"after\": "
      "{},\n"
      "\"summary\": {},\n\"changes\": {},\n\"appeared\": {},\n\"disappeared\": {}\n}}\n",
      json_text(kVersion), json_text(told.before_name), json_text(told.after_name), summary(told),
      list(told.after.changes, "", [&](const VerdictChange& change) { return change_text(change, told); }),
      list(lone_texts(comparison.appeared.size(), appeared, told), "", as_it_is),
      list(lone_texts(comparison.disappeared.size(), disappeared, told), "", as_it_is));
}

}  // namespace sidelint::linter::diff
