#include "linter/config/read.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sidelint::linter {
namespace {

std::string text_of(yaml::Node node) { return std::string(node.text()); }

std::optional<std::string> optional_text(yaml::Node node) { return node ? std::optional(text_of(node)) : std::nullopt; }

bool is_true(yaml::Node node) { return node.text() == "true"; }

std::vector<std::string> texts_of(yaml::Node list) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < list.size(); ++i) texts.push_back(text_of(list.item(i)));
  return texts;
}

Span span_of(yaml::Node node) { return node.origin().is_written() ? node.origin().span() : Span{}; }

std::optional<Severity> severity_of(std::string_view text) {
  for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
    if (text == to_string(severity)) return severity;
  }
  return std::nullopt;
}

std::optional<FailOn> fail_on_of(std::string_view text) {
  constexpr std::array<std::string_view, 4> kWords{"note", "warning", "error", "never"};
  const auto found = std::ranges::find(kWords, text);
  if (found == kWords.end()) return std::nullopt;
  return static_cast<FailOn>(found - kWords.begin());
}

model::Labels labels_of(yaml::Node mapping) {
  model::Labels labels;
  for (std::size_t i = 0; i < mapping.size(); ++i) {
    model::set_label(labels, mapping.key(i).text(), text_of(mapping.value(i)));
  }
  return labels;
}

void read_mesh(yaml::Node node, decide::MeshFacts& mesh) {
  if (const yaml::Node release = node.find("istio-version")) mesh.release = decide::parse_release(release.text());
  if (const yaml::Node kubernetes = node.find("kubernetes-version"))
    mesh.kubernetes = decide::parse_release(kubernetes.text());
  mesh.policy = optional_text(node.find("policy"));
  for (const std::string& selector : texts_of(node.find("never-inject"))) {
    mesh.never_inject.push_back(model::parse_selector(selector));
  }
  mesh.default_revision = optional_text(node.find("default-revision"));
  if (const yaml::Node by_default = node.find("enable-namespaces-by-default")) {
    mesh.enable_namespaces_by_default = is_true(by_default);
  }
  if (const yaml::Node revisions = node.find("revisions")) {
    mesh.revisions.emplace();
    for (std::size_t i = 0; i < revisions.size(); ++i) {
      mesh.revisions->emplace(text_of(revisions.key(i)), text_of(revisions.value(i)));
    }
  }
}

rules::Expectation read_expectation(yaml::Node node) {
  rules::Expectation expectation;
  expectation.namespaces = texts_of(node.find("namespaces"));
  expectation.workloads = texts_of(node.find("workloads"));
  expectation.wanted = is_true(node.find("injected")) ? Verdict::injected : Verdict::not_injected;
  expectation.reason = text_of(node.find("reason"));
  expectation.at = node.origin();
  return expectation;
}

RuleSetting read_setting(std::string rules, yaml::Node node) {
  RuleSetting setting{.rules = std::move(rules)};
  const yaml::Node level = node.is(yaml::Kind::mapping) ? node.find("severity") : node;
  setting.off = level.text() == "off";
  setting.severity = severity_of(level.text());
  const yaml::Node ignored = node.find("ignore");
  for (std::size_t i = 0; i < ignored.size(); ++i) {
    const yaml::Node entry = ignored.item(i);
    setting.ignore.push_back({.workload = text_of(entry.find("workload")),
                              .name_space = text_of(entry.find("namespace")),
                              .file = text_of(entry.find("file")),
                              .reason = text_of(entry.find("reason")),
                              .until = text_of(entry.find("until")),
                              .at = span_of(entry)});
  }
  return setting;
}

}  // namespace

void read_config(yaml::Node root, Config& config) {
  config.include = texts_of(root.find("include"));
  config.exclude = texts_of(root.find("exclude"));
  read_mesh(root.find("mesh"), config.mesh);
  const yaml::Node namespaces = root.find("namespaces");
  for (std::size_t i = 0; i < namespaces.size(); ++i) {
    config.mesh.namespaces[text_of(namespaces.key(i))] = labels_of(namespaces.value(i).find("labels"));
  }
  const yaml::Node expect = root.find("expect");
  for (std::size_t i = 0; i < expect.size(); ++i) config.expect.push_back(read_expectation(expect.item(i)));
  const yaml::Node rules = root.find("rules");
  for (std::size_t i = 0; i < rules.size(); ++i) {
    config.rules.push_back(read_setting(text_of(rules.key(i)), rules.value(i)));
  }
  const yaml::Node policy = root.find("suppressions");
  config.suppressions.require_reason = is_true(policy.find("require-reason"));
  config.suppressions.max_days = policy.find("max-days").integer();
  config.suppressions.forbid = texts_of(policy.find("forbid"));
  config.baseline = optional_text(root.find("baseline"));
  config.fail_on = fail_on_of(root.find("fail-on").text());
}

}  // namespace sidelint::linter
