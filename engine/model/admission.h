// Which requests to the API server a webhook rule covers.
//
// Mirrors k8s.io/apiserver v0.36: pkg/admission/plugin/webhook/predicates/rules/rules.go (Matcher.Matches).
#pragma once

#include <string_view>

#include "engine/model/webhook.h"

namespace sidelint::model {

// A request on a namespaced object; by default the creation of a pod.
struct Request {
  std::string_view operation = "CREATE";
  std::string_view api_group = "";
  std::string_view api_version = "v1";
  std::string_view resource = "pods";
  std::string_view subresource = "";
};

bool covers(const WebhookRule& rule, const Request& request);

}  // namespace sidelint::model
