#include "engine/model/admission.h"

#include <algorithm>
#include <string>
#include <vector>

namespace sidelint::model {
namespace {

bool exact_or_wildcard(const std::vector<std::string>& items, std::string_view requested) {
  return std::any_of(items.begin(), items.end(),
                     [&](const std::string& item) { return item == "*" || item == requested; });
}

// `pods/*` covers the bare resource too: its absent subresource is matched by the asterisk.
bool covers_resource(std::string_view pattern, const Request& request) {
  const auto slash = pattern.find('/');
  const std::string_view resource = pattern.substr(0, slash);
  const std::string_view subresource = slash == std::string_view::npos ? "" : pattern.substr(slash + 1);
  return (resource == "*" || resource == request.resource) &&
         (subresource == "*" || subresource == request.subresource);
}

}  // namespace

bool covers(const WebhookRule& rule, const Request& request) {
  const bool scope = rule.scope.empty() || rule.scope == "*" || rule.scope == "Namespaced";
  return scope && exact_or_wildcard(rule.operations, request.operation) &&
         exact_or_wildcard(rule.api_groups, request.api_group) &&
         exact_or_wildcard(rule.api_versions, request.api_version) &&
         std::any_of(rule.resources.begin(), rule.resources.end(),
                     [&](const std::string& pattern) { return covers_resource(pattern, request); });
}

}  // namespace sidelint::model
