#include "engine/inject/legacy/spec.h"

#include <array>
#include <utility>

#include "engine/base/check.h"
#include "engine/gotmpl/go/strconv.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/inject/json_text.h"
#include "engine/inject/pod.h"
#include "engine/inject/rendered.h"
#include "engine/inject/yaml_text.h"
#include "engine/kube/round_trip.h"
#include "engine/kube/schema.h"
#include "engine/yaml/go_error.h"

namespace sidelint::inject::legacy {
namespace {

using yaml::Kind;
using yaml::Value;

kube::Field of_pod_spec(std::string_view name) {
  const std::array<std::string_view, 2> path = {"spec", name};
  const kube::Field* field = kube::field_at(kube::pod_type(), path);
  SIDELINT_CHECK(field, "a pod's spec has the field");
  kube::Field out = *field;
  out.omitted = kube::Omitted::if_empty;
  return out;
}

kube::Field plain(std::string_view name, kube::Form form, kube::Shape shape) {
  kube::Field field;
  field.name = name;
  field.form = form;
  field.shape = shape;
  field.omitted = kube::Omitted::if_empty;
  return field;
}

kube::RoundTrip decode(const Value& rendered) {
  const std::array<kube::Field, 8> fields = {
      plain("podRedirectAnnot", kube::Form::text, kube::Shape::map),
      plain("rewriteAppHTTPProbe", kube::Form::boolean, kube::Shape::plain),
      plain("holdApplicationUntilProxyStarts", kube::Form::boolean, kube::Shape::plain),
      of_pod_spec("initContainers"),
      of_pod_spec("containers"),
      of_pod_spec("volumes"),
      of_pod_spec("dnsConfig"),
      of_pod_spec("imagePullSecrets")};
  kube::RoundTripOptions options;
  options.scalars = kube::Scalars::coerced;
  return kube::round_trip(rendered, kube::Type{"SidecarInjectionSpec", fields}, options);
}

std::vector<Value> taken_items(Value& from, std::string_view key) {
  Value* list = from.find(key);
  return list ? std::move(list->items) : std::vector<Value>();
}

bool flag(const Value& from, std::string_view key) {
  const Value* found = from.find(key);
  return found && found->text == "true";
}

Value names_of(const std::vector<Value>& items) {
  if (items.empty()) return Value::null();
  Value out = Value::sequence();
  for (const Value& item : items) out.items.push_back(Value::string(name_of(item)));
  return out;
}

}  // namespace

Value* Spec::sidecar() {
  for (Value& container : containers)
    if (name_of(container) == kProxyContainer) return &container;
  return nullptr;
}

ReadSpec read_spec(const Rendering& rendering) {
  std::optional<yaml::Problem> problem;
  const Value rendered = read_rendered_value(rendering, problem);
  if (problem)
    return {{},
            "error converting YAML to JSON: " + yaml::go_error(rendering.output.text, *problem),
            OriginId::written({rendering.source, problem->at.begin, problem->at.end})};
  if (rendered.is(Kind::null)) return {};
  kube::RoundTrip read = decode(rendered);
  if (read.refusal) return {{}, "error unmarshaling JSON: " + read.refusal->message, read.refusal->at};
  ReadSpec out;
  out.spec.init_containers = taken_items(read.value, "initContainers");
  out.spec.containers = taken_items(read.value, "containers");
  out.spec.volumes = taken_items(read.value, "volumes");
  out.spec.image_pull_secrets = taken_items(read.value, "imagePullSecrets");
  if (Value* dns = read.value.find("dnsConfig")) out.spec.dns_config = std::move(*dns);
  if (Value* redirect = read.value.find("podRedirectAnnot")) out.spec.redirect_annotations = std::move(*redirect);
  out.spec.rewrites_probes = flag(read.value, "rewriteAppHTTPProbe");
  out.spec.holds_application = flag(read.value, "holdApplicationUntilProxyStarts");
  return out;
}

std::string status_text(const Spec& spec, std::string_view version) {
  Value status = Value::mapping();
  status.set("version", Value::string(version));
  status.set("initContainers", names_of(spec.init_containers));
  status.set("containers", names_of(spec.containers));
  status.set("volumes", names_of(spec.volumes));
  status.set("imagePullSecrets", names_of(spec.image_pull_secrets));
  return json_in_order(status);
}

Status previous_status(const Value& pod) {
  std::optional<Status> said = read_status(pod);
  if (said && !(said->init_containers.empty() && said->containers.empty() && said->volumes.empty() &&
                said->image_pull_secrets.empty()))
    return std::move(*said);
  Status first;
  first.init_containers = {"istio-init", "enable-core-dump"};
  first.containers = {"istio-proxy"};
  first.volumes = {"istio-certs", "istio-envoy"};
  return first;
}

std::optional<std::int64_t> argument(const Value& container, std::string_view name) {
  const Value* args = container.find("args");
  if (!args) return std::nullopt;
  for (std::size_t i = 0; i < args->items.size(); ++i) {
    std::string_view text = gotmpl::go::trim_space(args->items[i].text);
    if (!text.starts_with('-')) continue;
    text.remove_prefix(text.starts_with("--") ? 2 : 1);
    if (!text.starts_with(name)) continue;
    text.remove_prefix(name.size());
    const bool with_value = text.starts_with('=');
    if (!with_value && !text.empty()) continue;
    if (with_value && (text.size() == 1 || text.find_first_not_of("0123456789", 1) != std::string_view::npos)) continue;
    if (!with_value && i + 1 == args->items.size()) return std::nullopt;
    const auto number = gotmpl::go::parse_int(with_value ? text.substr(1) : args->items[i + 1].text, 10);
    return number.ok() ? std::optional(number.value) : std::nullopt;
  }
  return std::nullopt;
}

void append_arguments(Value& container, std::string_view name, std::string_view value) {
  Value* args = container.find("args");
  if (!args || !args->is(Kind::sequence)) args = &container.set("args", Value::sequence());
  args->items.push_back(Value::string("--" + std::string(name)));
  args->items.push_back(Value::string(value));
}

}  // namespace sidelint::inject::legacy
