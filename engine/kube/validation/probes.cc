// Probes and lifecycle hooks.
#include <array>
#include <string>

#include <fmt/format.h>

#include "engine/kube/fields.h"
#include "engine/kube/names.h"
#include "engine/kube/validation/parts.h"

namespace sidelint::kube::validation {
namespace {

using yaml::Kind;
using yaml::Value;

constexpr std::int64_t kMostPort = 65535;

void check_port_or_name(const Value& action, const Path& path, Errors& errors) {
  const Value zero = Value::integer(0, action.origin);
  const Value* given = action.find("port");
  const Value& port = given == nullptr ? zero : *given;
  if (port.is(Kind::string)) {
    errors.invalid_for(path, port, check_port_name(port.text));
    return;
  }
  const std::int64_t number = as_integer(port).value_or(0);
  if (number < 1 || number > kMostPort) errors.invalid(path, port, not_between(1, kMostPort));
}

void check_http_get(const Value& action, const Path& path, Errors& errors) {
  if (text(action, "path").empty()) errors.required(path.child("path"), "", action);
  check_port_or_name(action, path.child("port"), errors);
  const std::string_view scheme = text(action, "scheme");
  if (scheme != "HTTP" && scheme != "HTTPS") {
    const Value* given = action.find("scheme");
    errors.not_supported(path.child("scheme"), given == nullptr ? Value::string("", action.origin) : *given,
                         {"HTTP", "HTTPS"});
  }
  for (const Value& header : items(action, "httpHeaders")) {
    for (const std::string& message : check_http_header_name(text(header, "name"))) {
      errors.invalid_text(path.child("httpHeaders"), text(header, "name"), message, header);
    }
  }
}

void check_sleep(const Value& action, const PodFacts& facts, const Path& path, Errors& errors) {
  const std::int64_t seconds = integer(action, "seconds").value_or(0);
  if (!facts.grace_period || (seconds >= 0 && seconds <= *facts.grace_period)) return;
  errors.invalid(
      path, Value::integer(seconds, action.origin),
      fmt::format("must be non-negative and less than terminationGracePeriodSeconds ({})", *facts.grace_period));
}

// validateHandler
void check_handler(const Value& handler, const PodFacts& facts, const Path& path, Errors& errors) {
  constexpr std::array<std::string_view, 5> kKinds = {"exec", "httpGet", "tcpSocket", "grpc", "sleep"};
  bool found = false;
  for (const std::string_view kind : kKinds) {
    const Value* action = child(handler, kind);
    if (action == nullptr) continue;
    const Path here = path.child(kind);
    if (found) {
      errors.forbidden(here, "may not specify more than 1 handler type", *action);
      continue;
    }
    found = true;
    if (kind == "exec" && items(*action, "command").empty()) errors.required(here.child("command"), "", *action);
    if (kind == "httpGet") check_http_get(*action, here, errors);
    if (kind == "tcpSocket" || kind == "grpc") check_port_or_name(*action, here.child("port"), errors);
    if (kind == "sleep") check_sleep(*action, facts, here, errors);
  }
  if (!found) errors.required(path, "must specify a handler type", handler);
}

void check_probe(const Value& probe, const PodFacts& facts, const Path& path, Errors& errors) {
  constexpr std::array<std::string_view, 5> kNumbers = {"initialDelaySeconds", "timeoutSeconds", "periodSeconds",
                                                        "successThreshold", "failureThreshold"};
  check_handler(probe, facts, path, errors);
  for (const std::string_view key : kNumbers) {
    if (integer(probe, key).value_or(0) < 0) {
      errors.invalid(path.child(key), *probe.find(key), "must be greater than or equal to 0");
    }
  }
  const Value* grace = probe.find("terminationGracePeriodSeconds");
  if (grace != nullptr && as_integer(*grace).value_or(0) <= 0) {
    errors.invalid(path.child("terminationGracePeriodSeconds"), *grace, "must be greater than 0");
  }
}

void check_success_once(const Value& probe, const Path& path, Errors& errors) {
  const std::int64_t threshold = integer(probe, "successThreshold").value_or(0);
  if (threshold == 1) return;
  errors.invalid(path.child("successThreshold"), Value::integer(threshold, probe.origin), "must be 1");
}

}  // namespace

void check_probes(const Value& container, const PodFacts& facts, const Path& path, Errors& errors) {
  for (const std::string_view key : {"livenessProbe", "readinessProbe", "startupProbe"}) {
    const Value* probe = child(container, key);
    if (probe == nullptr) continue;
    const Path here = path.child(key);
    check_probe(*probe, facts, here, errors);
    const Value* grace = probe->find("terminationGracePeriodSeconds");
    if (key != "readinessProbe") {
      check_success_once(*probe, here, errors);
    } else if (grace != nullptr) {
      errors.invalid(here.child("terminationGracePeriodSeconds"), *grace, "must not be set for readinessProbes");
    }
  }
}

void check_lifecycle(const Value& container, const PodFacts& facts, const Path& path, Errors& errors) {
  const Value* lifecycle = child(container, "lifecycle");
  if (lifecycle == nullptr) return;
  for (const std::string_view key : {"postStart", "preStop"}) {
    if (const Value* hook = child(*lifecycle, key)) check_handler(*hook, facts, path.child(key), errors);
  }
}

}  // namespace sidelint::kube::validation
