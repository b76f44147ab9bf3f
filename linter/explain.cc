#include "linter/explain.h"

#include <algorithm>
#include <ostream>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "linter/json_text.h"
#include "linter/rule_reference.h"
#include "rules/catalogue.h"
#include "rules/rule.h"

namespace sidelint::linter {
namespace {

void write_example(std::string_view heading, const rules::Example& example, std::ostream& out) {
  out << '\n' << heading << ": " << example.title << '\n';
  for (std::string_view rest = example.files; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    out << (line.empty() ? "" : "    ") << line << '\n';
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
}

void tell(const rules::Rule* rule, std::ostream& out) {
  out << rule->name << " (" << to_string(rule->severity) << ", since " << rule->since << ")\n\n";
  out << rule->summary << "\n\nWhy it matters: " << rule->why << "\n\nWhat to do: " << rule->help << '\n';
  out << "\nRuns: " << rules::when(rule->runs) << "\nIstio releases: " << rule->releases << '\n';
  if (!rule->equivalents.empty()) out << fmt::format("Elsewhere: {}\n", fmt::join(rule->equivalents, ", "));
  for (const rules::Example& example : rule->bad) write_example("Found in this", example, out);
  for (const rules::Example& example : rule->good) write_example("Not found in this", example, out);
}

Failure unknown_rule(const std::string& name) {
  const std::optional<std::string> why = refuse_rule_reference(name);
  return {Failure::Code::usage, why ? *why : fmt::format("`{}` names several rules", name)};
}

}  // namespace

std::optional<Failure> explain(const std::string& name, std::ostream& out) {
  const rules::Rule* rule = find_rule_by_any_name(name);
  if (rule == nullptr) return unknown_rule(name);
  tell(rule, out);
  return std::nullopt;
}

void explain_all(std::ostream& out) {
  std::string_view separator;
  for (const rules::Rule* rule : rules::all_rules()) {
    out << separator;
    tell(rule, out);
    separator = "\n\n";
  }
}

void list_rules(std::ostream& out) {
  std::size_t width = 0;
  for (const rules::Rule* rule : rules::all_rules()) width = std::max(width, rule->name.size());
  for (const rules::Rule* rule : rules::all_rules()) {
    out << fmt::format("{:{}}  {:7}  {}\n", rule->name, width, to_string(rule->severity), rule->summary);
  }
}

void list_rules_as_json(std::ostream& out) {
  out << '[';
  std::string_view separator = "\n";
  for (const rules::Rule* rule : rules::all_rules()) {
    std::vector<std::string> equivalents;
    for (const std::string_view each : rule->equivalents) equivalents.push_back(json_text(each));
    out << fmt::format(
        "{}  {{\"name\": {}, \"severity\": \"{}\", \"summary\": {}, \"since\": {}, \"releases\": {}, "
        "\"equivalents\": [{}]}}",
        separator, json_text(rule->name), to_string(rule->severity), json_text(rule->summary), json_text(rule->since),
        json_text(rule->releases), fmt::join(equivalents, ", "));
    separator = ",\n";
  }
  out << "\n]\n";
}

}  // namespace sidelint::linter
