#include "linter/suppress/analyze_suppress.h"

#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>

#include "linter/call/setters.h"
#include "rules/rule.h"

namespace sidelint::linter {
namespace {

constexpr std::string_view kAnnotation = "galley.istio.io/analyze-suppress";

// The annotation's value by the object that has it.
std::map<ResourceName, std::string> annotated(const model::Repository& repository) {
  std::map<ResourceName, std::string> values;
  const auto gather = [&](const auto& objects) {
    for (const auto& each : objects) {
      const model::Object& object = each.object;
      const model::Field* field = object.metadata.annotations.find(kAnnotation);
      if (field == nullptr) continue;
      values.emplace(
          ResourceName{object.api_version, object.kind, object.metadata.name_space.value, object.metadata.name.value},
          field->value);
    }
  };
  gather(repository.namespaces);
  gather(repository.workloads);
  gather(repository.webhooks);
  return values;
}

}  // namespace

bool names_code(std::string_view value, std::string_view code) {
  const std::vector<std::string> codes = comma_list(value);
  return std::ranges::any_of(codes, [&](const std::string& each) { return each == "*" || each == code; });
}

void point_at_analyze_suppress(const Analysis& analysis, std::vector<Diagnostic>& findings) {
  const std::map<ResourceName, std::string> values = annotated(analysis.repository);
  if (values.empty()) return;
  for (Diagnostic& finding : findings) {
    const rules::Rule* rule = rules::find_rule(finding.rule);
    const auto value = finding.resource ? values.find(*finding.resource) : values.end();
    if (rule == nullptr || value == values.end()) continue;
    for (const std::string_view code : rule->equivalents) {
      if (!names_code(value->second, code)) continue;
      finding.remarks.push_back(
          fmt::format("{} silences {} for istioctl only; here it takes `sidelint/ignore: \"{}: …\"`", kAnnotation, code,
                      finding.rule));
      break;
    }
  }
}

}  // namespace sidelint::linter
