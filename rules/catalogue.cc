#include "rules/catalogue.h"

#include <array>
#include <string_view>
#include <utility>

#include "rules/rule.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kHead = R"(# Rules

Generated from the rules' own files (`UPDATE_GOLDEN=1 ./check rules/`), and so are the pages behind the names: what stands there is
what the program says with `sidelint explain RULE`, and every example is run by the tests.

**error**: an explicit intent is defeated, or a pod or an object will be refused. **warning**: very likely not wanted. **note**:
worth knowing, or undecided for want of a fact. A finding is lowered where evidence is missing, and raised where an explicit
intent is defeated. Rules that do not always run say so on their page: some wait for `--select`, `--profile strict` or the
configuration, and those that are new and may still change for `--preview`.
)";

constexpr auto kGroups = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"gitops", "what lies in Git"},
    {"hygiene", "style, and the suppressions themselves"},
    {"injector", "the injector's configuration and its templates"},
    {"input", "what was read, and the evidence that is missing"},
    {"lifecycle", "Jobs, the order of containers, native sidecars"},
    {"placement", "where keys stand, and what they say"},
    {"pod", "the pod's spec under injection"},
    {"policy", "who is in the mesh, and the organisation's own policy"},
    {"revisions", "revisions, tags and webhooks"},
    {"selection", "labels of namespaces and pods, and pods that are never injected"},
});

std::string_view group_of(const Rule& rule) { return rule.name.substr(0, rule.name.find('/')); }

template <class... Parts>
void add(std::string& page, const Parts&... parts) {
  (page.append(std::string_view(parts)), ...);
}

void add_group(std::string_view group, std::string& page) {
  add(page, "\n## ", group);
  for (const auto& [name, about] : kGroups)
    if (name == group) add(page, ": ", about);
  add(page, "\n\n| rule | severity | what it finds |\n| --- | --- | --- |\n");
}

void add_example(std::string_view heading, const Example& example, std::string& page) {
  add(page, "\n", heading, ": ", example.title, "\n\n```yaml\n", example.files, "```\n");
  if (!example.fixed.empty()) add(page, "\nFixed:\n\n```yaml\n", example.fixed, "```\n");
}

void add_facts(const Rule& rule, std::string& page) {
  add(page, "| | |\n| --- | --- |\n| severity | ", to_string(rule.severity), " |\n| runs | ", when(rule.runs), " |\n");
  add(page, "| Istio releases | ", rule.releases, " |\n| since | ", rule.since, " |\n");
  for (std::size_t i = 0; i < rule.equivalents.size(); ++i)
    add(page, i == 0 ? "| elsewhere | " : ", ", rule.equivalents[i]);
  if (!rule.equivalents.empty()) add(page, " |\n");
}

void add_ways_out(const Rule& rule, std::string& page) {
  add(page, "\n## To change or silence it\n\n```yaml\n# .sidelint.yaml\nrules:\n  ", rule.name,
      ": \"off\"  # or note, warning, error\n```\n\n");
  add(page, "One finding is silenced where it stands: `# sidelint: ignore[", rule.name,
      "] -- why` ([suppressions](../../suppressions.md)). ",
      "What the decision rests on: [how Istio decides](../../how-istio-decides.md).\n");
}

}  // namespace

std::string_view when(Runs runs) {
  switch (runs) {
    case Runs::always:
      return "always";
    case Runs::on_request:
      return "where it is selected, or the configuration asks for it";
    case Runs::in_preview:
      return "with `--preview`, or where it is selected: it may still change";
    case Runs::on_comparison:
      return "in `sidelint diff`, and nowhere else";
  }
  return "";
}

std::string catalogue() {
  std::string page(kHead);
  std::string_view group;
  for (const Rule* rule : all_rules()) {
    if (group_of(*rule) != group) add_group(group = group_of(*rule), page);
    add(page, "| [", rule->name, "](../docs/rules/", rule->name, ".md) | ", to_string(rule->severity), " | ",
        rule->summary, " |\n");
  }
  return page;
}

std::string page_of(const Rule& rule) {
  std::string page;
  add(page, "# ", rule.name, "\n\n", rule.summary, "\n\n");
  add_facts(rule, page);
  add(page, "\n## Why it matters\n\n", rule.why, "\n\n## What to do\n\n", rule.help, "\n\n## Examples\n\n",
      "`-- path --` begins a file; a line of carets marks what the finding points at.\n");
  for (const Example& example : rule.bad) add_example("Found", example, page);
  for (const Example& example : rule.good) add_example("Not found", example, page);
  add_ways_out(rule, page);
  return page;
}

}  // namespace sidelint::rules
