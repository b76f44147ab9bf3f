#include "rules/catalogue.h"

#include <string_view>

#include "rules/rule.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kHead = R"(# Rules

Generated from the rules' own files (`UPDATE_GOLDEN=1 ./check rules/Catalogue`): what stands here is what the program says with
`sidelint explain RULE`, and every example is run by the tests.

**error**: an explicit intent is defeated, or a pod or an object will be refused. **warning**: very likely not wanted. **note**:
worth knowing, or undecided for want of a fact. A finding is lowered where evidence is missing, and raised where an explicit
intent is defeated.

| rule | severity | what it finds |
| --- | --- | --- |
)";

// As GitHub makes it of a heading: lower case, punctuation dropped.
std::string anchor(std::string_view name) {
  std::string text;
  for (const char c : name) {
    if (c != '/') text += c;
  }
  return text;
}

void add_row(const Rule& rule, std::string& page) {
  page.append("| [").append(rule.name).append("](#").append(anchor(rule.name)).append(") | ");
  page.append(to_string(rule.severity)).append(" | ").append(rule.summary).append(" |\n");
}

void add_example(std::string_view heading, const Example& example, std::string& page) {
  page.append("\n").append(heading).append(": ").append(example.title).append("\n\n```yaml\n");
  page.append(example.files).append("```\n");
}

void add_section(const Rule& rule, std::string& page) {
  page.append("\n## ")
      .append(rule.name)
      .append("\n\n")
      .append(rule.summary)
      .append(" (")
      .append(to_string(rule.severity));
  page.append(", since ")
      .append(rule.since)
      .append(")\n\n")
      .append(rule.why)
      .append("\n\n")
      .append(rule.help)
      .append("\n\n");
  page.append("Istio releases: ").append(rule.releases).append(".");
  for (std::size_t i = 0; i < rule.equivalents.size(); ++i) {
    page.append(i == 0 ? " Elsewhere: " : ", ").append(rule.equivalents[i]);
  }
  page.append(rule.equivalents.empty() ? "\n" : ".\n");
  add_example("Found", rule.bad.front(), page);
  if (const std::string_view fixed = rule.bad.front().fixed; !fixed.empty()) {
    page.append("\nFixed:\n\n```yaml\n").append(fixed).append("```\n");
  }
  add_example("Not found", rule.good.front(), page);
}

}  // namespace

std::string catalogue() {
  std::string page(kHead);
  for (const Rule* rule : all_rules()) add_row(*rule, page);
  page += "\nIn the examples a line of carets marks what a finding points at.\n";
  for (const Rule* rule : all_rules()) add_section(*rule, page);
  return page;
}

}  // namespace sidelint::rules
